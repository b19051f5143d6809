package rule

import (
	"math/bits"

	"sluse/core/format"
	"sluse/core/ident"
	"sluse/core/record"
	"sluse/core/stats"
)

// An assessment is a person's newest Bistandsbehov: dates alone decide, the
// later in the file where they are equal.
type assessment struct {
	date     ident.Day
	seen     int // variables given, whatever their value
	given    int // of them with a value
	nines    int // 9, not relevant
	needing  int // 3 or higher
	scores   int // of 1–15 that are not 9, and their sum
	sum      int
	alike    bool // all 17 have one value
	selfcare bool // 9 on hygiene, paakledning, spise or toalett
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
	p.newest = assessment{date: date, seen: bits.OnesCount64(s.Rec.Seen & allScores), alike: s.Rec.Has&allScores == allScores}
	p.newest.add(&s.Rec)
}

// add counts the variables of a Bistandsbehov.
func (a *assessment) add(r *record.Record) {
	if r.Has&allScores == allScores {
		a.addAll((*[format.NumFunk]int32)(r.Num[format.Funk:]))
	} else {
		a.addEach(r)
	}
}

// addEach counts those that are there.
func (a *assessment) addEach(r *record.Record) {
	first := r.Num[format.Funk]
	for m := r.Has & allScores; m != 0; m &= m - 1 {
		i := bits.TrailingZeros64(m)
		v := r.Num[i]
		a.given++
		a.alike = a.alike && v == first
		switch {
		case v == 9:
			a.nines++
			a.selfcare = a.selfcare || 1<<i&selfcare != 0
			continue
		case v >= 3:
			a.needing++
		}
		if i < format.Funk+15 {
			a.scores++
			a.sum += int(v)
		}
	}
}

// tallied is what a score adds to the counts, each in 16 bits: nines, those
// needing help, scores and their sum.
var tallied = [16]uint64{1: 1<<32 | 1<<48, 2: 1<<32 | 2<<48, 3: 1<<16 | 1<<32 | 3<<48, 4: 1<<16 | 1<<32 | 4<<48, 5: 1<<16 | 1<<32 | 5<<48, 9: 1}

// addAll is add for a whole set, as most are.
func (a *assessment) addAll(scores *[format.NumFunk]int32) {
	var counts uint64
	every, any := int32(-1), int32(0)
	for _, v := range scores {
		counts += tallied[v&15]
		every &= v
		any |= v
	}
	for _, v := range scores[15:] { // sight and hearing are no part of the sum
		counts -= tallied[v&15] &^ (1<<32 - 1)
	}
	a.given, a.alike = format.NumFunk, every == any
	a.nines, a.needing = int(counts&0xFFFF), int(counts>>16&0xFFFF)
	a.scores, a.sum = int(counts>>32&0xFFFF), int(counts>>48)
	for _, i := range [...]int{6, 7, 9, 10} {
		a.selfcare = a.selfcare || scores[i] == 9
	}
}

// selfcare are hygiene, paakledning, spise and toalett: variables 7, 8, 10, 11.
const selfcare = 1<<(format.Funk+6) | 1<<(format.Funk+7) | 1<<(format.Funk+9) | 1<<(format.Funk+10)

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
	if s.person.recipient() && a.given > 0 && a.needing == 0 {
		s.firePerson(-1)
	}
}

// alarms are the services that need no self-care to be assessed.
const alarms = 1<<6 | 1<<26 | 1<<27 | 1<<28

// niPaaEgenomsorg looks at grown-ups who get more than an alarm.
func niPaaEgenomsorg(s *state) {
	p := &s.person
	if p.newest.selfcare && p.figures.Age >= 18 && p.figures.Types&^alarms != 0 {
		s.firePerson(-1)
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
