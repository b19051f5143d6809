package record

import "encoding/binary"

// A literal is a text of at most 24 bytes (a longer one is never found) made ready to be compared with the
// buffer in three words, without a branch: jumps are what wasm is slow at. The
// buffer goes on for slack bytes behind the data, whose first is 0, which no
// literal holds.
type literal struct {
	size       int
	word, mask [3]uint64
	text       string
}

const slack = 64

func literally(text string) literal {
	l := literal{size: len(text), text: text}
	var b [24]byte
	copy(b[:], text)
	for i := range l.word {
		l.word[i] = binary.LittleEndian.Uint64(b[8*i:])
		if n := len(text) - 8*i; n >= 8 {
			l.mask[i] = ^uint64(0)
		} else if n > 0 {
			l.mask[i] = 1<<(8*n) - 1
		}
	}
	if len(text) > len(b) {
		return never
	}
	return l
}

// never is 24 zero bytes: where the buffer has them, no value follows, and
// reading one fails as reading them would.
var never = literal{mask: [3]uint64{^uint64(0), ^uint64(0), ^uint64(0)}}

// at tells whether the buffer has the literal at i.
func (l *literal) at(b []byte, i int) bool {
	w := (*[24]byte)(b[i:])
	return (binary.LittleEndian.Uint64(w[:])^l.word[0])&l.mask[0]|
		(binary.LittleEndian.Uint64(w[8:])^l.word[1])&l.mask[1]|
		(binary.LittleEndian.Uint64(w[16:])^l.word[2])&l.mask[2] == 0
}
