package synth

import "errors"

var errNumbers = errors.New("more persons than there are identity numbers for")

// person writes one Bruker. nr counts within the file.
func (w *writer) person(p *person, nr int) error {
	l := w.live(p, &w.d)
	if err := w.identify(p, &l); err != nil {
		return err
	}
	w.applied = 0
	w.rows(p, &l)
	if w.tilted {
		w.tiltRows()
	}
	w.element("Bruker")
	w.number("brukerNr", w.brukerNr(p, nr))
	w.identity()
	w.about(p, &l)
	w.inside()
	w.diagnosis(p, &l)
	w.assessments(p, &l)
	w.participation(p)
	w.applications(&l)
	for i := range w.list {
		w.service(&w.list[i], i+1)
	}
	w.elsewhere(p, &l)
	w.end("Bruker")
	return nil
}

// brukerNr is the same from year to year for the same place in the file, so
// that two years of one seed can be compared; newcomers have one of their year.
func (w *writer) brukerNr(p *person, nr int) int {
	nr += firstNr
	if p.isNew {
		nr += w.y % 100 * 10_000_000
	}
	return nr
}

const firstNr = 100_001

// identify draws the number; the birthday follows it.
func (w *writer) identify(p *person, l *life) error {
	var ok bool
	w.dNumber = w.d.permille(4) && (w.loads == nil || w.normal.fid != "")
	w.fid, l.birth, ok = w.ids.next(w.fid[:0], l.birth, p.woman, w.dNumber)
	if !ok {
		return errNumbers
	}
	return nil
}

func (w *writer) identity() {
	w.name("fid")
	w.b = append(append(w.b, w.fid...), '"')
	typeID := 1
	if w.dNumber {
		typeID = 2
	}
	w.number("typeID", typeID)
}

// about writes the items of the person.
func (w *writer) about(p *person, l *life) {
	w.text("bydel", w.place.district(&w.d))
	w.day("dodsDato", l.death)
	w.code("husstand", w.household(p))
	w.number("boforhold", int(p.housing))
	w.code("individuellPlan", w.careplan(p))
	w.code("privatHjelp", w.oneOf(400, 1, 450, 2, 100, 9))
	w.code("vurdertTannhelse12mnd", w.oneOf(550, 1, 300, 2, 150, 9))
	w.code("vurdertLege12mnd", w.oneOf(850, 1, 150, 9))
	w.code("rehabUtenforInst", w.oneOf(60, 1, 900, 2))
	round := 2
	if p.housing == 4 || p.housing == 5 {
		round = 1
	}
	w.code("heldognsTilbud", round)
	if p.stay == noStay && p.group >= older {
		w.code("venteliste", w.oneOf(30, 1, 20, 2, 950, 3))
	}
}

// oneOf draws a code by weights in thousandths; 0 for what is left over.
func (w *writer) oneOf(weightCode ...int) int {
	x := w.d.n(1000)
	for i := 0; i < len(weightCode); i += 2 {
		if x < weightCode[i] {
			return weightCode[i+1]
		}
		x -= weightCode[i]
	}
	return 0
}

// household: 4 % is not given.
func (w *writer) household(p *person) int {
	switch {
	case w.d.permille(40):
		w.found("B018")
		return 0
	case p.housing == 5:
		return 2
	case p.group == children:
		return w.oneOf(950, 3, 50, 2)
	case w.d.n(100) < group[p.group].alone:
		return 1
	}
	return 2
}

func (w *writer) careplan(p *person) int {
	has := 120
	if p.group == young {
		has = 250
	}
	return w.oneOf(has, 1, 500, 2, 80, 3, 100, 9)
}

// participation: some areas for two of five grown-ups.
func (w *writer) participation(p *person) {
	if p.group == children || !w.d.permille(400) {
		return
	}
	for area := 1 + w.d.n(3); area <= 6; area += 1 + w.d.n(5) {
		need := w.oneOf(600, 1, 300, 2, 100, 9)
		w.element("Samfunnsdeltakelse")
		w.number("omrade", area)
		w.number("behov", need)
		if need == 1 {
			w.number("mottarBistand", w.oneOf(500, 1, 300, 2, 200, 3))
		}
		w.empty()
	}
}

// elsewhere writes a stay in hospital for 28 % of those of 67 and over.
func (w *writer) elsewhere(p *person, l *life) {
	if p.group < older || !w.hospital.take(&w.d) {
		return
	}
	last := w.last
	if l.death != never {
		last = l.death
	}
	length := min(day(w.d.logNormal(5, 800)), last-w.first)
	from := w.d.day(w.first, last-length)
	w.element("Opphold")
	w.number("oppholdType", w.oneOf(930, 1, 50, 2, 5, 3, 15, 4))
	w.day("fraDato", from)
	w.day("tilDato", from+length)
	w.empty()
}
