package record

import "bytes"

// text reads what stands between tags, from a byte that is neither white space
// nor '<'. It is false with the event to return when reading stops.
func (s *Scanner) text() (bool, Event) {
	i := s.i
	switch c := s.buf[i]; {
	case i >= s.n:
		return s.endOfBuffer()
	case s.depth == 0:
		return false, s.halt(NotWellFormed, OutsideRoot, s.here(i))
	case c == '&':
		return s.textReference()
	case c == ']':
		return s.bracket()
	case class[c]&inText != 0:
		s.foundText(s.here(i))
		for class[s.buf[i]]&inText != 0 && class[s.buf[i]]&space == 0 && s.buf[i] != ']' {
			i++
		}
		s.i = i
		return true, 0
	}
	at := s.here(i)
	if !s.oddChar() {
		return false, Halted
	}
	s.foundText(at)
	return true, 0
}

// endOfBuffer goes on, or ends.
func (s *Scanner) endOfBuffer() (bool, Event) {
	switch {
	case s.more():
		return true, 0
	case s.Err != nil:
		s.halted = true
		return false, Halted
	case s.ended && s.depth == 0:
		return false, Done
	}
	return false, s.cut(s.n)
}

func (s *Scanner) textReference() (bool, Event) {
	r, end, st := s.reference(s.i)
	switch {
	case st == needed && s.more():
		return true, 0
	case st == needed:
		return false, s.cut(s.n)
	case st == failed:
		return false, s.fail()
	case r != ' ' && r != '\t' && r != '\n' && r != '\r' || s.bare():
		s.foundText(s.here(s.i))
	}
	s.i = end
	return true, 0
}

// bracket reads a ']' and refuses the "]]>" that text may not hold.
func (s *Scanner) bracket() (bool, Event) {
	for s.n-s.i < 3 && s.more() {
	}
	if bytes.HasPrefix(s.buf[s.i:s.n], []byte("]]>")) {
		return false, s.halt(NotWellFormed, Syntax, s.here(s.i))
	}
	s.foundText(s.here(s.i))
	s.i++
	return true, 0
}

// bare tells whether the open element may hold no text at all, not even white
// space: IPLOS in KPR's elements without children.
func (s *Scanner) bare() bool {
	f := &s.stack[s.depth-1]
	return s.strict && f.el != nil && len(f.el.children) == 0
}

// foundText reports text in an element, once an element.
func (s *Scanner) foundText(at Place) {
	f := &s.stack[s.depth-1]
	if f.el == nil || f.noted {
		return
	}
	f.noted = true
	s.note(Problem{Code: Misplaced, Reason: TextInElement, Place: at, Element: f.el.row.Name})
}
