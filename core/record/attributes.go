package record

import (
	"encoding/binary"
	"math/bits"

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
// nearly every value has its type's form: then both are read eight bytes at a
// time and with few jumps, which are what wasm is slow at. What is not so takes
// the long way, which finds the same.
func (s *Scanner) attributes(el *element, i int) (int, status) {
	b, rec := s.buf, &s.Rec
	var has, read uint64
	prev := 0
	s.others, s.scratch, s.broken = s.others[:0], s.size+slack, false
	rec.at, rec.values = 0, &s.values
	for {
		if c := b[i]; c != ' ' && class[c]&space == 0 {
			break
		} else if i++; c != ' ' || b[i] <= ' ' {
			i = s.blankWithin(i - 1)
		}
		a := int(el.next[prev&(slots-1)][0]) & (slots - 1)
		at := &el.attrs[a]
		name := (*[24]byte)(b[i:])
		if (binary.LittleEndian.Uint64(name[:])^at.lit.word[0])&at.lit.mask[0]|
			(binary.LittleEndian.Uint64(name[8:])^at.lit.word[1])&at.lit.mask[1]|
			(binary.LittleEndian.Uint64(name[16:])^at.lit.word[2])&at.lit.mask[2] != 0 {
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
					prev = a + 1
				}
				continue
			}
			a &= slots - 1
			at = &el.attrs[a]
		}
		bit := uint64(1) << a
		if has&bit != 0 {
			return 0, s.wrong(NotWellFormed, Repeated, i)
		}
		has |= bit
		v := i + at.lit.size
		end := v
		switch at.kind {
		case digits:
			// A number of up to seven digits: its end, its form and its value.
			x := binary.LittleEndian.Uint64(b[v:])
			quote := x ^ 0x2222222222222222
			n := uint(bits.TrailingZeros64((quote-ones)&^quote&highs)) >> 3
			if value, ok := number(x, n); ok && at.lengths>>(n&63)&1 != 0 { // which allows no 0
				if n == 2 && value < 10 && at.typ == format.Kode {
					value += format.LeadingZero
				}
				end += int(n)
				rec.Num[a] = value
				read |= bit
			}
		case date:
			if n, ok := dato(b, v); ok {
				end += 10
				rec.Num[a] = n
				read |= bit
			}
		case word:
			if n, ok := alphanumeric(b, v); ok && at.lengths>>(uint(n)&63)&1 != 0 {
				end += n
				read |= bit
			}
		}
		if read&bit == 0 {
			for class[b[end]]&inDouble != 0 {
				end++
			}
			if b[end] != '"' {
				from, to, quote, st := s.oddValue(v, end, '"')
				if st != whole {
					return 0, st
				}
				s.values[a] = extent{int32(from), int32(to), int32(i)}
				prev = a + 1
				i = quote + 1
				continue
			}
		}
		s.values[a] = extent{int32(v), int32(end), int32(i)}
		prev = a + 1
		i = end + 1
	}
	rec.Has, s.read = has, read
	return s.tagEnd(i)
}

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// number reads the first n bytes of x, one to eight, as digits.
func number(x uint64, n uint) (int32, bool) {
	t := (x ^ 0x3030303030303030) << ((64 - 8*n) & 63)
	bad := ((t + 0x7676767676767676) | t) & highs
	t = t*10 + t>>8
	return int32(((t&0xFF000000FF)*0xF424000000064 + (t>>16&0xFF000000FF)*0x271000000001) >> 32), bad == 0
}

// alphanumeric is the length of the value at v, ended by a quote, if it is made
// of ASCII letters and digits.
func alphanumeric(b []byte, v int) (n int, ok bool) {
	for i := v; i < v+40; i += 8 {
		x := binary.LittleEndian.Uint64(b[i:])
		quote := x ^ 0x2222222222222222
		n := uint(bits.TrailingZeros64((quote-ones)&^quote&highs)) >> 3
		low := x | 0x2020202020202020
		fit := (low + 0x5050505050505050) &^ (low + 0x4646464646464646) // 0–9
		fit |= (low + 0x1F1F1F1F1F1F1F1F) &^ (low + 0x0505050505050505) // a–z
		if n == 0 {
			return i - v, true
		}
		if (highs&^fit|x&highs)<<((64-8*n)&63) != 0 {
			return 0, false
		}
		if n < 8 {
			return i - v + int(n), true
		}
	}
	return 0, false
}

// second tries the other guess for what follows an attribute, and makes it the
// first; -1 if it is not that either.
func (s *Scanner) second(el *element, prev, i int) int {
	a := int(el.next[prev&(slots-1)][1]) & (slots - 1)
	if !el.attrs[a].lit.at(s.buf, i) {
		return -1
	}
	el.learn(prev, a)
	return a
}

// learn notes that an attribute followed one.
func (e *element) learn(prev, a int) {
	if n := &e.next[prev&(slots-1)]; int(n[0]) != a {
		n[0], n[1] = uint8(a), n[0]
	}
}

// dato reads a date and the quote behind it: eight bytes at once and two more,
// for years with a table row and days that the month has every year.
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
	if y-firstDated >= datedYears || m-1 >= 12 || d-1 >= uint32(everyYear[m-1]) {
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
	s.values[a] = extent{int32(from), int32(to), int32(i)}
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
