package record

import (
	"encoding/binary"

	"sluse/core/format"
)

// An other is an attribute that is not one of the element's: a namespace
// declaration, one with a prefix, an unknown one.
type other struct {
	start, end int // of the name
	from, to   int // of the value
}

// attributes reads a tag's attributes from i on into Rec and others, and
// returns the index of its '>' or of the '/' before it.
//
// This is where the time goes. Nearly every attribute is the one guessed, and
// nearly every value has its type's form: then one comparison finds the one and
// one look at each byte reads the other. What is not so takes the long way,
// which finds the same.
func (s *Scanner) attributes(el *element, i int) (int, status) {
	b, rec := s.buf, &s.Rec
	var has, read uint64
	prev := uint8(0)
	s.others, s.scratch, s.broken = s.others[:0], s.size+slack, false
	for {
		if c := b[i]; c != ' ' && class[c]&space == 0 {
			break
		} else if i++; c != ' ' || b[i] <= ' ' {
			i = s.blankWithin(i - 1)
		}
		a := int(el.next[prev][0])
		at := &el.attrs[a]
		if !at.lit.at(b, i) {
			if b[i] == '>' || b[i] == '/' {
				break
			}
			if a = s.second(el, prev, i); a < 0 {
				var st status
				if a, i, st = s.slowAttribute(el, i, has); st != whole {
					return 0, st
				}
				if a >= 0 {
					has |= 1 << a
					el.learn(prev, a)
					prev = uint8(a + 1)
				}
				continue
			}
			at = &el.attrs[a]
		}
		if has>>a&1 != 0 {
			return 0, s.wrong(NotWellFormed, Repeated, i)
		}
		v := i + at.lit.size
		end := v
		switch at.typ {
		case format.Siffer, format.Kode:
			if d := b[v] - '0'; d <= 9 && b[v+1] == '"' {
				end = v + 1
				rec.Num[a] = int32(d)
				read |= 1 << a
			} else if e := b[v+1] - '0'; e <= 9 && d-1 <= 8 && b[v+2] == '"' && at.typ == format.Kode {
				end = v + 2
				rec.Num[a] = int32(d)*10 + int32(e)
				read |= 1 << a
			}
		case format.Dato:
			if n, ok := dato(b, v); ok {
				end = v + 10
				rec.Num[a] = n
				read |= 1 << a
			}
		case format.ID:
			for class[b[end]]&inID != 0 {
				end++
			}
			if b[end] == '"' && uint(end-v-1) < format.MaxID {
				read |= 1 << a
			}
		case format.Fid:
			for class[b[end]]&inFid != 0 {
				end++
			}
			if b[end] == '"' && uint(end-v-4) <= 16 {
				read |= 1 << a
			}
		case format.Utforer:
			for b[end]-'0' <= 9 {
				end++
			}
			if b[end] == '"' && (end-v == 9 || end-v == 10 && b[end-1] == '0') {
				read |= 1 << a
			}
		case format.Minutter:
			n := int32(0)
			for d := b[end] - '0'; d <= 9 && end < v+6; d = b[end] - '0' {
				n = n*10 + int32(d)
				end++
			}
			if b[end] == '"' && uint(end-v-1) < 5 {
				rec.Num[a] = n
				read |= 1 << a
			}
		}
		if read>>a&1 == 0 {
			for class[b[end]]&inDouble != 0 {
				end++
			}
			if b[end] != '"' {
				var from, to int
				var st status
				if from, to, end, st = s.oddValue(v, end, '"'); st != whole {
					return 0, st
				}
				has |= 1 << a
				rec.from[a], rec.to[a], s.pos[a] = int32(from), int32(to), int32(i)
				prev = uint8(a + 1)
				i = end + 1
				continue
			}
		}
		has |= 1 << a
		rec.from[a], rec.to[a], s.pos[a] = int32(v), int32(end), int32(i)
		prev = uint8(a + 1)
		i = end + 1
	}
	rec.Has, s.read = has, read
	return s.tagEnd(i)
}

