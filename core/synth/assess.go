package synth

// The 17 variables in the schema's order.
const variables = 17

var variable = [variables]string{
	"sosialDeltakelse", "beslutninger", "egenHelse", "innendors", "utendors", "husarbeid",
	"hygiene", "paakledning", "lageMat", "spise", "toalett", "varerTjenester",
	"styreAtferd", "hukommelse", "kommunikasjon", "syn", "horsel",
}

// Those that do not go into the composite are the last two; what most need
// help with, and what fewest do.
const (
	composite   = 15
	decisions   = 1
	ownHealth   = 2
	housework   = 5
	eating      = 9
	shopping    = 11
	memory      = 13
	notRelevant = 9
	grownUp     = 10 // the age from which every variable is expected of a child
)

type scores [variables]uint8

// assessments writes the newest Bistandsbehov before the year and all in it,
// as many as there are.
func (w *writer) assessments(p *person, l *life) {
	if p.need == noAssessment {
		w.found("F001")
		return
	}
	last := w.last
	if l.death != never {
		last = l.death
	}
	newest := w.d.day(max(w.first, l.birth), last)
	before := never
	if !p.isNew && l.birth < w.first-30 {
		before = max(l.birth, w.first-1-day(w.d.n(700)))
		if w.d.permille(550) {
			newest, before = before, never
		} else if w.d.permille(600) {
			before = never
		}
	}
	s := w.score(p)
	if before != never {
		old := s
		for range 3 {
			w.nudge(&old, w.d.n(composite), -1)
		}
		w.assessment(before, &old, never)
	}
	next := never
	if w.d.permille(400) {
		next = newest + 365
	}
	w.assessment(newest, &s, next)
}

func (w *writer) assessment(on day, s *scores, next day) {
	w.element("Bistandsbehov")
	w.day("vurdertDato", on)
	w.day("nesteVurderingDato", next)
	for i, v := range s {
		w.code(variable[i], int(v))
	}
	w.empty()
}

// score draws a set that comes out at the person's level.
func (w *writer) score(p *person) scores {
	if p.need == partAssessment {
		return w.part(p)
	}
	var s scores
	for i := range s {
		s[i] = uint8(min(max(w.around(p, i), 1), 5))
	}
	if p.age < grownUp && p.group == children {
		s[housework], s[shopping] = notRelevant, notRelevant
	}
	w.settle(p, &s)
	if p.need == some {
		w.cap(&s, w.weak.take(&w.d))
	}
	return s
}

// part is fewer than eight scores: a safety alarm alone calls for one, and
// else the form was never filled in.
func (w *writer) part(p *person) scores {
	var s scores
	if p.has == 1<<6 {
		for i := range s {
			s[i] = notRelevant
		}
		s[ownHealth] = 3
		return s
	}
	w.found("F002")
	for range 2 + w.d.n(5) {
		s[w.d.n(composite)] = uint8(3 + w.d.n(3))
	}
	return s
}

// around draws one variable about the middle of the level.
func (w *writer) around(p *person, i int) int {
	middle := [...]int{some: 18, medium: 30, large: 42}[p.need]
	x := (middle+w.d.n(5)-2+5)/10 + w.d.n(3) - 1
	switch i {
	case housework, shopping:
		x++
	case eating:
		x--
	case decisions, memory:
		if p.dementia {
			x++
		}
	case composite, composite + 1:
		x = 1 + w.d.n(3)
	}
	return x
}

// settle nudges variables at random until the mean of the composite lies
// within the level's band.
func (w *writer) settle(p *person, s *scores) {
	for {
		up := w.off(p.need, s)
		if up == 0 {
			return
		}
		w.nudge(s, w.d.n(composite), up)
	}
}

// off tells which way the mean must go: below 2.5 is some, below 3.5 medium,
// the rest large. The bands are a little narrower, and some has a floor of 1.3.
func (w *writer) off(n need, s *scores) int {
	sum, count := 0, 0
	for _, v := range s[:composite] {
		if v != notRelevant && v != 0 {
			sum, count = sum+int(v), count+1
		}
	}
	lo, hi := [...]int{some: 13, medium: 25, large: 35}[n], [...]int{some: 24, medium: 34, large: 50}[n]
	switch {
	case sum*10 < lo*count:
		return 1
	case sum*10 > hi*count:
		return -1
	}
	return 0
}

func (w *writer) nudge(s *scores, i, by int) {
	if v := int(s[i]) + by; s[i] != notRelevant && v >= 1 && v <= 5 {
		s[i] = uint8(v)
	}
}

// cap makes the weak have no score of 3 or more, and all others at least one.
func (w *writer) cap(s *scores, weak bool) {
	if weak {
		w.found("F005")
	}
	highest := uint8(0)
	for i, v := range s {
		if v == notRelevant {
			continue
		}
		if weak {
			s[i] = min(v, 2)
		}
		highest = max(highest, s[i])
	}
	if !weak && highest < 3 {
		s[ownHealth] = 3
	}
}
