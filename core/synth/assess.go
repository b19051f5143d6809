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
	if w.tilted && p.need >= some {
		w.tiltScores(&s)
	}
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
