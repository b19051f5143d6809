package synth

// Dementia at home (K: 27 200 persons, 34 % of them with day activity),
// spread over ages as weights (O).
const dementiaAtHome = 27_200

var dementiaAges = [groups]int{0, 0, 3, 25, 55, 17}

// homes are the kinds of dwelling that are a home, as sets of boforhold. The
// share with day activity holds in each, so it holds whatever one counts as
// living at home.
var homes = [...]uint16{1 << 1, 1<<2 | 1<<3, 1 << 4}

// dementia picks who has it: 70 % of those in long stays (O), none of them
// under 50, and those at home.
func (pl *plan) dementia() {
	set := func(p *person) { p.dementia = true }
	all := pl.choose(pl.people, func(p *person) bool { return p.got(langtid) })
	old := pl.choose(pl.people, func(p *person) bool { return p.got(langtid) && p.group >= middle })
	pl.among(old, pl.share(len(all), 70, 100), set)
	for g, n := range pl.split(pl.share(len(pl.people), dementiaAtHome, base), dementiaAges[:]...) {
		home := pl.choose(pl.in[g], func(p *person) bool { return p.at(homes[0] | homes[1] | homes[2]) })
		pl.among(home, n, set)
	}
}

// at tells whether the person lives in one of these, and not in a long stay.
func (p *person) at(homes uint16) bool { return homes>>p.housing&1 == 1 && p.stay == noStay }

// activity gives day activity (4) to 34 % of those with dementia in each kind
// of home, and what is left of it to others.
func (pl *plan) activity(g int, left *numbers) {
	n := &left[4][g]
	for _, home := range homes {
		who := pl.choose(pl.in[g], func(p *person) bool { return p.dementia && p.at(home) })
		have := 0
		for _, p := range who {
			have += int(p.has >> 4 & 1)
		}
		more := min(*n, pl.share(len(who), 34, 100)-have)
		*n -= pl.fillWhere(g, 4, more, func(p *person) bool { return p.dementia && p.at(home) })
	}
	*n -= pl.fillWhere(g, 4, *n, func(p *person) bool { return !p.dementia || p.stay != noStay })
}
