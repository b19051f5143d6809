package synth

// service writes one Tjeneste.
func (w *writer) service(r *row, nr int) {
	w.element("Tjeneste")
	w.key("tjenesteID", 'T', nr)
	w.number("tjenesteType", r.kind)
	if w.later && r.applied != 0 {
		w.key("soknadID", 'S', r.applied)
	}
	w.day("vedtakDato", r.decided)
	w.day("fraDato", r.from)
	w.day("tilDato", r.to)
	w.code("minutterUke", r.minutes)
	if provided>>r.kind&1 == 1 || w.d.permille(500) {
		w.text("tjenesteOrgNr", w.provider())
	}
	if r.kind == 8 {
		w.number("rullerende", 1+w.d.n(2))
	}
	if w.later && r.kind >= 18 && r.kind <= 21 {
		w.number("innlagtForOpphold", w.oneOf(450, 1, 500, 2, 50, 9))
	}
	if r.stopFrom == never {
		w.empty()
		return
	}
	w.inside()
	w.element("MidlertidigStopp")
	w.text("midlertidigStoppID", "P1")
	w.day("fraDato", r.stopFrom)
	w.day("tilDato", r.stopTo)
	w.number("arsak", w.oneOf(550, 1, 250, 2, 150, 3, 50, 4))
	w.empty()
	w.end("Tjeneste")
}

// applications writes a Soknad for each Tjeneste that began in the year, and
// besides them refusals (5 in 100) and some that are not decided yet (1 in 100).
func (w *writer) applications(l *life) {
	extra := w.applied
	for i := range w.list {
		r := &w.list[i]
		if r.applied == 0 {
			continue
		}
		w.application(r.applied, r.kind, w.received(l, r.decided), r.decided, w.oneOf(950, 1, 50, 2))
		w.empty()
		if !w.tilted && w.d.permille(50) {
			extra++
			w.refusal(extra, l)
		}
		if l.death == never && w.d.permille(10) {
			extra++
			w.application(extra, w.wanted(), w.d.day(max(l.birth, w.last-40), w.last), never, 0)
			w.empty()
		}
	}
}

// received is 14 days before the decision in the median.
func (w *writer) received(l *life, decided day) day {
	return max(l.birth, decided-day(w.d.logNormal(14, 800)))
}

func (w *writer) application(nr, kind int, received, decided day, outcome int) {
	w.element("Soknad")
	w.key("soknadID", 'S', nr)
	w.day("mottattDato", received)
	w.number("tjenesteType", kind)
	w.day("vedtakDato", decided)
	w.code("utfall", outcome)
}

// refused and undecided applications are for these types.
var applied = [...]int{1, 4, 7, 9, 11, 15, 18, 20, 21, 29}

func (w *writer) wanted() int { return applied[w.d.n(len(applied))] }

// refusal: one in eight is complained about.
func (w *writer) refusal(nr int, l *life) {
	last := w.last
	if l.death != never {
		last = l.death
	}
	decided := w.d.day(max(l.birth, w.first), last)
	w.application(nr, w.wanted(), w.received(l, decided), decided, 3)
	if w.d.permille(125) {
		w.day("klageDato", w.d.day(decided, min(last, decided+21)))
		w.number("klageUtfall", w.oneOf(250, 1, 150, 2, 400, 3, 200, 4))
	}
	w.empty()
}
