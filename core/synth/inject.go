package synth

import (
	"maps"
	"strconv"
	"strings"
)

// A load is the faults of one carrier.
type load []*fault

// inject decides how many faults of each rule go in, rate × persons in all but
// at least one of each, and who carries them: a person each, or several on
// one where there are not persons enough. The first person carries none: the
// second of two that should not be alike needs one before it.
func (w *writer) inject(persons int, rate float64) {
	var fit []*fault
	_, faults := w.carried()
	for i := range faults {
		if f := &faults[i]; f.fits == nil || f.fits(w) {
			fit = append(fit, f)
		}
	}
	total := max(len(fit), int(rate*float64(persons)))
	each := make([]int, len(fit))
	for i := range each {
		each[i] = 1
	}
	w.injected = Injected{}
	if w.tilted {
		maps.Copy(w.injected, tilts)
	}
	w.loads = make([]load, min(total, persons-1))
	for i, n := range (scaler{}).split(total, each...) {
		for range n {
			w.stow(fit[i])
		}
	}
}

// stow finds a carrier with the least on it that the fault can go with. A
// fault for which there is none is left out.
func (w *writer) stow(f *fault) {
	for range w.loads {
		w.next = (w.next + 1) % len(w.loads)
		if l := &w.loads[w.next]; l.free()&f.parts == f.parts {
			*l = append(*l, f)
			return
		}
	}
}

func (l load) free() part {
	taken := part(0)
	for _, f := range l {
		taken |= f.parts
	}
	return whole &^ taken
}

// carry writes a carrier in a person's place, and counts its faults.
func (w *writer) carry(l load, nr int) error {
	text, _ := w.carried()
	for _, f := range l {
		for i := 0; i < len(f.edits); i += 2 {
			if !strings.Contains(text, f.edits[i]) {
				panic("synth: " + f.rule + ": nothing to change")
			}
			text = strings.Replace(text, f.edits[i], f.edits[i+1], 1)
		}
		w.injected[f.rule]++
		if f.rule == "B006" {
			w.injected["M015"] = 1
		}
	}
	text = cut(text)
	values, err := w.values(text, nr)
	if err != nil {
		return err
	}
	w.b = append(w.b, values.Replace(text)...)
	return nil
}

// cut leaves out what stands between {cut} and {end}.
func cut(text string) string {
	for {
		before, rest, ok := strings.Cut(text, "{cut}")
		if !ok {
			return text
		}
		_, after, _ := strings.Cut(rest, "{end}")
		text = before + after
	}
}

// values fills in what differs from carrier to carrier.
func (w *writer) values(text string, nr int) (*strings.Replacer, error) {
	who := w.bearer()
	pairs, err := w.numbers(text, who)
	if err != nil {
		return nil, err
	}
	bydel, told, org := w.place.district(&w.d), "", w.provider()
	sex, other := "1", "2"
	if who.woman {
		sex, other = other, sex
	}
	if bydel != "" {
		bydel = ` bydel="` + bydel + `"`
	}
	if w.later {
		told = ` kjonn="` + sex + `" fodselsar="` + strconv.Itoa(who.born) + `"`
	}
	pairs = append(pairs,
		"{nr}", strconv.Itoa(firstNr+nr), "{bydel}", bydel, "{k}", w.place.code, "{org}", org, "{badorg}", wrongDigit(org),
		"{duf}", wrongDUF(&w.d), "{told}", told, "{othersex}", other,
		"{othernr}", strconv.Itoa(w.normal.nr), "{otherfid}", w.normal.fid,
		"{k1}", strconv.Itoa(w.oneOf(700, 15, 300, 9)), "{k3}", strconv.Itoa(w.oneOf(500, 1, 500, 2)),
		"{s}", strconv.Itoa(1+w.d.n(3)), "{m1}", strconv.Itoa(quarter*(1+w.d.n(40))), "{m3}", strconv.Itoa(quarter*(1+w.d.n(20))))
	for by := -32; by <= 1; by++ {
		name := "{Y}"
		if by != 0 {
			name = "{Y" + signed(by) + "}"
		}
		pairs = append(pairs, name, strconv.Itoa(w.y+by))
	}
	if w.kpr {
		pairs = append(pairs, w.links()...)
	}
	return strings.NewReplacer(pairs...), nil
}

// remember keeps the last person that no fault was put on, one that a carrier
// can be taken for.
func (w *writer) remember(p *person, nr int) {
	if w.loads != nil && !w.dNumber && (p.age >= grown || w.normal.nr == 0) {
		w.normal.nr, w.normal.fid = w.brukerNr(p, nr), string(w.fid)
	}
}

const grown = 18

// grownFirst puts a grown-up first, who is there before all carriers.
func (pl *plan) grownFirst() {
	for i := range pl.people {
		if pl.people[i].age >= grown {
			pl.people[0], pl.people[i] = pl.people[i], pl.people[0]
			return
		}
	}
}

// found counts what the targets themselves leave wanting, so that the counts
// are what checking the delivery finds.
func (w *writer) found(rule string) {
	if w.injected != nil && !w.kpr {
		w.injected[rule]++
	}
}
