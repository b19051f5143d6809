package synth

import (
	"bytes"
	"testing"
)

// A tally reads a delivery back, line by line, and counts what the targets
// speak of. It knows nothing of the plan: ages and sexes come from the
// identity numbers, need from the scores, stays from the dates.
type tally struct {
	t    *testing.T
	year int
	rest []byte

	persons, women, died, rows, d int
	age                           [groups]int
	womenIn, diedIn               [groups]int
	housing                       map[int]int
	housingIn                     [groups]map[int]int
	pairs                         map[int]int
	pairsIn                       [groups]map[int]int
	rowsOf, hoursOf, openOf       map[int]int
	need                          map[int]int // 0 unknown, 1–3
	needIn                        map[[2]int]int
	none, part, weak, assessed    int
	noHousehold, noHours, hourly  int
	openStays, endedStays, began  int
	ledByDeath                    int
	endedDays                     int
	home, homeActive              int // with dementia at home
	inDementia                    int
	disabledIn29                  int
	otherOpen, others             int
	visits, paused                int
	hospital                      int
	applications, refused, opened int
	fids                          map[string]bool
	details

	// of the person at hand
	p struct {
		group, housing, woman int
		birth, death          day
		has                   map[int]int
		first                 [17]int
		sets                  int
		dementia, disabled    bool
	}
}

func newTally(t *testing.T, year int) *tally {
	c := &tally{t: t, year: year, housing: map[int]int{}, pairs: map[int]int{}, rowsOf: map[int]int{}, hoursOf: map[int]int{},
		openOf: map[int]int{}, need: map[int]int{}, needIn: map[[2]int]int{}, fids: map[string]bool{}}
	for g := range groups {
		c.housingIn[g], c.pairsIn[g] = map[int]int{}, map[int]int{}
	}
	return c
}

// Write takes the delivery in any pieces.
func (c *tally) Write(b []byte) (int, error) {
	c.rest = append(c.rest, b...)
	start := 0
	for {
		n := bytes.IndexByte(c.rest[start:], '\n')
		if n < 0 {
			break
		}
		c.line(bytes.TrimLeft(c.rest[start:start+n], " "))
		start += n + 1
	}
	c.rest = append(c.rest[:0], c.rest[start:]...)
	return len(b), nil
}

func (c *tally) line(l []byte) {
	name, _, _ := bytes.Cut(l, []byte(" "))
	switch string(name) {
	case "<Bruker":
		c.bruker(l)
	case "<Diagnose":
		c.p.dementia = c.p.dementia || string(attr(l, "kode")) == "P70"
		c.p.disabled = c.p.disabled || string(attr(l, "kode")) == "P85"
	case "<Bistandsbehov":
		c.set(l)
	case "<Soknad":
		c.soknad(l)
	case "<Tjeneste":
		c.tjeneste(l)
	case "<MidlertidigStopp":
		c.paused++
	case "<Opphold":
		c.hospital++
	case "</Bruker>":
		c.close()
	}
}

func (c *tally) bruker(l []byte) {
	fid := attr(l, "fid")
	if c.fids[string(fid)] {
		c.t.Error("the same number twice")
	}
	c.fids[string(fid)] = true
	c.p.has, c.p.sets, c.p.dementia, c.p.disabled = map[int]int{}, 0, false, false
	c.items(l)
	c.p.birth, c.p.woman = c.decode(fid, number(attr(l, "typeID")))
	c.p.death = c.day(attr(l, "dodsDato"))
	c.p.housing = number(attr(l, "boforhold"))
	c.p.group = 0
	age := c.year - c.p.birth.Year()
	for _, lo := range []int{18, 50, 67, 80, 90} {
		if age >= lo {
			c.p.group++
		}
	}
	c.persons++
	c.women += c.p.woman
	c.age[c.p.group]++
	c.womenIn[c.p.group] += c.p.woman
	c.housing[c.p.housing]++
	c.housingIn[c.p.group][c.p.housing]++
	if c.p.death != never {
		c.died++
		c.diedIn[c.p.group]++
	}
	if attr(l, "husstand") == nil {
		c.noHousehold++
	}
}

