package synth

import "io"

// A writer turns planned persons into a delivery, one at a time. Its quotas
// make the rates that hold for rows come out exactly over all that one plan
// has, however many files it goes to.
type writer struct {
	*page
	year
	d    dice
	seed uint64
	ids  *book
	rates
	chain chain
	kpr   bool

	injected Injected // nil where no faults go in
	tilted   bool
	loads    []load
	next     int
	normal   struct { // the last person without a fault
		nr  int
		fid string
	}

	place     place
	providers []string

	// of the person at hand
	list    []row
	applied int
	fid     []byte
	dNumber bool
}

func newWriter(w io.Writer, o Options, pl *plan) *writer {
	wr := &writer{page: newPage(w), year: newYear(o.Year), seed: o.Seed, ids: newBook(o.Year, o.Seed, o.Production)}
	wr.kpr = o.Format == "kpr"
	wr.chain.sent = 18 * 3600 // later than any event is registered
	wr.rates = ratesOf(pl)
	return wr
}

// to turns to another municipality and file; the numbers given out and the
// quotas go on.
func (w *writer) to(out io.Writer, municipality string) {
	w.page.w = out
	w.place = placeOf(municipality)
	w.providers = providers(mix(uint64(w.place.number)), 40)
}

// write writes a delivery of the persons.
func (w *writer) write(ps []person, first int) error {
	head, one, foot := w.head, w.person, w.foot
	if w.kpr {
		head, one, foot = w.kprHead, w.kprPerson, w.kprFoot
	}
	head()
	carriers := quota{len(w.loads), len(ps) - 1}
	for i := range ps {
		w.d.reseed(w.seed, uint64(first+i)<<8|'B')
		var err error
		if i > 0 && carriers.want > 0 && carriers.take(&w.d) {
			err = w.carry(w.loads[carriers.want], i)
		} else {
			err = one(&ps[i], i)
			w.remember(&ps[i], i)
		}
		if err != nil {
			return err
		}
		w.turn()
	}
	foot()
	return w.flush()
}

func (w *writer) head() {
	w.b = append(w.b, `<?xml version="1.0" encoding="UTF-8"?>`...)
	w.element("Melding")
	w.text("xmlns", "urn:sluse:iplos:1")
	w.text("versjon", w.version())
	w.text("meldingstype", "B")
	w.day("fraDatoPeriode", w.first)
	w.day("tilDatoPeriode", w.last)
	w.day("uttakDato", w.drawn)
	w.text("leverandor", "Sluse syntetisk")
	w.text("navnEPJ", "Syntetisk journal")
	w.text("versjonEPJ", "1.0")
	w.text("versjonUt", "1.0")
	w.text("lopenr", "1")
	w.inside()
	w.contacts()
	w.element("Kommune")
	w.text("kommuneNr", w.place.code)
	w.text("kommuneOrgNr", w.providers[0])
	w.inside()
}

func (y year) version() string {
	if y.later {
		return "1.1"
	}
	return "1.0"
}

// contacts are of types 16 and 17; of none of them where faults go in (M017).
func (w *writer) contacts() {
	types := [2]int{16, 17}
	if w.injected != nil && !w.kpr {
		types = [2]int{1, 15}
		w.injected["M017"]++
	}
	w.contact("IPLOS-kontakten", "iplos@eksempel.invalid", types[0])
	w.contact("IPLOS-innsending", "innsending@eksempel.invalid", types[1])
}

func (w *writer) contact(name, mail string, kind int) {
	w.element("Kontaktperson")
	w.text("kontPerson", name)
	w.text("meldEpost1", mail)
	w.number("typeKontaktperson", kind)
	w.empty()
}

func (w *writer) foot() {
	w.end("Kommune")
	w.end("Melding")
	w.b = append(w.b, '\n')
}
