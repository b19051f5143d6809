package record

import "encoding/binary"

// A literal is a text made ready to be compared with the buffer eight bytes at a
// time. Reading behind the data's end is harmless: the byte there is 0, which no
// literal holds, and the buffer goes on for slack bytes more.
type literal struct {
	size int
	head uint64 // the first eight bytes
	mask uint64 // which of them count
	mid  uint64 // the next eight, where size > 16
	tail uint64 // the last eight, where size > 8
	text string
}

const slack = 64

func literally(text string) literal {
	l := literal{size: len(text), text: text, mask: ^uint64(0)}
	var b [8]byte
	copy(b[:], text)
	l.head = binary.LittleEndian.Uint64(b[:])
	if l.size < 8 {
		l.mask = 1<<(8*l.size) - 1
	}
	if l.size > 8 {
		l.tail = binary.LittleEndian.Uint64([]byte(text[l.size-8:]))
	}
	if l.size > 16 {
		l.mid = binary.LittleEndian.Uint64([]byte(text[8:16]))
	}
	return l
}

// at tells whether the buffer has the literal at i.
func (l *literal) at(b []byte, i int) bool {
	return binary.LittleEndian.Uint64(b[i:])&l.mask == l.head && (l.size <= 8 || l.rest(b, i))
}

// rest compares what is behind the first eight bytes.
func (l *literal) rest(b []byte, i int) bool {
	if binary.LittleEndian.Uint64(b[i+l.size-8:]) != l.tail {
		return false
	}
	switch {
	case l.size <= 16:
		return true
	case l.size <= 24:
		return binary.LittleEndian.Uint64(b[i+8:]) == l.mid
	}
	return string(b[i:i+l.size]) == l.text
}
