package synth

// skewed is from how many persons on a delivery with faults is tilted as a
// whole, so that the doubts about wholes (P002–P005, P009–P016) are raised
// too: with fewer, chance could explain most of them. P001 depends on how
// the number asked for fits the municipality, and is not put in.
const skewed = 2000

// tilts are the rules that a tilted delivery breaks, and how often: P005 says
// that 29 is missing and that 17 stands where 4 is meant.
var tilts = Injected{"P002": 1, "P003": 1, "P004": 1, "P005": 2, "P009": 1, "P010": 1, "P011": 1, "P012": 1,
	"P013": 1, "P014": 1, "P015": 1, "P016": 1}

// tilt changes who the planned persons are: too young and too many women, few
// services each, none of them a dwelling, long stays of young persons, and no
// death of anyone old.
func (pl *plan) tilt() {
	d := newDice(uint64(len(pl.people)), 'T')
	for i := range pl.people {
		p := &pl.people[i]
		p.woman = d.permille(850)
		if p.group >= older && p.stay == noStay && d.permille(600) {
			p.group, p.age = young, uint8(18+d.n(32))
		}
		p.spare(d)
		if p.group == young && p.stay == noStay && d.permille(60) {
			p.has, p.stay, p.housing, p.isNew, p.died = 1<<langtid, stayed, 5, false, false
		}
		if p.group >= eighties {
			p.survive()
		}
	}
}

// spare leaves the person one service and no second rows; a dwelling becomes
// home care, day activity becomes day stays.
func (p *person) spare(d *dice) {
	p.twice = 0
	if p.got(langtid) {
		p.has = 1 << langtid
		return
	}
	for p.has&(p.has-1) != 0 && d.permille(900) {
		p.has &= p.has - 1
	}
	if p.got(bolig) {
		p.has = p.has&^(1<<bolig) | 1<<15
	}
	if p.got(4) {
		p.has = p.has&^(1<<4) | 1<<17
	}
}

func (p *person) survive() {
	p.died = false
	switch p.stay {
	case leftDead:
		p.stay = stayed
	case shortDead:
		p.stay = arrived
	}
}

// tiltRows ends many services on the last day of the year and gives home care
// the same hours almost everywhere.
func (w *writer) tiltRows() {
	for i := range w.list {
		r := &w.list[i]
		if r.to == never && w.d.permille(400) {
			r.to = w.last
		}
		if r.kind == 15 && r.minutes != 0 && w.d.permille(850) {
			r.minutes = 120
		}
	}
}

// tiltScores fills in a standard value or "not relevant" for most.
func (w *writer) tiltScores(s *scores) {
	if w.d.permille(300) {
		for i := range s {
			s[i] = 3
		}
		return
	}
	for _, i := range [...]int{0, decisions, housework, 8, shopping, 12, memory, 14, 15, 16} {
		s[i] = notRelevant
	}
	s[ownHealth] = 3
}
