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

// Dementia at home (K: 27 200 persons, 34 % of them with day activity),
// spread over ages as weights (O).
const dementiaAtHome = 27_200

var dementiaAges = [groups]int{0, 0, 3, 25, 55, 17}

func (pl *plan) diagnoses() {
	pl.dementiaInStay()
	for g, n := range pl.split(pl.share(len(pl.people), dementiaAtHome, base), dementiaAges[:]...) {
		pl.dementiaHome(g, n)
	}
	for g := range groups {
		pl.disability(g)
	}
}

// dementiaInStay: 70 % of those in long stays (O), none of them under 50.
func (pl *plan) dementiaInStay() {
	all := pl.choose(pl.people, func(p *person) bool { return p.got(langtid) })
	old := pl.choose(pl.people, func(p *person) bool { return p.got(langtid) && p.group >= middle })
	pl.among(old, pl.share(len(all), 70, 100), func(p *person) { p.dementia = true })
}

// dementiaHome spreads n of an age group over the kinds of dwelling, and
// takes 34 % of each from those with day activity (4). That the share holds
// in each dwelling makes it hold whatever one counts as living at home.
func (pl *plan) dementiaHome(g, n int) {
	kinds := [3]uint8{1 << 1, 1<<2 | 1<<3, 1 << 4}
	var sizes [3]int
	in := func(k uint8) func(*person) bool {
		return func(p *person) bool { return k>>p.housing&1 == 1 && p.stay == noStay }
	}
	for i, k := range kinds {
		sizes[i] = len(pl.choose(pl.in[g], in(k)))
	}
	for i, n := range pl.split(n, sizes[:]...) {
		ps := pl.choose(pl.in[g], in(kinds[i]))
		active := pl.share(n, 34, 100)
		pl.dementiaAmong(ps, true, active)
		pl.dementiaAmong(ps, false, n-active)
	}
}

func (pl *plan) dementiaAmong(ps []*person, active bool, n int) {
	var who []*person
	for _, p := range ps {
		if p.got(4) == active {
			who = append(who, p)
		}
	}
	pl.among(who, n, func(p *person) { p.dementia = true })
}

// disabledShare is how many per cent of those in the municipality's
// dwellings have utviklingshemning: 60 at 18–49; all but that is a guess.
var disabledShare = [groups]int{0, 60, 35, 8, 1, 0}

// disability: all with 14 or 23, and of those in the municipality's
// dwellings the share of their age.
func (pl *plan) disability(g int) {
	sure := pl.choose(pl.in[g], func(p *person) bool { return p.has&(1<<14|1<<23) != 0 })
	pl.among(sure, len(sure), func(p *person) { p.disabled = true })
	have := pl.choose(pl.in[g], func(p *person) bool { return p.got(bolig) && p.disabled })
	may := pl.choose(pl.in[g], func(p *person) bool { return p.got(bolig) && !p.disabled })
	pl.among(may, pl.share(len(have)+len(may), disabledShare[g], 100)-len(have), func(p *person) { p.disabled = true })
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
