package record

import (
	"encoding/binary"
	"math/bits"

	"sluse/core/format"
)

// learn takes the tag that was just read, from at to end, into the track of the
// element it is in. A tag is learnt if nothing was wrong with it and it is plain:
// on one line, its values in double quotes and as they stand.
func (s *Scanner) learn(parent *frame, child, at, end int) {
	t, rec := &parent.el.track, &s.Rec
	size := end + 1 - at
	if s.buf[end] == '/' {
		size++
	}
	if s.broken || size > maxLearnt || len(t.shapes) == maxShapes || len(t.nodes)+size/width+1 > maxNodes {
		return
	}
	el := parent.el.children[child].el
	sh := &shape{size: size, child: child, self: s.buf[end] == '/', has: rec.Has}
	sh.brief = sh.self && !el.demands()
	fields := make([]field, 0, slots)
	var mask [maxLearnt + width]byte
	for i := range size {
		mask[i] = 0xFF
	}
	for m := rec.Has; m != 0; m &= m - 1 {
		a := bits.TrailingZeros64(m)
		v := rec.values[a]
		if int(v.from) < at || int(v.to) > end || s.buf[v.from-1] != '"' || s.buf[v.to] != '"' {
			return
		}
		clear(mask[int(v.from)-at : int(v.to)-at])
		sh.values[a] = extent{v.from - int32(at), v.to - int32(at), v.pos - int32(at)}
		fields = append(fields, fieldOf(&el.attrs[a], a, sh.values[a], s.read>>a&1 != 0))
	}
	sh.arrange(fields)
	t.insert(s.buf[at:], mask[:(size+width-1)/width*width], sh)
}

// way is how a field is read.
func (f *field) way() int {
	switch {
	case f.kind == digits && f.size == 1:
		return asOnes
	case f.kind == digits:
		return asDigits
	case f.kind == date:
		return asDates
	case f.kind == word:
		return asWords
	}
	return asOthers
}

// arrange puts the fields in the order in which they are read.
func (sh *shape) arrange(fields []field) {
	for way := range sh.ends {
		for _, f := range fields {
			if f.way() == way {
				sh.fields = append(sh.fields, f)
			}
		}
		for way == asOnes && len(sh.fields)%4 != 0 {
			sh.fields = append(sh.fields, sh.fields[len(sh.fields)-1])
		}
		sh.ends[way] = uint8(len(sh.fields))
	}
}

// fieldOf is how an attribute's value is read where it has been read before:
// by its kind if that sufficed then.
func fieldOf(at *attribute, a int, v extent, read bool) field {
	f := field{at: uint16(v.from), size: uint16(v.to - v.from), attr: uint8(a), kind: at.kind, typ: at.typ}
	switch at.typ {
	case format.OrgNr, format.Lopenr, format.Utforer:
		if f.size <= 9 {
			f.kind = digits
		}
	default:
		if !read {
			f.kind = long
		}
	}
	return f
}

// insert adds a path for the tag at the beginning of b.
func (t *track) insert(b, mask []byte, sh *shape) {
	first := &t.heads[head(b, 0)]
	if *first == 0 {
		*first = int32(len(t.nodes) + 1)
	}
	k := int(*first) - 1
	for i := 0; i < len(mask); i += width {
		n := nodeOf(b[i:], mask[i:])
		if i+width == len(mask) {
			n.shape = int32(len(t.shapes) + 1)
		}
		if k = t.step(k, n); k < 0 {
			return
		}
	}
	t.shapes = append(t.shapes, sh)
}

func nodeOf(b, mask []byte) (n node) {
	for i := range n.mask {
		n.mask[i] = binary.LittleEndian.Uint64(mask[8*i:])
		n.word[i] = binary.LittleEndian.Uint64(b[8*i:]) & n.mask[i]
	}
	return n
}

// step finds or makes a node among the alternatives from k on and returns the
// index behind it; -1 if the tag is known already.
func (t *track) step(k int, n node) int {
	for k < len(t.nodes) {
		at := &t.nodes[k]
		if at.mask == n.mask && at.word == n.word {
			if at.shape != 0 {
				return -1
			}
			return k + 1
		}
		if at.alt == 0 {
			at.alt = int32(len(t.nodes))
			break
		}
		k = int(at.alt)
	}
	t.nodes = append(t.nodes, n)
	return len(t.nodes)
}
