package format

import (
	"unicode/utf8"

	"sluse/core/ident"
)

// ReadDato reads a date as an ident.Day.
func ReadDato(v []byte) (int32, bool) {
	d, ok := ident.ParseDay(v)
	return int32(d), ok
}

// LeadingZero is added to a code written with a leading zero, which the form
// allows and no list has.
const LeadingZero = 100

// ReadKode reads a code of one or two digits.
func ReadKode(v []byte) (int32, bool) {
	switch len(v) {
	case 1:
		c := v[0] - '0'
		return int32(c), c <= 9
	case 2:
		a, b := v[0]-'0', v[1]-'0'
		n := int32(a)*10 + int32(b)
		if a == 0 {
			n += LeadingZero
		}
		return n, a <= 9 && b <= 9
	}
	return 0, false
}

// ReadSiffer reads one digit.
func ReadSiffer(v []byte) (int32, bool) {
	if len(v) != 1 {
		return 0, false
	}
	c := v[0] - '0'
	return int32(c), c <= 9
}

// ReadDigits reads between low and high digits, at most nine.
func ReadDigits(v []byte, low, high int) (int32, bool) {
	if len(v) < low || len(v) > high {
		return 0, false
	}
	n := int32(0)
	for _, c := range v {
		if c -= '0'; c > 9 {
			return 0, false
		}
		n = n*10 + int32(c)
	}
	return n, true
}

// Sets of characters that types allow.
const (
	digit = 1 << iota
	lower
	upper
	inID    // . _ -
	inPhone // space +
	inFid   // + -
	inDiag  // .
)

var chars = func() (t [256]uint8) {
	for c := '0'; c <= '9'; c++ {
		t[c] = digit
	}
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-32] = lower, upper
	}
	t['.'], t['_'], t['-'] = inID|inDiag, inID, inID|inFid
	t['+'], t[' '] = inPhone|inFid, inPhone
	return t
}()

func all(v []byte, set uint8) bool {
	for _, c := range v {
		if chars[c]&set == 0 {
			return false
		}
	}
	return true
}

// IsID tells whether v is an id.
func IsID(v []byte) bool {
	return len(v) >= 1 && len(v) <= MaxID && all(v, digit|lower|upper|inID)
}

// Read reads a value of any type; latin1 says that a byte is a character.
func Read(t Type, v []byte, latin1 bool) (int32, bool) {
	switch t {
	case Dato:
		return ReadDato(v)
	case Kode:
		return ReadKode(v)
	case Siffer:
		return ReadSiffer(v)
	case ID:
		return 0, IsID(v)
	case Minutter:
		return ReadDigits(v, 1, 5)
	case Bokstav:
		if len(v) != 1 || chars[v[0]]&upper == 0 {
			return 0, false
		}
		return int32(v[0]), true
	case Lopenr:
		return ReadDigits(v, 1, 9)
	case KommNr, Aarstall:
		return ReadDigits(v, 4, 4)
	case OrgNr:
		return ReadDigits(v, 9, 9)
	case Fid:
		return 0, len(v) >= 4 && len(v) <= 20 && all(v, digit|lower|upper|inFid)
	}
	return readLong(t, v, latin1)
}

func readLong(t Type, v []byte, latin1 bool) (int32, bool) {
	switch t {
	case T60:
		return 0, line60(v, latin1)
	case Epost:
		return 0, line60(v, latin1) && contains(v, '@')
	case Telefon:
		return 0, len(v) >= 8 && len(v) <= 20 && all(v, digit|inPhone)
	case Utforer:
		if len(v) == 10 && v[9] == '0' {
			v = v[:9]
		}
		return ReadDigits(v, 9, 9)
	case Bydel:
		if len(v) == 2 {
			return ReadDigits(v, 2, 2)
		}
		return ReadDigits(v, 6, 6)
	case DiagKode:
		return 0, len(v) >= 3 && len(v) <= 7 && chars[v[0]]&upper != 0 &&
			all(v[1:3], digit) && all(v[3:], digit|upper|inDiag)
	}
	return readKPR(t, v, latin1)
}

func line60(v []byte, latin1 bool) bool {
	n := length(v, latin1)
	return n >= 1 && n <= 60 && !contains(v, '\n') && !contains(v, '\r')
}

func length(v []byte, latin1 bool) int {
	if latin1 {
		return len(v)
	}
	return utf8.RuneCount(v)
}

func contains(v []byte, c byte) bool {
	for _, x := range v {
		if x == c {
			return true
		}
	}
	return false
}
