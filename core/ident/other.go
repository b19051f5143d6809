package ident

// DUF tells whether b is a valid DUF number: twelve digits, the last two the
// weighted sum of the first ten modulo 11.
func DUF(b []byte) bool {
	if len(b) != 12 {
		return false
	}
	sum := 0
	for i, w := range [10]int{4, 6, 3, 2, 4, 6, 3, 2, 7, 5} {
		if b[i]-'0' > 9 {
			return false
		}
		sum += int(b[i]-'0') * w
	}
	return digit2(b[10], b[11]) == sum%11
}

// Organisation tells whether b is a valid organisation number: nine digits
// with a modulus 11 control digit; a tenth digit 0, which KPR allows, is not looked at.
func Organisation(b []byte) bool {
	if len(b) == 10 && b[9] == '0' {
		b = b[:9]
	}
	if len(b) != 9 {
		return false
	}
	sum := 0
	for i, w := range [9]int{3, 2, 7, 6, 5, 4, 3, 2, 1} {
		if b[i]-'0' > 9 {
			return false
		}
		sum += int(b[i]-'0') * w
	}
	return sum%11 == 0
}

// PassesAsNumber tells whether b holds, anywhere in it, eleven digits in a row
// that pass as a fødselsnummer or D-number. It is the liberal judgement, for
// what must not be shown; LeaksNumber is the strict one, for what is blamed.
func PassesAsNumber(b []byte) bool {
	for i := 0; i+11 <= len(b); i++ {
		if _, f := ParseNumber(b[i : i+11]); f == Sound {
			return true
		}
	}
	return false
}

// LeaksNumber tells whether b contains a valid fødselsnummer or D-number: a run
// of exactly eleven digits (also six and five with one separator), since a
// longer serial number holds a valid window by chance.
func LeaksNumber(b []byte) bool {
	for i := 0; i < len(b); {
		n := run(b[i:])
		if n == 11 && sound(b[i:i+11]) {
			return true
		}
		if n == 6 && i+12 <= len(b) && run(b[i+7:]) == 5 && split(b[i:i+12]) {
			return true
		}
		i += n + 1
	}
	return false
}

func run(b []byte) int {
	for i, c := range b {
		if c-'0' > 9 {
			return i
		}
	}
	return len(b)
}

func sound(b []byte) bool {
	n, f := ParseNumber(b)
	return f == Sound && (n.Kind == BirthNumber || n.Kind == DNumber)
}

func split(b []byte) bool {
	var joined [11]byte
	copy(joined[:], b[:6])
	copy(joined[6:], b[7:])
	return sound(joined[:])
}
