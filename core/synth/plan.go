package synth

// A plan decides for every person what the targets speak of, so that they
// are met exactly: first who they are, then where they live, which services
// they get, and what follows from these.
type plan struct {
	scaler
	d      *dice
	people []person
	in     [groups][]person // people by age group, as parts of people
}

// few is the number below which targets are drawn and not rounded.
const few = 200

func newPlan(n int, seed uint64) *plan {
	d := newDice(seed, 'P')
	pl := &plan{scaler: scaler{d, n < few}, d: d, people: make([]person, n)}
	pl.ages()
	for g := range groups {
		pl.who(g)
		pl.dwell(g)
	}
	pl.longStays()
	pl.dementia()
	pl.services()
	pl.deaths()
	pl.repeats()
	pl.newcomers()
	pl.disability()
	pl.needs()
	d.shuffle(pl.people)
	return pl
}

func (pl *plan) ages() {
	weights := make([]int, groups)
	for g, row := range group {
		weights[g] = row.persons
	}
	rest := pl.people
	for g, n := range pl.split(len(pl.people), weights...) {
		pl.in[g], rest = rest[:n], rest[n:]
	}
}

func (pl *plan) who(g int) {
	row, ps := group[g], pl.in[g]
	women := quota{pl.share(len(ps), row.women, row.persons), len(ps)}
	ages := newDeck(pl.split(len(ps), row.ages...))
	for i := range ps {
		ps[i].group = uint8(g)
		ps[i].woman = women.take(pl.d)
		ps[i].age = uint8(row.first + ages.draw(pl.d))
	}
}

// dwell gives boforhold, and the two services that follow from it.
func (pl *plan) dwell(g int) {
	ps := pl.in[g]
	h := pl.split(len(ps), group[g].housing[:]...)
	municipal, other := pl.share(h[2], 40, 100), pl.share(h[4], 25, 100)
	codes := [...]uint8{5, 4, 3, 2, 1, 6, 9}
	houses := newDeck([]int{h[0], h[1], municipal, h[2] - municipal, h[3], other, h[4] - other})
	for i := range ps {
		p := &ps[i]
		p.housing = codes[houses.draw(pl.d)]
		switch p.housing {
		case 5:
			p.give(langtid)
		case 2, 3, 4:
			p.give(bolig)
		}
	}
}

// longStays decides how each long stay lies in the year: two thirds open at
// the end of it, a third ended, nine of ten by death, and as many began as
// ended. A stock of twice the outflow is a mean stay of two years; with
// lengths exponential about it, 787 of 1000 that began are still there.
func (pl *plan) longStays() {
	for g := range groups {
		ps := pl.choose(pl.in[g], func(p *person) bool { return p.got(langtid) })
		n := len(ps)
		ended := pl.share(n, 15_700, 47_100)
		short := pl.share(ended, 213, 1000)
		shortDead := pl.share(short, 9, 10)
		dead := max(0, min(pl.share(ended, 9, 10)-shortDead, ended-short))
		came := ended - short
		cards := newDeck([]int{n - ended - came, came, dead, ended - short - dead, shortDead, short - shortDead})
		if cards.cards[0] < 0 {
			cards = newDeck([]int{n})
		}
		for _, p := range ps {
			p.stay = stayed + stay(cards.draw(pl.d))
		}
	}
}

// choose lists those that a condition holds for.
func (pl *plan) choose(ps []person, ok func(*person) bool) []*person {
	var out []*person
	for i := range ps {
		if ok(&ps[i]) {
			out = append(out, &ps[i])
		}
	}
	return out
}

// among calls do for exactly n of the persons, chosen at random; for all
// where there are not so many. It tells how many.
func (pl *plan) among(ps []*person, n int, do func(*person)) int {
	n = max(0, min(n, len(ps)))
	q := quota{n, len(ps)}
	for _, p := range ps {
		if q.take(pl.d) {
			do(p)
		}
	}
	return n
}

// shuffle puts the persons in random order.
func (d *dice) shuffle(ps []person) {
	for i := len(ps) - 1; i > 0; i-- {
		j := d.n(i + 1)
		ps[i], ps[j] = ps[j], ps[i]
	}
}
