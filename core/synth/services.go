package synth

// services gives everyone at least one service, then deals out what is left
// of each type's number among those who can have it.
func (pl *plan) services() {
	left := pl.serviceNumbers()
	for g := range groups {
		pl.firstService(g, &left)
		pl.coercion(g, &left)
		pl.relief(g, &left)
		pl.activity(g, &left)
		for _, row := range service {
			pl.fill(g, row.kind, left[row.kind][g])
		}
	}
}

// numbers counts persons by type and age group.
type numbers [30][groups]int

// serviceNumbers is the target table for this many persons, less what the
// dwelling gave already.
func (pl *plan) serviceNumbers() numbers {
	totals := make([]int, len(service))
	for i, row := range service {
		totals[i] = row.persons
	}
	var out numbers
	all := (pairs*len(pl.people) + base/2) / base
	for i, n := range pl.split(all, totals...) {
		row := service[i]
		copy(out[row.kind][:], pl.split(n, row.age[:]...))
	}
	out[langtid], out[bolig] = [groups]int{}, [groups]int{}
	return out
}

// firstService gives those without any one of the types still to be dealt
// out, but not coercion, which no one has alone.
func (pl *plan) firstService(g int, left *numbers) {
	cards, usual := make([]int, len(service)), make([]int, len(service))
	for i, row := range service {
		if coercion>>row.kind&1 == 0 && row.kind != langtid && row.kind != bolig {
			cards[i], usual[i] = left[row.kind][g], row.age[g]
		}
	}
	k := newDeck(cards)
	for i := range pl.in[g] {
		p := &pl.in[g][i]
		if p.has != 0 {
			continue
		}
		c := k.draw(pl.d)
		if c < 0 {
			c = pl.usual(usual)
		}
		kind := service[c].kind
		p.give(kind)
		left[kind][g] = max(0, left[kind][g]-1)
	}
}

// usual draws a type as if there were no end of it.
func (pl *plan) usual(weights []int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	return pick(pl.d, weights, sum)
}

// able tells whether a person can be given one more type: not the same
// twice, nothing but coercion in a long stay that fills the year, training
// not beside a personal assistant, day stays in institutions not for its
// young residents.
func (p *person) able(kind int) bool {
	switch {
	case p.got(kind):
		return false
	case p.stay.whole():
		return coercion>>kind&1 == 1
	case kind == 2:
		return !p.got(3)
	case kind == 3:
		return !p.got(2)
	case kind == 17:
		return p.group >= middle || p.housing != 5
	}
	return true
}

// fill gives a type to n more of an age group.
func (pl *plan) fill(g, kind, n int) {
	pl.fillWhere(g, kind, n, func(*person) bool { return true })
}

// fillWhere does so among those that a condition holds for, and tells how
// many it found.
func (pl *plan) fillWhere(g, kind, n int, ok func(*person) bool) int {
	if n <= 0 {
		return 0
	}
	able := pl.choose(pl.in[g], func(p *person) bool { return p.able(kind) && ok(p) })
	return pl.among(able, n, func(p *person) { p.give(kind) })
}

// coercion: 24 mostly (four of five) in long stays; 14 and 23 for persons
// with utviklingshemning, who live in the municipality's dwellings once grown.
func (pl *plan) coercion(g int, left *numbers) {
	n := &left[24][g]
	inside := pl.fillWhere(g, 24, pl.share(*n, 80, 100), func(p *person) bool { return p.got(langtid) })
	*n -= inside + pl.fillWhere(g, 24, *n-inside, func(p *person) bool { return !p.got(langtid) })
	for _, kind := range []int{14, 23} {
		n := &left[kind][g]
		*n -= pl.fillWhere(g, kind, *n, func(p *person) bool {
			return p.stay == noStay && (g == children || p.got(bolig))
		})
	}
}

// relief lets 11 travel with 7 and 8: three of five who are paid for their
// care have relief from it too.
func (pl *plan) relief(g int, left *numbers) {
	both := pl.share(left[11][g]+pl.count(g, 1<<11), 60, 100)
	n := &left[11][g]
	with := pl.fillWhere(g, 11, min(*n, both), func(p *person) bool { return p.has&(1<<7|1<<8) != 0 })
	*n -= with + pl.fillWhere(g, 11, *n-with, func(p *person) bool { return p.has&(1<<7|1<<8) == 0 })
	for _, kind := range []int{7, 8} {
		n := &left[kind][g]
		more := pl.fillWhere(g, kind, min(*n, both-with), func(p *person) bool {
			return p.got(11) && p.has&(1<<7|1<<8) == 0
		})
		with += more
		*n -= more + pl.fillWhere(g, kind, *n-more, func(p *person) bool { return !p.got(11) })
	}
}

func (pl *plan) count(g int, set uint32) int {
	n := 0
	for i := range pl.in[g] {
		if pl.in[g][i].has&set != 0 {
			n++
		}
	}
	return n
}

// repeats gives some a second row of a type: a changed decision (1, 15), or
// another stay. Not to the newborn and the dead, whose year may be a day.
func (pl *plan) repeats() {
	for _, row := range service {
		have := pl.choose(pl.people, func(p *person) bool { return p.got(row.kind) })
		may := pl.choose(pl.people, func(p *person) bool { return p.got(row.kind) && !p.died && p.age > 0 })
		pl.among(may, pl.share(len(have), row.repeat, row.persons), func(p *person) { p.twice |= 1 << row.kind })
	}
}
