package synth

// The rates hold for rows over all that one plan has, however many files it
// goes to: exactly, at random places.
type rates struct {
	open     quota // services that go on, open at the end of the year
	longOpen quota // time-limited stays (18–20), open after more than 90 days
	noHours  quota
	paused   quota
	hospital quota // persons of 67 and over with a stay in hospital
	weak     quota // persons assessed without any score of 3 or more
}

// A census counts what the rates are rates of.
type census struct{ others, canOpen, limited, canLast, measured, visits, old, assessed, some int }

func ratesOf(pl *plan) rates {
	var c census
	for i := range pl.people {
		c.person(&pl.people[i])
	}
	return rates{
		open:     quota{min(c.canOpen, pl.share(c.others, 76, 100)), c.canOpen},
		longOpen: quota{min(c.canLast, pl.share(c.limited, 3, 100)), c.canLast},
		noHours:  quota{pl.share(c.measured, 1, 100), c.measured},
		paused:   quota{pl.share(c.visits, 12, 100), c.visits},
		hospital: quota{pl.share(c.old, 28, 100), c.old},
		weak:     quota{min(pl.share(c.assessed, 3, 100), c.some), c.some},
	}
}

func (c *census) person(p *person) {
	for kind := 1; kind < len(hours); kind++ {
		if n := p.rows(kind); n > 0 {
			c.rows(p, kind, n)
		}
	}
	if p.group >= older {
		c.old++
	}
	if p.need >= some {
		c.assessed++
	}
	if p.need == some {
		c.some++
	}
}

func (c *census) rows(p *person, kind, n int) {
	if hourly>>kind&1 == 1 {
		c.measured += n
	}
	if kind == 1 || kind == 15 {
		c.visits += n
	}
	if limited>>kind&1 == 1 {
		c.limited += n
		if p.allYear() {
			c.canLast++
		}
	}
	if kind == langtid || stays>>kind&1 == 1 {
		return
	}
	c.others += n
	if p.opens(kind) {
		c.canOpen++
	}
}

// rows is how many Tjeneste rows of a type the person has.
func (p *person) rows(kind int) int { return int(p.has>>kind&1 + p.twice>>kind&1) }
