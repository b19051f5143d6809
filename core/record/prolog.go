package record

import (
	"bytes"
	"strings"
)

// begin fills the buffer, judges what kind of file this is, and reads the
// byte order mark and the XML declaration.
func (s *Scanner) begin() bool {
	s.began = true
	s.more()
	if s.Err != nil {
		s.halted = true
		return false
	}
	if c, r, ok := sniff(s.buf[:s.n]); !ok {
		s.halt(c, r, Place{1, 1})
		return false
	}
	mark := bytes.HasPrefix(s.buf[:s.n], []byte("\xEF\xBB\xBF"))
	if mark {
		s.i = 3
		s.lineStart = 3
	}
	if !declares(s.buf[s.i:s.n]) {
		return true
	}
	return s.declaration(mark)
}

// magic are the beginnings of files that people choose by mistake.
var magic = []struct {
	prefix string
	reason Reason
}{
	{"%PDF", PDF},
	{"PK\x03\x04", Zip},
	{"\xD0\xCF\x11\xE0", OLE},
	{"age-encryption.org/", Sealed},
	{"-----BEGIN ", Sealed},
	{"\x1F\x8B", Compressed},
	{"\x28\xB5\x2F\xFD", Compressed},
	{"BZh", Compressed},
	{"7z\xBC\xAF\x27\x1C", Compressed},
}

// sniff refuses what is not XML in an encoding that reads as ASCII.
func sniff(b []byte) (Code, Reason, bool) {
	for _, m := range magic {
		if bytes.HasPrefix(b, []byte(m.prefix)) {
			return NotXML, m.reason, false
		}
	}
	for _, wide := range []string{"\xFF\xFE", "\xFE\xFF", "<\x00", "\x00<", "\x00\x00\x00<", "\x4C\x6F\xA7\x94"} {
		if bytes.HasPrefix(b, []byte(wide)) {
			return Encoding, OtherEncoding, false
		}
	}
	b = bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\xEF\xBB\xBF")), " \t\r\n")
	switch {
	case len(b) == 0:
		return NotXML, Empty, false
	case b[0] != '<':
		return NotXML, NotMarkup, false
	}
	return 0, 0, true
}

func declares(b []byte) bool {
	return bytes.HasPrefix(b, []byte("<?xml")) && len(b) > 5 && class[b[5]]&space != 0
}

// declaration reads <?xml version="…" encoding="…" standalone="…"?>.
func (s *Scanner) declaration(mark bool) bool {
	head := s.buf[s.i:min(s.n, s.i+1024)]
	end := bytes.Index(head, []byte("?>"))
	if end < 0 {
		s.halt(NotWellFormed, Syntax, s.here(s.i))
		return false
	}
	encoding, ok := parseDeclaration(string(head[5:end]))
	if !ok {
		s.halt(NotWellFormed, Syntax, s.here(s.i))
		return false
	}
	switch strings.ToUpper(encoding) {
	case "", "UTF-8":
	case "ISO-8859-1":
		s.latin1 = true
	}
	if encoding != "" && !strings.EqualFold(encoding, "UTF-8") && (!s.latin1 || mark) {
		s.halt(Encoding, OtherEncoding, s.here(s.i))
		return false
	}
	s.skipLines(s.i, s.i+end)
	s.i += end + 2
	return true
}

// parseDeclaration returns the encoding of an XML declaration, "" if it names none.
func parseDeclaration(text string) (encoding string, ok bool) {
	want := []string{"version", "encoding", "standalone"}
	for len(want) > 0 {
		trimmed := strings.TrimLeft(text, " \t\r\n")
		if trimmed == "" {
			return encoding, want[0] != "version"
		}
		if trimmed == text {
			return "", false
		}
		name, value, rest, ok := pseudoAttribute(trimmed)
		for ok && len(want) > 0 && want[0] != name {
			ok = want[0] != "version"
			want = want[1:]
		}
		if !ok || len(want) == 0 || !declarable(name, value) {
			return "", false
		}
		if name == "encoding" {
			encoding = value
		}
		want, text = want[1:], rest
	}
	return encoding, strings.Trim(text, " \t\r\n") == ""
}

func pseudoAttribute(text string) (name, value, rest string, ok bool) {
	name, rest, ok = strings.Cut(text, "=")
	rest = strings.TrimLeft(rest, " \t\r\n")
	if !ok || rest == "" || rest[0] != '"' && rest[0] != '\'' {
		return "", "", "", false
	}
	value, rest, ok = strings.Cut(rest[1:], rest[:1])
	return strings.TrimRight(name, " \t\r\n"), value, rest, ok
}

func declarable(name, value string) bool {
	switch name {
	case "version":
		return value == "1.0"
	case "standalone":
		return value == "yes" || value == "no"
	}
	for i := range len(value) {
		if class[value[i]]&inName == 0 || i == 0 && !letter(value[0]) {
			return false
		}
	}
	return value != ""
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
