package record

import (
	"encoding/binary"

	"sluse/core/format"
)

// A track is what the tags within an element have looked like so far. Deliveries
// are written by programs: nearly every tag repeats the bytes of one before but
// for its values, so it is compared sixteen bytes at a time, values left out,
// and what differs from all before is read the long way and learnt.
//
// The tags are a tree of words. A path goes on at the next index; where another
// tag differs, alt leads to its words. A track that is full learns no more.
type track struct {
	nodes  []node
	shapes []*shape
}

// A node is sixteen bytes of a tag, those of values masked out. Its word never
// fits its mask where a tag has ended before it: shape is then the tag's.
type node struct {
	mask, word [2]uint64
	alt        int32 // index of what else may stand here; 0 = nothing
	shape      int32 // index + 1
}

const (
	maxLearnt = 1 << 10 // bytes of a tag
	maxNodes  = 4 << 10 // of a track
	maxShapes = 256
)

// A shape is a tag but for its values.
type shape struct {
	size   int // bytes, with the '>'
	child  int // index in the open element's children
	self   bool
	brief  bool // self, and its end asks for nothing
	has    uint64
	values [slots]extent // from the tag's first byte
	ones   []field       // values of one digit
	fields []field       // all others
}

// A field is where a value is and how it is read.
type field struct {
	at, size uint16
	attr     uint8
	kind     kind
	typ      format.Type
}

// find returns the shape of the tag at p, nil if it is none of the track's. The
// bytes in its values are not looked at.
func (t *track) find(b []byte, p int) *shape {
	nodes := t.nodes
	for k := 0; uint(k) < uint(len(nodes)); {
		n, w := &nodes[k], (*[16]byte)(b[p:])
		if (binary.LittleEndian.Uint64(w[:])&n.mask[0]^n.word[0])|
			(binary.LittleEndian.Uint64(w[8:])&n.mask[1]^n.word[1]) == 0 {
			p += 16
			k++
			continue
		}
		if n.shape != 0 {
			return t.shapes[n.shape-1]
		}
		if k = int(n.alt); k == 0 {
			break
		}
	}
	return nil
}

// known reads the tag at s.i if the open element has had one like it. The tag is
// then as startTag would read it; else nothing has changed that it does not set.
func (s *Scanner) known(parent *frame) bool {
	sh := parent.el.track.find(s.buf, s.i)
	if sh == nil || s.i+sh.size > s.n || !s.readFields(sh) {
		return false
	}
	s.tag = place{s.i, s.line, s.base + int64(s.i) - s.lineStart + 1}
	s.broken = false
	rec := &s.Rec
	rec.at, rec.values = s.i, &sh.values
	rec.Has, rec.Seen = sh.has, sh.has
	s.i += sh.size
	if s.brief = sh.brief; s.brief {
		s.follow(parent, sh.child)
	} else {
		s.push(parent, sh.child)
		s.pending = sh.self
	}
	return true
}

// readFields reads the values of a tag of a shape into Rec.Num; false if one
// does not have its type's form, or only the long way can tell.
func (s *Scanner) readFields(sh *shape) bool {
	b, num := s.buf, &s.Rec.Num
	var bad uint8
	for i := range sh.ones {
		f := &sh.ones[i]
		d := b[s.i+int(f.at)] - '0'
		bad |= 9 - d | d // a digit has neither high bit
		num[f.attr&(slots-1)] = int32(d)
	}
	if bad&0x80 != 0 {
		return false
	}
	for i := range sh.fields {
		f := &sh.fields[i]
		n, ok := f.read(b, s.i+int(f.at), s.latin1)
		if !ok {
			return false
		}
		num[f.attr&(slots-1)] = n
	}
	return true
}

// read reads a value at v that ends where the field does, in a quote.
func (f *field) read(b []byte, v int, latin1 bool) (int32, bool) {
	switch f.kind {
	case date:
		return dato(b, v)
	case word:
		return 0, alphanumerics(b[v:], int(f.size))
	case digits:
		n := int32(0)
		for _, c := range b[v : v+int(f.size)] {
			d := c - '0'
			if d > 9 {
				return 0, false
			}
			n = n*10 + int32(d)
		}
		if f.typ == format.Kode && n < 10 {
			n += format.LeadingZero
		}
		return n, true
	}
	value := b[v : v+int(f.size)]
	for _, c := range value {
		if class[c]&inDouble == 0 {
			return 0, false
		}
	}
	return format.Read(f.typ, value, latin1)
}

// alphanumerics tells whether the first n bytes are ASCII letters and digits.
func alphanumerics(b []byte, n int) bool {
	for ; n > 0; n -= 8 {
		odd := notAlphanumeric(binary.LittleEndian.Uint64(b))
		if n < 8 {
			return odd<<(64-8*n) == 0
		}
		if odd != 0 {
			return false
		}
		b = b[8:]
	}
	return true
}

// notAlphanumeric has the high bit of each byte that is neither.
func notAlphanumeric(x uint64) uint64 {
	low := x | 0x2020202020202020
	fit := (low + 0x5050505050505050) &^ (low + 0x4646464646464646) // 0–9
	fit |= (low + 0x1F1F1F1F1F1F1F1F) &^ (low + 0x0505050505050505) // a–z
	return highs&^fit | x&highs
}
