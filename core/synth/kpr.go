package synth

import "strconv"

// The event message, IPLOS in KPR 56.0.0: what a municipality sends the
// first time, a start for every service and what has happened to it since.
// Notifications are numbered and chained in the order they are written, all on
// the last evening of the year, and one in a hundred is corrected at once.

const kprNamespace = "http://www.npr.no/xmlstds/56_0_0_ipl"

// ended in the event message: safety alarms and other technology have a code
// system of their own there, coercion is not taken.
const kprEnded = 1<<6 | 1<<26 | 1<<27 | 1<<28 | coercion

// eventful gives those with nothing but ended types home care instead, so
// that everyone has an event.
func (pl *plan) eventful() {
	for i := range pl.people {
		p := &pl.people[i]
		if p.has &^= kprEnded; p.has == 0 {
			p.give(15)
		}
	}
}

func (w *writer) kprHead() {
	w.b = append(w.b, `<?xml version="1.0" encoding="UTF-8"?>`...)
	w.element("Melding")
	w.text("xmlns", kprNamespace)
	w.text("versjon", "56.0.0")
	w.text("meldingstype", "K")
	w.text("leverandor", "Sluse syntetisk")
	w.text("navnEPJ", "Syntetisk journal")
	w.text("versjonEPJ", "1.0")
	w.text("versjonUt", "1.0")
	w.inside()
}

func (w *writer) kprFoot() {
	w.contacts()
	w.element("Kommune")
	w.text("kommuneNr", w.place.code)
	w.empty()
	w.end("Melding")
	w.b = append(w.b, '\n')
}

// A patient is how a Bruker stands in each event.
type patient struct {
	id   guid
	nr   int
	home string // bydel
}

// kprPerson writes the notifications of one person.
func (w *writer) kprPerson(p *person, nr int) error {
	l := w.live(p, &w.d)
	if err := w.identify(p, &l); err != nil {
		return err
	}
	w.applied = 0
	w.rows(p, &l)
	who := patient{w.d.guid(), w.brukerNr(p, nr), w.place.district(&w.d)}
	for i := range w.list {
		w.events(&who, &w.list[i], i+1)
	}
	return nil
}

// events tells the story of one service: start, pause, another provider, end.
func (w *writer) events(who *patient, r *row, nr int) {
	e := event{who: who, kind: r.kind, service: nr}
	if provided>>r.kind&1 == 1 || w.d.permille(500) {
		e.provider = w.provider()
	}
	w.event(&e, "TjenesteStart", r.from)
	if r.stopFrom != never {
		e.pause = true
		w.event(&e, "MidlertidigStoppFra", r.stopFrom)
		w.event(&e, "MidlertidigStoppTil", r.stopTo)
		e.pause = false
	}
	if w.d.permille(30) {
		e.provider = w.provider()
		last := w.last
		if r.to != never {
			last = r.to
		}
		w.event(&e, "TjenesteutforerEndret", w.d.day(max(r.from, r.stopTo), last))
	}
	if r.to != never {
		w.event(&e, "TjenesteSlutt", r.to)
	}
}

func (w *writer) provider() string { return w.providers[1+w.d.n(len(w.providers)-1)] }

// An event is what all events of one service share.
type event struct {
	who      *patient
	kind     int
	service  int
	provider string
	pause    bool
}

// event writes the notification of an event, and now and then one that
// corrects it: replaced (M), supplemented (T) or cancelled (C).
func (w *writer) event(e *event, name string, on day) {
	original := w.notify("N", guid{}, e, name, on)
	if w.d.permille(10) {
		status := "MMT"
		if name == "TjenesteutforerEndret" {
			status = "MTC" // nothing after it depends on it
		}
		i := w.d.n(3)
		w.notify(status[i:i+1], original, e, name, on)
	}
}

func (w *writer) notify(status string, ref guid, e *event, name string, on day) guid {
	id, previous := w.link()
	w.element("Notifikasjon")
	w.text("statusNotifikasjon", status)
	w.moment("notifikasjonTid", w.last, w.chain.sent)
	w.guid("notifikasjonGUID", id)
	w.guid("notifikasjonForrigeGUID", previous)
	w.number("notifikasjonLopeNr", w.chain.number)
	if ref != (guid{}) {
		w.guid("notifikasjonRef", ref)
	}
	w.inside()
	w.happening(e, name, on)
	w.end("Notifikasjon")
	w.turn()
	return id
}

func (w *writer) happening(e *event, name string, on day) {
	w.element(name)
	w.number("tjenesteType", e.kind)
	w.moment("hendelseRegTid", on, 7*3600+w.d.n(10*3600))
	w.text("tjenesteOrgNr", e.provider)
	w.day("hendelseDato", on)
	w.serviceID(e)
	w.guid("hendelseGUID", w.d.guid())
	if e.pause {
		w.text("midlertidigStoppID", "P1")
	}
	w.inside()
	w.element("Bruker")
	w.guid("pasientGUID", e.who.id)
	w.number("brukerNr", e.who.nr)
	w.text("bydel", e.who.home)
	w.identity()
	w.empty()
	w.end(name)
}

// serviceID is unique in the file: in an event message services of different
// persons stand beside each other.
func (w *writer) serviceID(e *event) {
	w.key("tjenesteID", 'T', e.who.nr)
	w.b = w.b[:len(w.b)-1]
	w.b = append(w.b, '-')
	w.b = strconv.AppendInt(w.b, int64(e.service), 10)
	w.b = append(w.b, '"')
}
