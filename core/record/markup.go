package record

import "bytes"

// markup reads a comment, an instruction or a CDATA section at s.i, and
// refuses declarations.
func (s *Scanner) markup() bool {
	for s.n-s.i < len("<![CDATA[") && s.more() {
	}
	b := s.buf[s.i:s.n]
	switch {
	case bytes.HasPrefix(b, []byte("<!--")):
		return s.until(4, "--", s.commentEnd)
	case bytes.HasPrefix(b, []byte("<![CDATA[")) && s.depth > 0:
		s.cdata()
		return s.until(9, "]]>", func() bool { return true })
	case bytes.HasPrefix(b, []byte("<?")):
		return s.instruction()
	case bytes.HasPrefix(b, []byte("<!DOCTYPE")), bytes.HasPrefix(b, []byte("<!ENTITY")):
		s.halt(DTD, NoReason, s.here(s.i))
	case len(b) < len("<![CDATA[") && s.eof:
		s.cut(s.n)
	default:
		s.halt(NotWellFormed, Syntax, s.here(s.i))
	}
	return false
}

// until reads away skip bytes and all up to and with the terminator, and then
// asks what follows.
func (s *Scanner) until(skip int, terminator string, then func() bool) bool {
	s.i += skip
	for {
		i := s.i
		for class[s.buf[i]]&inText != 0 && s.buf[i] != terminator[0] {
			if s.buf[i] == '\n' {
				s.newline(i)
			}
			i++
		}
		s.i = i
		switch {
		case s.buf[i] == terminator[0]:
			if s.n-i < len(terminator) && !s.eof {
				s.more()
				continue
			}
			if bytes.HasPrefix(s.buf[i:s.n], []byte(terminator)) {
				s.i += len(terminator)
				return then()
			}
			s.i++
		case s.buf[i] == '<' || s.buf[i] == '&':
			s.i++
		case !s.oddChar():
			return false
		}
	}
}

func (s *Scanner) newline(i int) {
	s.line++
	s.lineStart = s.base + int64(i) + 1
}

// oddChar reads away a byte that ends an ordinary stretch: a character beyond
// ASCII, or the buffer's end.
func (s *Scanner) oddChar() bool {
	i := s.i
	if s.buf[i] >= 0x80 {
		_, size, st := s.high(i)
		switch {
		case st == whole:
			s.i += size
			return true
		case st == failed:
			s.fail()
			return false
		}
	} else if i < s.n {
		s.halt(NotWellFormed, BadChar, s.here(i))
		return false
	}
	if !s.more() {
		s.cut(s.n)
		return false
	}
	return true
}

// commentEnd expects '>' behind the two hyphens.
func (s *Scanner) commentEnd() bool {
	if s.i == s.n {
		s.more()
	}
	if s.i < s.n && s.buf[s.i] == '>' {
		s.i++
		return true
	}
	if s.i == s.n {
		s.cut(s.n)
	} else {
		s.halt(NotWellFormed, Syntax, s.here(s.i))
	}
	return false
}

// instruction reads a processing instruction; its target may not be xml.
func (s *Scanner) instruction() bool {
	for {
		end, st := s.qualified(s.i + 2)
		switch {
		case st == needed:
			if !s.more() {
				s.cut(s.n)
				return false
			}
			continue
		case st == failed:
			s.fail()
			return false
		}
		target := s.buf[s.i+2 : end]
		if bytes.EqualFold(target, []byte("xml")) || bytes.IndexByte(target, ':') >= 0 ||
			class[s.buf[end]]&space == 0 && s.buf[end] != '?' {
			s.halt(NotWellFormed, Syntax, s.here(s.i))
			return false
		}
		return s.until(end-s.i, "?>", func() bool { return true })
	}
}

// cdata reports a CDATA section: elements hold no text. One of white space
// alone is let pass where the schemas let it: in an annual delivery's elements
// without children, whose type is a string of white space. Between elements not
// even an empty one is (libxml2's verdict).
func (s *Scanner) cdata() {
	for s.n-s.i < MaxTag && s.more() {
	}
	f := &s.stack[s.depth-1]
	b := s.buf[s.i+9 : s.n]
	if end := bytes.Index(b, []byte("]]>")); end >= 0 && len(bytes.Trim(b[:end], " \t\r\n")) == 0 &&
		f.el != nil && len(f.el.children) == 0 && !s.strict {
		return
	}
	s.foundText(s.here(s.i))
}
