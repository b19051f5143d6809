package ident

// A NumberKind is a member of the family of eleven-digit identity numbers.
type NumberKind uint8

// The family. An H-number and a synthetic fødselsnummer of the +40 series look
// alike: HNumber is then what ParseNumber says, and the delivery's typeID decides.
const (
	NoNumber NumberKind = iota
	BirthNumber
	DNumber
	HNumber
	FHNumber
)

// A Series tells real numbers from synthetic ones by the month.
type Series uint8

// The series. Plus40 is what H-numbers and NAV's Dolly persons share.
const (
	Real   Series = iota
	Tenor         // month + 80: Skatteetaten's Test-Norge
	NHN           // month + 65: the health sector's test persons
	Plus40        // month + 40
)

// A Sex as an identity number tells it, in the codes of kodeverk 3101.
type Sex uint8

// The sexes.
const (
	SexUnknown Sex = 0
	Male       Sex = 1
	Female     Sex = 2
)

// A Number is what an identity number tells.
type Number struct {
	Kind   NumberKind
	Series Series
	Sex    Sex
	New    bool // valid by the rule of 2032 only
	Born   Day  // NoDay if the number does not tell
}

// Somebodys tells whether the number, if it is sound, may be a person's: a
// fødselsnummer or D-number of the real series. H- and FH-numbers do not tell.
func (n Number) Somebodys() bool {
	return n.Series == Real && (n.Kind == BirthNumber || n.Kind == DNumber)
}

// A Fault is what is wrong with a number.
type Fault uint8

// The faults, in the order they are looked for.
const (
	Sound Fault = iota
	BadForm
	BadDate
	BadCheck
)

// ParseNumber reads an eleven-digit number. With a Fault other than Sound only
// the parts judged before it are filled in.
func ParseNumber(b []byte) (n Number, f Fault) {
	n.Born = NoDay
	var d [11]uint8
	if len(b) != 11 {
		return n, BadForm
	}
	for i, c := range b {
		if d[i] = c - '0'; d[i] > 9 {
			return n, BadForm
		}
	}
	n.Kind = kind(&d)
	remainder, ok := checks(&d)
	if n.Kind == FHNumber {
		return n, checkFault(ok && remainder == 0)
	}
	if !n.date(&d, remainder) {
		return n, BadDate
	}
	n.New = remainder != 0
	return n, checkFault(ok)
}

func checkFault(ok bool) Fault {
	if ok {
		return Sound
	}
	return BadCheck
}

func kind(d *[11]uint8) NumberKind {
	switch {
	case d[0] >= 8:
		return FHNumber
	case d[0] >= 4:
		return DNumber
	case d[2] == 4 || d[2] == 5:
		return HNumber
	}
	return BirthNumber
}

// checks verifies both control digits and returns the remainder that the
// first leaves: 0 by the rule in force, 1 to 3 by the one from 2032.
func checks(d *[11]uint8) (remainder int, ok bool) {
	a, b, c, e, f := int(d[0]), int(d[1]), int(d[2]), int(d[3]), int(d[4])
	g, h, i, j, k := int(d[5]), int(d[6]), int(d[7]), int(d[8]), int(d[9])
	s1 := 3*a + 7*b + 6*c + e + 8*f + 9*g + 4*h + 5*i + 2*j + k
	s2 := 5*a + 4*b + 3*c + 2*e + 7*f + 6*g + 5*h + 4*i + 3*j + 2*k + int(d[10])
	remainder = s1 % 11
	return remainder, remainder <= 3 && s2%11 == 0
}

// date fills in series, birth date and sex.
func (n *Number) date(d *[11]uint8, remainder int) bool {
	day := int(d[0]&3)*10 + int(d[1])
	if n.Kind != DNumber {
		day = int(d[0])*10 + int(d[1])
	}
	month := int(d[2])*10 + int(d[3])
	n.Series, month = series(month)
	yy := int(d[4])*10 + int(d[5])
	individ := int(d[6])*100 + int(d[7])*10 + int(d[8])
	if remainder >= 1 && remainder <= 3 || n.Kind == DNumber && individ >= 500 && yy >= 40 && individ < 900 {
		// The number tells neither century nor (from 2032) sex.
		return ValidDate(2000, month, day)
	}
	n.Sex = Male + Sex(1-d[8]&1)
	year := century(yy, individ)
	if year == 0 || !ValidDate(year, month, day) {
		return false
	}
	n.Born = Date(year, month, day)
	return true
}

func series(month int) (Series, int) {
	switch {
	case month > 80:
		return Tenor, month - 80
	case month > 65 && month <= 77:
		return NHN, month - 65
	case month > 40 && month <= 52:
		return Plus40, month - 40
	}
	return Real, month
}

// century is the year of birth by Skatteetaten's ranges, 0 where there is none.
func century(yy, individ int) int {
	switch {
	case individ < 500:
		return 1900 + yy
	case yy <= 39:
		return 2000 + yy
	case individ < 750 && yy >= 54:
		return 1800 + yy
	case individ >= 900:
		return 1900 + yy
	}
	return 0
}

// SetCheckDigits writes the two control digits behind the nine digits before
// them, all as values 0–9, by the rule in force; false if these nine have none.
func SetCheckDigits(d *[11]uint8) bool {
	d[9], d[10] = 0, 0
	r, _ := checks(d)
	if d[9] = uint8((11 - r) % 11); d[9] == 10 {
		return false
	}
	for d[10] = 0; d[10] < 10; d[10]++ {
		if r, ok := checks(d); ok && r == 0 {
			return true
		}
	}
	return false
}

// Fictive tells whether b is one of SSB's stand-in numbers: a birth date
// followed by 00100, 00200 or 99999.
func Fictive(b []byte) bool {
	if len(b) != 11 {
		return false
	}
	switch string(b[6:]) {
	case "00100", "00200", "99999":
		d, m := digit2(b[0], b[1]), digit2(b[2], b[3])
		return digit2(b[4], b[5]) >= 0 && d >= 0 && m >= 0 && ValidDate(2000, m, d)
	}
	return false
}
