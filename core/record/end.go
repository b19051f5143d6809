package record

// endTag reads the end tag at s.i; false if the element was one to skip.
func (s *Scanner) endTag() (Event, bool) {
	for {
		end, st := s.closing(s.i + 2)
		switch {
		case st == whole && end-s.i > MaxTag, st == needed && s.full():
			return s.halt(Limit, TagLong, s.here(s.i)), true
		case st == whole:
			s.tag = place{s.i, s.line, s.base + int64(s.i) - s.lineStart + 1}
			s.skipLines(s.i, end)
			s.i = end
			return s.close()
		case st == failed:
			return s.fail(), true
		case !s.more():
			return s.cut(s.n), true
		}
	}
}

// closing compares the name at i with the open element's and returns the
// index behind the tag.
func (s *Scanner) closing(i int) (int, status) {
	if s.depth == 0 {
		return 0, s.wrong(NotWellFormed, Mismatch, s.i)
	}
	f := &s.stack[s.depth-1]
	if f.name < 0 {
		if f.el.end.at(s.buf, i) {
			return i + f.el.end.size, whole
		}
		i = match(s.buf, i, f.el.row.Name)
	} else {
		i = match(s.buf, i, s.names[f.name:])
	}
	if i < 0 {
		return 0, s.wrong(NotWellFormed, Mismatch, s.i)
	}
	for class[s.buf[i]]&space != 0 {
		i++
	}
	switch {
	case s.buf[i] == '>':
		return i + 1, whole
	case i == s.n:
		return 0, needed
	}
	return 0, s.wrong(NotWellFormed, Mismatch, s.i)
}

// match is the index behind a name at i, -1 if there is another. Where the
// buffer ends within the name it is the buffer's end.
func match[T string | []byte](b []byte, i int, name T) int {
	for k := 0; k < len(name); k++ {
		if b[i+k] != name[k] {
			if i+k == len(b)-1 || b[i+k] == 0 {
				return i + k
			}
			return -1
		}
	}
	return i + len(name)
}

func (s *Scanner) close() (Event, bool) {
	if s.stack[s.depth-1].el == nil {
		s.depth--
		s.leave()
		return 0, false
	}
	return s.pop(), true
}

// pop ends the innermost element, which is one that was read.
func (s *Scanner) pop() Event {
	s.depth--
	f := &s.stack[s.depth]
	s.Rec.El, s.Rec.ID, s.Rec.Has = f.el.row, f.el.row.ID, 0
	for i := range f.el.children {
		if c := &f.el.children[i]; c.min > 0 && f.seen>>i&1 == 0 {
			s.note(Problem{Code: Missing, Place: s.Place(), Element: c.name})
		}
	}
	s.leave()
	return End
}

// leave takes back what the element at s.depth, just ended, had declared.
func (s *Scanner) leave() {
	f := &s.stack[s.depth]
	if f.name >= 0 {
		s.names = s.names[:f.name]
	}
	if len(s.spaces.list) > f.bindings {
		s.spaces.cut(f.bindings)
	}
	s.ended = s.depth == 0
}
