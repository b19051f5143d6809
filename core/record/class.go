package record

import "unicode/utf8"

// Classes of bytes. The byte behind the buffer's end is always 0, which no XML
// may hold: loops stop there without asking for the end.
const (
	inDouble = 1 << iota // ordinary within "…"
	inSingle             // ordinary within '…'
	inText               // ordinary in text, comments, instructions
	inName               // ordinary in a name (ASCII); a colon is not
	startsName
	space
)

var class = classes()

func classes() (t [256]uint8) {
	for c := 0x20; c < 0x80; c++ {
		t[c] = inDouble | inSingle | inText
	}
	t['\t'], t['\n'], t['\r'] = inText|space, inText|space, inText|space
	t[' '] |= space
	t['"'] &^= inDouble
	t['\''] &^= inSingle
	t['<'], t['&'] = 0, 0
	for c := 'a'; c <= 'z'; c++ {
		t[c] |= inName | startsName
		t[c-32] |= inName | startsName
	}
	for c := '0'; c <= '9'; c++ {
		t[c] |= inName
	}
	t['_'] |= inName | startsName
	t['-'] |= inName
	t['.'] |= inName
	return t
}

// valid tells whether XML 1.0 allows a character.
func valid(r rune) bool {
	return r >= 0x20 && r <= 0xD7FF || r == '\t' || r == '\n' || r == '\r' ||
		r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= utf8.MaxRune
}

// nameChar tells whether XML 1.0 (fifth edition) allows a character beyond
// ASCII in a name, and whether a name may start with it.
func nameChar(r rune) (within, start bool) {
	start = r >= 0xC0 && r <= 0x2FF && r != 0xD7 && r != 0xF7 ||
		r >= 0x370 && r <= 0x1FFF && r != 0x37E ||
		r == 0x200C || r == 0x200D || r >= 0x2070 && r <= 0x218F || r >= 0x2C00 && r <= 0x2FEF ||
		r >= 0x3001 && r <= 0xD7FF || r >= 0xF900 && r <= 0xFDCF || r >= 0xFDF0 && r <= 0xFFFD ||
		r >= 0x10000 && r <= 0xEFFFF
	return start || r == 0xB7 || r >= 0x300 && r <= 0x36F || r == 0x203F || r == 0x2040, start
}