// second tries the other guess for what follows an attribute, and makes it the
// first; -1 if it is not that either.
func (s *Scanner) second(el *element, prev uint8, i int) int {
	a := int(el.next[prev][1])
	if !el.attrs[a].lit.at(s.buf, i) {
		return -1
	}
	el.learn(prev, a)
	return a
}

// learn notes that an attribute followed one.
func (e *element) learn(prev uint8, a int) {
	if n := &e.next[prev]; int(n[0]) != a {
		n[0], n[1] = uint8(a), n[0]
	}
}

// dato reads a date and the quote behind it: eight bytes at once and two more,
// for years with a table row and days that every month has.
func dato(b []byte, v int) (int32, bool) {
	t := binary.LittleEndian.Uint64(b[v:]) ^ 0x2D30302D30303030 // "0000-00-"
	dd := binary.LittleEndian.Uint32(b[v+8:])
	d1, d0 := uint8(dd)-'0', uint8(dd>>8)-'0'
	if ((t+0x7676767676767676)|t)&0x8080808080808080 != 0 || t&0xFF0000FF00000000 != 0 ||
		d1 > 9 || d0 > 9 || uint8(dd>>16) != '"' {
		return 0, false
	}
	y := t&15*1000 + t>>8&15*100 + t>>16&15*10 + t>>24&15
	m := t>>40&15*10 + t>>48&15
	d := uint32(d1)*10 + uint32(d0)
	if y-firstDated >= datedYears || m-1 >= 12 || d-1 >= 28 {
		return format.ReadDato(b[v : v+10])
	}
	return dated[y-firstDated][m-1] + int32(d), true
}

// blankWithin skips white space within a tag, from its first byte on.
func (s *Scanner) blankWithin(i int) int {
	for class[s.buf[i]]&space != 0 {
		s.broken = s.broken || s.buf[i] == '\n'
		i++
	}
	return i
}

// tagEnd expects the tag's end at i.
func (s *Scanner) tagEnd(i int) (int, status) {
	switch {
	case s.buf[i] == '>', s.buf[i] == '/' && s.buf[i+1] == '>':
		return i, whole
	case i >= s.n || s.buf[i] == '/' && i+1 >= s.n:
		return 0, needed
	}
	return 0, s.wrong(NotWellFormed, Syntax, i)
}

// slowAttribute reads an attribute that was not guessed and returns its index
// (-1 for an other) and the index behind it.
func (s *Scanner) slowAttribute(el *element, i int, has uint64) (a, end int, st status) {
	name, st := s.qualified(i)
	if st != whole {
		return 0, 0, st
	}
	value, st := s.equals(name)
	if st != whole {
		return 0, 0, st
	}
	quote := s.buf[value-1]
	from, to, end, st := s.oddValue(value, value, quote)
	if st != whole {
		return 0, 0, st
	}
	if a = el.find(s.buf[i:name]); a < 0 {
		if len(s.others) == MaxAttrs {
			return 0, 0, s.wrong(Limit, TooManyAttributes, i)
		}
		s.others = append(s.others, other{i, name, from, to})
		return a, end + 1, whole
	}
	if has>>a&1 != 0 {
		return 0, 0, s.wrong(NotWellFormed, Repeated, i)
	}
	s.Rec.from[a], s.Rec.to[a], s.pos[a] = int32(from), int32(to), int32(i)
	return a, end + 1, whole
}

// equals reads the equals sign and the quote from k on, and returns the index
// of the value.
func (s *Scanner) equals(k int) (int, status) {
	if k = s.blankWithin(k); s.buf[k] == '=' {
		k = s.blankWithin(k + 1)
		if s.buf[k] == '"' || s.buf[k] == '\'' {
			return k + 1, whole
		}
	}
	if k >= s.n {
		return 0, needed
	}
	return 0, s.wrong(NotWellFormed, Syntax, k)
}
