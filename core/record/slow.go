package record

import (
	"unicode/utf8"
)

// What is rare: names spelled out, values with references, characters beyond
// ASCII.

// A fault is why a tag cannot be read.
type fault struct {
	code   Code
	reason Reason
	at     int
}

func (s *Scanner) wrong(c Code, r Reason, at int) status {
	s.fault = fault{c, r, at}
	return failed
}

// fail reports the fault of the tag at s.i.
func (s *Scanner) fail() Event {
	s.skipLines(s.i, s.fault.at)
	return s.halt(s.fault.code, s.fault.reason, s.here(s.fault.at))
}

// qualified returns the index behind the name at i: a local name, or a prefix,
// a colon and a local name.
func (s *Scanner) qualified(i int) (int, status) {
	start, colon := i, -1
	fresh := true // a part of the name is to start
	for {
		c := s.buf[i]
		size := 1
		switch {
		case c < utf8.RuneSelf && class[c]&inName != 0 && (!fresh || class[c]&startsName != 0):
			fresh = false
		case c == ':' && colon < 0 && !fresh:
			colon, fresh = i, true
		case c >= utf8.RuneSelf:
			var st status
			if size, st = s.highName(i, fresh); st != whole {
				return 0, st
			}
			fresh = false
		case i >= s.n:
			return 0, needed
		case fresh || c == ':' || c == 0:
			return 0, s.wrong(NotWellFormed, Syntax, i)
		default:
			return i, whole
		}
		if i += size; i-start > MaxName {
			return 0, s.wrong(Limit, NameLong, start)
		}
	}
}

// highName judges a character beyond ASCII in a name.
func (s *Scanner) highName(i int, fresh bool) (size int, st status) {
	r, size, st := s.high(i)
	if st != whole {
		return 0, st
	}
	within, start := nameChar(r)
	if !within || fresh && !start {
		return 0, s.wrong(NotWellFormed, Syntax, i)
	}
	return size, whole
}

// high reads the character beyond ASCII at i.
func (s *Scanner) high(i int) (r rune, size int, st status) {
	if s.latin1 {
		return rune(s.buf[i]), 1, whole
	}
	r, size = utf8.DecodeRune(s.buf[i:s.n])
	switch {
	case r == utf8.RuneError && size <= 1:
		if !utf8.FullRune(s.buf[i:s.n]) && !s.eof {
			return 0, 0, needed
		}
		return 0, 0, s.wrong(Encoding, NotUTF8, i)
	case !valid(r):
		return 0, 0, s.wrong(NotWellFormed, BadChar, i)
	}
	return r, size, whole
}

// oddValue reads a value from start whose bytes before i are ordinary. It
// returns where the value is and the index of the quote behind it. Line breaks
// and tabs become spaces, references what they stand for; only then the value
// is copied, to the scratch.
func (s *Scanner) oddValue(start, i int, quote byte) (from, to, end int, st status) {
	ordinary := uint8(inDouble)
	if quote == '\'' {
		ordinary = inSingle
	}
	mark, rest := s.scratch, start
	for {
		for class[s.buf[i]]&ordinary != 0 {
			i++
		}
		c := s.buf[i]
		switch {
		case c == quote && rest == start && s.scratch == mark:
			return start, i, i, whole
		case c == quote:
			st = s.keep(s.buf[rest:i], i)
			return mark, s.scratch, i, st
		case c >= utf8.RuneSelf:
			_, size, st := s.high(i)
			if st != whole {
				return 0, 0, 0, st
			}
			i += size
			continue
		}
		if st = s.keep(s.buf[rest:i], i); st == whole {
			i, st = s.resolveInto(i)
		}
		if st != whole {
			return 0, 0, 0, st
		}
		rest = i
	}
}

// keep copies a piece of a value to the scratch.
func (s *Scanner) keep(piece []byte, at int) status {
	if len(piece) > s.size+slack+MaxTag-s.scratch {
		return s.wrong(Limit, TagLong, at)
	}
	s.scratch += copy(s.buf[s.scratch:], piece)
	return whole
}

// resolveInto keeps what the odd byte at i stands for and returns the index
// behind it.
func (s *Scanner) resolveInto(i int) (int, status) {
	switch c := s.buf[i]; {
	case c == '&':
		r, end, st := s.reference(i)
		if st != whole {
			return 0, st
		}
		var b [utf8.UTFMax]byte
		return end, s.keep(s.appendRune(b[:0], r), i)
	case i >= s.n || c == '\r' && i+1 >= s.n && !s.eof:
		return 0, needed
	case c == '<':
		return 0, s.wrong(NotWellFormed, Syntax, i)
	case class[c]&space == 0:
		return 0, s.wrong(NotWellFormed, BadChar, i)
	}
	if s.broken = s.broken || s.buf[i] == '\n'; s.buf[i] == '\r' && s.buf[i+1] == '\n' {
		s.broken = true
		i++
	}
	return i + 1, s.keep([]byte{' '}, i)
}

// appendRune keeps the delivery's encoding; what ISO-8859-1 lacks becomes a
// question mark, since no rule asks for it.
func (s *Scanner) appendRune(b []byte, r rune) []byte {
	if !s.latin1 {
		return utf8.AppendRune(b, r)
	}
	if r > 0xFF {
		r = '?'
	}
	return append(b, byte(r))
}

// reference reads the character or entity reference at i.
func (s *Scanner) reference(i int) (r rune, end int, st status) {
	const longest = len("&#1114111;") + 20 // leading zeros
	for end = i + 1; ; end++ {
		c := s.buf[end]
		if c == ';' {
			break
		}
		if end >= s.n {
			return 0, 0, needed
		}
		if end-i > longest || c != '#' && class[c]&inName == 0 {
			return 0, 0, s.wrong(NotWellFormed, BadReference, i)
		}
	}
	r, ok := dereference(s.buf[i+1 : end])
	if !ok {
		return 0, 0, s.wrong(NotWellFormed, BadReference, i)
	}
	return r, end + 1, whole
}

func dereference(name []byte) (rune, bool) {
	switch string(name) {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], rune(10)
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	return codePoint(digits, base)
}

func codePoint(digits []byte, base rune) (r rune, ok bool) {
	for _, c := range digits {
		d := rune(c - '0')
		if d > 9 {
			d = rune(c|0x20) - 'a' + 10
			if d < 10 {
				return 0, false
			}
		}
		if d >= base || r > utf8.MaxRune {
			return 0, false
		}
		r = r*base + d
	}
	return r, len(digits) > 0 && valid(r)
}
