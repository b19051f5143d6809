package synth

// deaths fills up the deaths of each age group: those that end a long stay
// are there already.
func (pl *plan) deaths() {
	for g := range groups {
		ps, n := pl.in[g], 0
		for i := range ps {
			if ps[i].stay == leftDead || ps[i].stay == shortDead {
				ps[i].died = true
				n++
			}
		}
		others := pl.choose(ps, func(p *person) bool { return p.stay == noStay })
		pl.among(others, pl.share(len(ps), group[g].died, 1000)-n, func(p *person) { p.died = true })
	}
}

// newcomers had no service before this year: first those who cannot have
// had one, then at random.
func (pl *plan) newcomers() {
	for g := range groups {
		ps := pl.in[g]
		sure := pl.choose(ps, func(p *person) bool {
			return p.age == 0 || p.stay.began() && p.has&^coercion == 1<<langtid
		})
		n := pl.share(len(ps), group[g].isNew, 1000)
		n -= pl.among(sure, len(sure), func(p *person) { p.isNew = true })
		may := pl.choose(ps, func(p *person) bool { return !p.isNew && (p.stay == noStay || p.stay.began()) })
		pl.among(may, n, func(p *person) { p.isNew = true })
	}
}

// disabledShare is how many per cent of those in the municipality's
// dwellings have utviklingshemning: 60 at 18–49; all but that is a guess.
var disabledShare = [groups]int{0, 60, 35, 8, 1, 0}

// disability: all with 14 or 23, and of those in the municipality's
// dwellings the share of their age.
func (pl *plan) disability() {
	for g := range groups {
		sure := pl.choose(pl.in[g], func(p *person) bool { return p.has&(1<<14|1<<23) != 0 })
		pl.among(sure, len(sure), func(p *person) { p.disabled = true })
		have := pl.choose(pl.in[g], func(p *person) bool { return p.got(bolig) && p.disabled })
		may := pl.choose(pl.in[g], func(p *person) bool { return p.got(bolig) && !p.disabled })
		pl.among(may, pl.share(len(have)+len(may), disabledShare[g], 100)-len(have), func(p *person) { p.disabled = true })
	}
}

// needOf is the level of need by boforhold in thousandths: some, medium,
// large, and none given. Their sums over all are K, the split O.
var needOf = []struct {
	housing uint16 // bit b: boforhold b
	share   [4]int
}{
	{1 << 5, [4]int{20, 140, 820, 20}},
	{1 << 4, [4]int{40, 200, 740, 20}},
	{1<<2 | 1<<3, [4]int{180, 440, 320, 60}},
	{1 << 1, [4]int{482, 325, 83, 110}},
	{1<<6 | 1<<9, [4]int{300, 300, 150, 250}},
}

func (pl *plan) needs() {
	for _, row := range needOf {
		ps := pl.choose(pl.people, func(p *person) bool { return row.housing>>p.housing&1 == 1 })
		n := pl.split(len(ps), row.share[:]...)
		pl.unassessed(ps, n[3])
		levels := newDeck(n[:3])
		for _, p := range ps {
			if p.need == unset {
				p.need = some + need(levels.draw(pl.d))
			}
		}
	}
}

// unassessed picks who lacks an assessment, the young more often; of them
// three in five have none at all, the rest a part of one.
func (pl *plan) unassessed(ps []*person, n int) {
	var of [groups][]*person
	for _, p := range ps {
		of[p.group] = append(of[p.group], p)
	}
	var weights [groups]int
	for g := range groups {
		weights[g] = len(of[g]) * group[g].uoppgitt
	}
	none := quota{pl.share(n, 60, 100), n}
	for g, k := range pl.split(n, weights[:]...) {
		pl.among(of[g], k, func(p *person) {
			p.need = partAssessment
			if none.take(pl.d) {
				p.need = noAssessment
			}
		})
	}
}