// decode checks an identity number's digits and series, and reads it.
func (c *tally) decode(fid []byte, typeID int) (day, int) {
	if len(fid) != 11 {
		c.t.Fatal("number of another length")
	}
	var v [9]int
	for i := range v {
		v[i] = int(fid[i] - '0')
	}
	if full, ok := complete(nil, v); !ok || !bytes.Equal(full, fid) {
		c.t.Fatal("control digits")
	}
	d, m, y, ind := v[0]*10+v[1], v[2]*10+v[3]-80, v[4]*10+v[5], v[6]*100+v[7]*10+v[8]
	if d > 40 {
		d -= 40
		c.d++
		if typeID != 2 {
			c.t.Fatal("D-number of another type")
		}
	}
	if y += 1900; ind >= 500 {
		y += 100
	}
	x := date(y, m, d)
	if yy, mm, dd := x.Civil(); yy != y || mm != m || dd != d || y > c.year || y < c.year-108 {
		c.t.Fatal("birth date outside the years")
	}
	return x, 1 - v[8]%2
}

func (c *tally) set(l []byte) {
	if on := c.day(attr(l, "vurdertDato")); on > date(c.year, 12, 31) || c.p.death != never && on > c.p.death || on < c.p.birth {
		c.t.Error("assessed at a time that cannot be")
	}
	for i, name := range variable {
		c.p.first[i] = number(attr(l, name)) // the newest is written last
	}
	c.p.sets++
}

func (c *tally) soknad(l []byte) {
	c.applications++
	got, decided, complained := c.day(attr(l, "mottattDato")), c.day(attr(l, "vedtakDato")), c.day(attr(l, "klageDato"))
	if got > date(c.year, 12, 31) || decided != never && (decided < got || decided.Year() != c.year) || complained != never && complained < decided {
		c.t.Error("application out of order")
	}
	switch string(attr(l, "utfall")) {
	case "3":
		c.refused++
	case "":
		c.opened++
	}
}

func (c *tally) tjeneste(l []byte) {
	kind := number(attr(l, "tjenesteType"))
	from, to := c.day(attr(l, "fraDato")), c.day(attr(l, "tilDato"))
	first, last := date(c.year, 1, 1), date(c.year, 12, 31)
	if from == never || from > last || to != never && (to < from || to < first) || from < c.p.birth || from.Year() < 1980 {
		c.t.Errorf("type %d at a time that cannot be", kind)
	}
	if c.p.death != never && (to == never || to > c.p.death) {
		c.t.Errorf("type %d after death", kind)
	}
	c.rows++
	c.rowsOf[kind]++
	c.p.has[kind]++
	if to == never {
		c.openOf[kind]++
	}
	m := number(attr(l, "minutterUke"))
	c.measure(kind, m, from, to)
	switch hours := hourly>>kind&1 == 1; {
	case !hours && m != 0:
		c.t.Errorf("type %d has hours", kind)
	case hours:
		c.hourly++
		c.hoursOf[kind] += m
		if m == 0 {
			c.noHours++
		}
		if m%15 != 0 || m > week {
			c.t.Error("minutes")
		}
	}
	if provided>>kind&1 == 1 && attr(l, "tjenesteOrgNr") == nil {
		c.t.Errorf("type %d without provider", kind)
	}
	switch {
	case kind == langtid:
		c.longStay(from, to)
	case stays>>kind&1 == 0:
		c.others++
		if to == never {
			c.otherOpen++
		}
	}
	if kind == 1 || kind == 15 {
		c.visits++
	}
}

func (c *tally) longStay(from, to day) {
	if from.Year() == c.year {
		c.began++
	}
	if to == never {
		c.openStays++
		return
	}
	c.endedStays++
	c.endedDays += int(to-from) + 1
	if c.p.death == to {
		c.ledByDeath++
	}
}
