package rule

import (
	"math/bits"

	"sluse/core/format"
	"sluse/core/ident"
	"sluse/core/stats"
)

// An assessment is a person's newest Bistandsbehov: dates alone decide, the
// later in the file where they are equal.
type assessment struct {
	date   ident.Day
	seen   int                      // variables given, whatever their value
	scores [format.NumFunk + 1]int8 // by number 1–17; 0 = none
}

const allScores = (1<<format.NumFunk - 1) << format.Funk

// assess keeps a Bistandsbehov if it is the newest.
func (s *state) assess() {
	p := &s.person
	p.sets++
	date := ident.NoDay
	if s.has(format.BistandVurdertDato) {
		date = s.day(format.BistandVurdertDato)
	}
	if date < p.newest.date || date > s.last && p.sets > 1 {
		return
	}
	p.newest.date, p.newest.seen = date, bits.OnesCount64(s.Rec.Seen&allScores)
	for i := range format.NumFunk {
		p.newest.scores[i+1] = 0
		if s.has(format.Funk + i) {
			p.newest.scores[i+1] = int8(s.num(format.Funk + i))
		}
	}
}

// count is how many of the variables from first to last pass a test.
func (a *assessment) count(first, last int, pass func(int8) bool) (n int) {
	for _, v := range a.scores[first : last+1] {
		if pass(v) {
			n++
		}
	}
	return n
}

func given(v int8) bool    { return v != 0 }
func scored(v int8) bool   { return v != 0 && v != 9 }
func needing(v int8) bool  { return v >= 3 && v != 9 }
func relevant(v int8) bool { return v == 9 }

// recipient tells whether the person has a service in the year.
func (p *person) recipient() bool { return p.figures.Rows > 0 }

func utenVurdering(s *state) {
	if s.person.recipient() && s.person.sets == 0 {
		s.firePerson(-1)
	}
}

func ufullstendig(s *state) {
	if s.person.sets > 0 && s.person.newest.seen < format.NumFunk {
		s.firePerson(-1)
	}
}

func utenBehov(s *state) {
	a := &s.person.newest
	if s.person.recipient() && a.count(1, format.NumFunk, given) > 0 && a.count(1, format.NumFunk, needing) == 0 {
		s.firePerson(-1)
	}
}

// alarms are the services that need no self-care to be assessed.
const alarms = 1<<6 | 1<<26 | 1<<27 | 1<<28

// niPaaEgenomsorg looks at hygiene, paakledning, spise and toalett of grown-ups
// who get more than an alarm.
func niPaaEgenomsorg(s *state) {
	p := &s.person
	if p.figures.Age < 18 || p.figures.Types&^alarms == 0 {
		return
	}
	for _, i := range [4]int{7, 8, 10, 11} {
		if p.newest.scores[i] == 9 {
			s.firePerson(-1)
			return
		}
	}
}

func vurdertDato(s *state) {
	day := s.day(format.BistandVurdertDato)
	again := s.person.vurderinger.put(stats.KeyOf(s.Rec.Val(format.BistandVurdertDato)))
	if again || day > s.last {
		s.fire(format.BistandVurdertDato)
	}
}

// diagnoseform judges a code's form and notes the two groups that statistics
// ask for.
func diagnoseform(s *state) {
	code := s.Rec.Val(format.DiagnoseKode)
	ok := false
	switch s.num(format.DiagnoseKodeverk) {
	case 1:
		ok = icpc2(code)
		s.person.figures.Dementia = s.person.figures.Dementia || string(code) == "P70"
		s.person.figures.Disability = s.person.figures.Disability || string(code) == "P85"
	case 2:
		if ok = icd10(code); ok {
			s.person.figures.Dementia = s.person.figures.Dementia || dementia(code)
			s.person.figures.Disability = s.person.figures.Disability || code[0] == 'F' && code[1] == '7'
		}
	}
	if !ok {
		s.fire(format.DiagnoseKode)
	}
}

// icpc2 tells whether a code that has the format's form has ICPC-2's.
func icpc2(code []byte) bool {
	switch code[0] {
	case 'C', 'E', 'G', 'I', 'J', 'M', 'O', 'Q', 'V':
		return false
	}
	return len(code) == 3
}

// icd10 does the same for ICD-10: a point only before one or two more characters.
func icd10(code []byte) bool {
	rest := code[3:]
	if len(rest) > 0 && rest[0] == '.' {
		rest = rest[1:]
		if len(rest) == 0 {
			return false
		}
	}
	for _, c := range rest {
		if c == '.' {
			return false
		}
	}
	return len(rest) <= 2
}

// dementia is F00–F03, G30 and G31.8.
func dementia(code []byte) bool {
	switch {
	case code[0] == 'F':
		return code[1] == '0' && code[2] <= '3'
	case string(code[:3]) == "G30":
		return true
	}
	return string(code) == "G31.8" || string(code) == "G318"
}
