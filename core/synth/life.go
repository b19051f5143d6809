package synth

// A year is the reporting year with the days that everything is placed by.
type year struct {
	y           int
	first, last day
	drawn       day  // when the extract was taken
	later       bool // from 1.1: kjonn, fodselsar, soknadID, innlagtForOpphold
}

func newYear(y int) year {
	return year{y: y, first: date(y, 1, 1), last: date(y, 12, 31), drawn: date(y+1, 1, 4), later: y >= 2026}
}

// A life is what a person's rows must fit into.
type life struct {
	birth, death     day  // death is never for the living
	stayFrom, stayTo day  // long stay; never where there is none, or while it lasts
	from, to         day  // when other services are possible, from the year's first day on
	shut             bool // none of them is open after to
}

// live draws a person's dates.
func (y year) live(p *person, d *dice) life {
	l := life{death: never, stayFrom: never, stayTo: never, from: y.first, to: y.last}
	if p.stay != noStay {
		y.stay(p, &l, d)
	} else if p.died {
		l.death = d.day(y.first, y.last)
	}
	l.birth = y.birth(p, l.death, d)
	l.from = max(l.from, l.birth)
	switch {
	case p.stay.began():
		l.to, l.shut = l.stayFrom-1, true
	case p.stay == leftAlive:
		l.from = l.stayTo + 1
	case p.died:
		l.to, l.shut = l.death, true
	}
	return l
}

// birth draws a birthday in the year that gives the age. One who died at the
// lowest age of a group had had the birthday, so that the age group is the
// same at death and at the end of the year.
func (y year) birth(p *person, death day, d *dice) day {
	born := y.y - int(p.age)
	last := date(born, 12, 31)
	if death != never && int(p.age) == group[p.group].first {
		_, m, d := death.Civil()
		if m == 2 {
			d = min(d, 28)
		}
		last = min(last, date(born, m, d))
	}
	return d.day(date(born, 1, 1), last)
}

// room is kept free at one end of the year for the other services of one
// with a long stay that does not fill it.
const room = 21

const meanStay = 730 // days

func (y year) stay(p *person, l *life, d *dice) {
	lo, hi := y.first, y.last
	if p.has&^(1<<langtid) != 0 {
		lo, hi = lo+room, hi-room
	}
	end := d.day(y.first, hi)
	if p.stay.began() {
		l.stayFrom = d.day(lo, y.last)
		end = d.day(lo, y.last)
		if end < l.stayFrom && p.stay != arrived {
			l.stayFrom, end = end, l.stayFrom
		}
	} else {
		l.stayFrom = y.first - 1 - day(d.exponential(meanStay))
		l.stayFrom = max(l.stayFrom, date(1980, 1, 1), date(y.y-int(p.age)+1, 1, 1))
	}
	if p.stay == stayed || p.stay == arrived {
		return
	}
	l.stayTo = end
	if p.died {
		l.death = end
	}
}
