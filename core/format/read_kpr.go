package format

import (
	"bytes"

	"sluse/core/ident"
)

// readKPR reads the types of IPLOS in KPR, as its published schema has them.
// A code is 0–99 as written without a leading zero, or a letter's value, else -1.
func readKPR(t Type, v []byte, latin1 bool) (int32, bool) {
	switch t {
	case Text:
		return shortCode(v), true
	case Versjon:
		return 0, string(v) == "56.0.0"
	case TypeK:
		return 'K', string(v) == "K"
	case GUID:
		return 0, isGUID(v)
	case Date:
		d, ok := readDate(v)
		return int32(d), ok
	case DateTime:
		d, ok := readDateTime(v)
		return int32(d), ok
	case Text6:
		n := length(v, latin1)
		return 0, n >= 1 && n <= 6
	}
	return 0, false
}

func shortCode(v []byte) int32 {
	if n, ok := ReadKode(v); ok && n < LeadingZero {
		return n
	}
	if len(v) == 1 && chars[v[0]]&upper != 0 {
		return int32(v[0])
	}
	return -1
}

func isGUID(v []byte) bool {
	if len(v) == 38 && v[0] == '{' && v[37] == '}' {
		v = v[1:37]
	}
	if len(v) != 36 {
		return false
	}
	for i, c := range v {
		dash := i == 8 || i == 13 || i == 18 || i == 23
		if dash != (c == '-') {
			return false
		}
		if !dash && chars[c]&digit == 0 && (c|0x20 < 'a' || c|0x20 > 'f') {
			return false
		}
	}
	return true
}

// readDate reads an xs:date: also years before 1 or of more than four digits,
// and a zone. White space around it is refused: by the standard the types of
// dates trim it, but libxml2, whose verdict counts here, does not in attributes.
func readDate(v []byte) (ident.Day, bool) {
	d, rest, ok := calendarDate(v)
	return d, ok && isZone(rest)
}

func calendarDate(v []byte) (d ident.Day, rest []byte, ok bool) {
	body := bytes.TrimPrefix(v, []byte("-"))
	n := 0
	for n < len(body) && body[n]-'0' <= 9 {
		n++
	}
	if n < 4 || n > 4 && body[0] == '0' || len(body) < n+6 || body[n] != '-' || body[n+3] != '-' {
		return 0, nil, false
	}
	year := 0
	for _, c := range body[:n] {
		// Beyond this the year matters modulo 400 alone, for the leap day.
		if year = year*10 + int(c-'0'); year > 1_000_000 {
			year = 2000 + year%400
		}
	}
	m, mok := ReadDigits(body[n+1:n+3], 2, 2)
	day, dok := ReadDigits(body[n+4:n+6], 2, 2)
	if !mok || !dok || !ident.ValidDate(year, int(m), int(day)) {
		return 0, nil, false
	}
	return ident.Date(min(year, 9999), int(m), min(int(day), 28)) + ident.Day(max(int(day)-28, 0)), body[n+6:], true
}

// isZone tells whether v is empty or a time zone.
func isZone(v []byte) bool {
	if len(v) == 0 || len(v) == 1 && v[0] == 'Z' {
		return true
	}
	if len(v) != 6 || v[0] != '+' && v[0] != '-' || v[3] != ':' {
		return false
	}
	h, hok := ReadDigits(v[1:3], 2, 2)
	m, mok := ReadDigits(v[4:6], 2, 2)
	return hok && mok && (h < 14 && m < 60 || h == 14 && m == 0)
}

// readDateTime reads an xs:dateTime and returns its date.
func readDateTime(v []byte) (ident.Day, bool) {
	d, rest, ok := calendarDate(v)
	if !ok || len(rest) < 9 || rest[0] != 'T' || rest[3] != ':' || rest[6] != ':' {
		return 0, false
	}
	h, hok := ReadDigits(rest[1:3], 2, 2)
	m, mok := ReadDigits(rest[4:6], 2, 2)
	sec, sok := ReadDigits(rest[7:9], 2, 2)
	zeros := true
	if rest = rest[9:]; len(rest) > 0 && rest[0] == '.' {
		n := 1
		for n < len(rest) && rest[n]-'0' <= 9 {
			zeros = zeros && rest[n] == '0'
			n++
		}
		if n == 1 {
			return 0, false
		}
		rest = rest[n:]
	}
	midnight := h == 24 && m == 0 && sec == 0 && zeros
	return d, hok && mok && sok && (h < 24 || midnight) && m < 60 && sec < 60 && isZone(rest)
}
