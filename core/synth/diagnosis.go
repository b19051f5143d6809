package synth

// otherDiagnoses are codes of ICPC-2's form, without a list behind it: the lists are licensed.
var otherDiagnoses = [groups][]string{
	{"P81", "N88", "A90", "T90", "P79"},
	{"P72", "P76", "N86", "P73", "L99"},
	{"N86", "K90", "P72", "T90", "L88"},
	{"K90", "R95", "T90", "L88", "K77"},
	{"K77", "K78", "R95", "L95", "K90"},
	{"K77", "K78", "L95", "F92", "K90"},
}

// diagnosis: dementia and utviklingshemning where the plan says so; other
// ones for 55 % of all.
func (w *writer) diagnosis(p *person, l *life) {
	on := max(l.birth, w.first-day(w.d.n(5*365)))
	if p.dementia {
		w.diagnose(1, "P70", on)
	}
	if p.disabled {
		w.diagnose(1, "P85", max(l.birth, on-4000))
	}
	if w.d.permille(550) {
		list := otherDiagnoses[p.group]
		w.diagnose(1, list[w.d.n(len(list))], on)
	}
}

func (w *writer) diagnose(system int, code string, on day) {
	w.element("Diagnose")
	w.number("kodeverk", system)
	w.text("kode", code)
	w.day("registrertDato", on)
	w.empty()
}
