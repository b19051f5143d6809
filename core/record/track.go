package record

import (
	"encoding/binary"

	"sluse/core/format"
)

// A track is what the tags within an element have looked like so far. Deliveries
// are written by programs: nearly every tag repeats the bytes of one before but
// for its values, so it is compared 32 bytes at a time, values left out,
// and what differs from all before is read the long way and learnt.
//
// The tags are trees of words, one for each beginning of a name. A path goes on
// at the next index; where another tag differs, alt leads to its words. A track
// that is full learns no more.
type track struct {
	heads  [heads]int32 // index + 1 of the first word, by head
	nodes  []node
	shapes []*shape
}

// A node is 32 bytes of a tag, those of values masked out.
type node struct {
	mask, word [4]uint64
	alt        int32 // index of what else may stand here; 0 = nothing
	shape      int32 // index + 1 of the tag that ends here; 0 = none does
}

const (
	heads     = 64
	width     = 32      // bytes of a node
	maxLearnt = 1 << 10 // bytes of a tag
	maxNodes  = 2 << 10 // of a track
	maxShapes = 256
)

// head spreads tags by the first two letters of the name.
func head(b []byte, p int) int {
	return (int(b[p+1]) + int(b[p+2])*4) & (heads - 1)
}

// A shape is a tag but for its values. What each tag asks for stands together.
type shape struct {
	size   int // bytes, with the '>'
	child  int // index in the open element's children
	has    uint64
	fields []field
	ends   [numWays]uint8 // of the fields that are read in one way
	self   bool
	brief  bool          // self, and its end asks for nothing
	values [slots]extent // from the tag's first byte
}

// The ways in which fields are read, in their order.
const (
	asOnes   = iota // one digit; four at a time, the last more than once
	asDates         // a date
	asDigits        // two to nine digits
	asWords         // letters and digits
	asOthers
	numWays
)

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
	k := int(t.heads[head(b, p)]) - 1
	for uint(k) < uint(len(nodes)) {
		n, w := &nodes[k], (*[width]byte)(b[p:])
		if (binary.LittleEndian.Uint64(w[:])&n.mask[0]^n.word[0])|
			(binary.LittleEndian.Uint64(w[8:])&n.mask[1]^n.word[1])|
			(binary.LittleEndian.Uint64(w[16:])&n.mask[2]^n.word[2])|
			(binary.LittleEndian.Uint64(w[24:])&n.mask[3]^n.word[3]) != 0 {
			if k = int(n.alt); k == 0 {
				break
			}
			continue
		}
		if n.shape != 0 {
			return t.shapes[n.shape-1]
		}
		p += width
		k++
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
	b, num, fields := s.buf[s.i:], &s.Rec.Num, sh.fields
	i := 0
	var bad uint8
	for ; i < int(sh.ends[asOnes]); i += 4 {
		four := (*[4]field)(fields[i:])
		d0, d1, d2, d3 := b[four[0].at]-'0', b[four[1].at]-'0', b[four[2].at]-'0', b[four[3].at]-'0'
		bad |= (9 - d0) | d0 | (9 - d1) | d1 | (9 - d2) | d2 | (9 - d3) | d3 // a digit has neither high bit
		num[four[0].attr&(slots-1)] = int32(d0)
		num[four[1].attr&(slots-1)] = int32(d1)
		num[four[2].attr&(slots-1)] = int32(d2)
		num[four[3].attr&(slots-1)] = int32(d3)
	}
	if bad&0x80 != 0 {
		return false
	}
	for ; i < int(sh.ends[asDates]); i++ {
		f := &fields[i]
		v := (*[10]byte)(b[f.at:])
		t := binary.LittleEndian.Uint64(v[:]) ^ 0x2D30302D30303030 // "0000-00-"
		d := binary.LittleEndian.Uint16(v[8:]) ^ 0x3030
		if ((t+0x7676767676767676)|t)&highs|t&0xFF0000FF00000000|uint64((d+0x7676)|d)&0x8080 != 0 {
			return false
		}
		yy := uint32(t)*10 + uint32(t)>>8
		year, month, day := yy&0xFF*100+yy>>16&0xFF-firstDated, t>>40&15*10+t>>48-1, int32(d&15*10+d>>8)
		n, ok := int32(0), true
		if year < datedYears && month < 12 && uint32(day-1) < uint32(everyYear[month]) {
			n = dated[year][month] + day
		} else if n, ok = format.ReadDato(v[:]); !ok {
			return false
		}
		num[f.attr&(slots-1)] = n
	}
	for ; i < int(sh.ends[asDigits]); i++ {
		f := &fields[i]
		n, ok := number(binary.LittleEndian.Uint64(b[f.at:]), uint(min(f.size, 8)))
		if f.size > 8 {
			last := b[f.at+8] - '0'
			n, ok = n*10+int32(last), ok && last <= 9
		}
		if !ok {
			return false
		}
		if n < 10 && f.typ == format.Kode {
			n += format.LeadingZero
		}
		num[f.attr&(slots-1)] = n
	}
	for ; i < int(sh.ends[asWords]); i++ {
		f := &fields[i]
		v, n := b[f.at:], int(f.size)
		odd := uint64(0)
		for ; n > 8; n -= 8 {
			odd |= notAlphanumeric(binary.LittleEndian.Uint64(v))
			v = v[8:]
		}
		if odd|notAlphanumeric(binary.LittleEndian.Uint64(v))<<((64-8*n)&63) != 0 {
			return false
		}
	}
	for ; i < int(sh.ends[asOthers]); i++ {
		f := &fields[i]
		n, ok := f.read(b, int(f.at), s.latin1)
		if !ok {
			return false
		}
		num[f.attr&(slots-1)] = n
	}
	return true
}

// read reads a value at v that ends where the field does, in a quote.
func (f *field) read(b []byte, v int, latin1 bool) (int32, bool) {
	value := b[v : v+int(f.size)]
	if f.typ == format.DiagKode && f.size == 3 {
		return 0, value[0]-'A' < 26 && value[1]-'0' < 10 && value[2]-'0' < 10
	}
	for _, c := range value {
		if class[c]&inDouble == 0 {
			return 0, false
		}
	}
	return format.Read(f.typ, value, latin1)
}

// notAlphanumeric has the high bit of each byte that is neither.
func notAlphanumeric(x uint64) uint64 {
	low := x | 0x2020202020202020
	fit := (low + 0x5050505050505050) &^ (low + 0x4646464646464646) // 0–9
	fit |= (low + 0x1F1F1F1F1F1F1F1F) &^ (low + 0x0505050505050505) // a–z
	return highs&^fit | x&highs
}
