package ident

// HoldsNumber tells whether free text holds an identity number: a fødselsnummer,
// D-, H-, FH- or DUF-number of any series that stands by itself, whether written
// in one or in groups, as people write them ("010139 50012", "01.01.39-50012").
//
// By itself means that no digit stands beside it: any eleven digits of a longer
// serial number pass by chance once in a hundred times. For the same reason
// groups with a year among them (a date and a clock, a version) are no
// fødselsnummer, and twelve digits are a DUF number only if they begin with the
// year they were given out in, as all do, which a telephone number does not, and
// no month follows by itself.
func HoldsNumber(b []byte) bool {
	for i := 0; i+11 <= len(b); {
		n := run(b[i:])
		if n == 0 {
			i++
			continue
		}
		if numberFrom(b[i:]) {
			return true
		}
		i += n
	}
	return false
}

// HidesNumber tells whether a longer run of digits holds a sound identity number,
// as a serial number made of one does. One of some hundred serial numbers does by
// chance: who asks can do without them.
func HidesNumber(b []byte) bool {
	for i := 0; i+11 < len(b); {
		n := run(b[i:])
		for k := i; n > 11 && k+11 <= i+n; k++ {
			if soundAny(b[k:k+11]) || k+12 <= i+n && century19or20(b[k:]) && DUF(b[k:k+12]) {
				return true
			}
		}
		i += max(n, 1)
	}
	return false
}

// maxGap is the most bytes between two groups: a space of any width, which is
// three, on either side of a dash.
const maxGap = 9

// numberFrom tells whether a number begins with the group that b begins with.
func numberFrom(b []byte) bool {
	var d [12]byte
	n, groups, year, month := 0, 0, false, false
	for size := run(b); size > 0 && n+size <= len(d); size = run(b) {
		copy(d[n:], b[:size])
		year, month = year || size == 4 && century19or20(b), month || n == 4 && size == 2 && year
		n, groups, b = n+size, groups+1, b[size:]
		switch {
		case n == 11 && (groups == 1 || !year) && soundAny(d[:11]), n == 12 && !month && century19or20(d[:]) && DUF(d[:]):
			return true
		}
		gap := 0
		for gap < len(b) && gap < maxGap && !alphanumeric(b[gap]) {
			gap++
		}
		b = b[gap:]
	}
	return false
}

func century19or20(b []byte) bool { return b[0] == '1' && b[1] == '9' || b[0] == '2' && b[1] == '0' }

func soundAny(b []byte) bool {
	_, fault := ParseNumber(b)
	return fault == Sound
}

func alphanumeric(c byte) bool { return c-'0' <= 9 || c|0x20 >= 'a' && c|0x20 <= 'z' }

// HasRun tells whether n digits follow one another in b: in a date or a GUID no
// more do than its form has room for.
func HasRun(b []byte, n int) bool {
	for i := 0; i+n <= len(b); i++ {
		k := run(b[i:])
		if k >= n {
			return true
		}
		i += k
	}
	return false
}
