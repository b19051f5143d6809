package record

// An other is an attribute that is not one of the element's: a namespace
// declaration, one with a prefix, an unknown one.
type other struct {
	start, end int // of the name
	val        []byte
}

// attributes reads a tag's attributes from i on into Rec and others, and
// returns the index of its '>' or of the '/' before it.
//
// This is where the time goes: nearly every attribute is the one guessed,
// costs one comparison, and its value ends at the first byte that is not ordinary.
func (s *Scanner) attributes(el *element, i int) (int, status) {
	b, rec := s.buf, &s.Rec
	var has uint64
	prev := uint8(0)
	s.others, s.scratch, s.broken = s.others[:0], s.scratch[:0], false
	for {
		c := b[i]
		if class[c]&space == 0 {
			rec.Has = has
			return s.tagEnd(i)
		}
		for i++; class[b[i]]&space != 0; i++ {
			s.broken = s.broken || b[i] == '\n'
		}
		s.broken = s.broken || c == '\n'
		a := -1
		value := i
		if len(el.attrs) > 0 {
			a = int(el.next[prev])
			if lit := el.attrs[a].lit; i+len(lit) <= s.n && string(b[i:i+len(lit)]) == lit {
				value += len(lit)
			} else {
				a = -1
			}
		}
		quote := uint8(inDouble)
		if a < 0 {
			if b[i] == '>' || b[i] == '/' {
				rec.Has = has
				return s.tagEnd(i)
			}
			var st status
			if a, value, quote, st = s.attrName(el, i); st != whole {
				return 0, st
			}
			if a >= 0 {
				el.next[prev] = uint8(a)
			}
		}
		end := value
		for class[b[end]]&quote != 0 {
			end++
		}
		val := b[value:end:end]
		if b[end] != '"' && b[end] != '\'' || b[end] != b[value-1] {
			var st status
			if val, end, st = s.oddValue(value, end, b[value-1]); st != whole {
				return 0, st
			}
		}
		if a < 0 {
			s.others[len(s.others)-1].val = val
			i = end + 1
			continue
		}
		if has>>a&1 != 0 {
			return 0, s.wrong(NotWellFormed, Repeated, i)
		}
		has |= 1 << a
		rec.Val[a], s.pos[a] = val, int32(i)
		prev = uint8(a + 1)
		i = end + 1
	}
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

// attrName reads a name, the equals sign and the quote, and finds the row.
func (s *Scanner) attrName(el *element, i int) (a, value int, quote uint8, st status) {
	end, st := s.qualified(i)
	if st != whole {
		return 0, 0, 0, st
	}
	k := end
	for class[s.buf[k]]&space != 0 {
		s.broken = s.broken || s.buf[k] == '\n'
		k++
	}
	if s.buf[k] == '=' {
		k++
		for class[s.buf[k]]&space != 0 {
			s.broken = s.broken || s.buf[k] == '\n'
			k++
		}
	}
	switch {
	case s.buf[k] == '"':
		quote = inDouble
	case s.buf[k] == '\'':
		quote = inSingle
	case k >= s.n:
		return 0, 0, 0, needed
	default:
		return 0, 0, 0, s.wrong(NotWellFormed, Syntax, k)
	}
	if a = el.find(s.buf[i:end]); a >= 0 {
		return a, k + 1, quote, whole
	}
	if len(s.others) == MaxAttrs {
		return 0, 0, 0, s.wrong(Limit, TooManyAttributes, i)
	}
	s.others = append(s.others, other{start: i, end: end})
	return a, k + 1, quote, whole
}
