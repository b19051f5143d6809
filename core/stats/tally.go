package stats

import (
	"math/bits"

	"sluse/core/ident"
)

// numTypes bounds tjenesteType: 1–29.
const numTypes = 30

// A Tally adds up persons and services. The zero Tally is ready.
type Tally struct {
	persons    int64
	recipients int64
	services   int64
	squares    int64 // sum of squares of services per recipient
	ages       [len(groups) + 1][3]int64
	types      [numTypes]typeTally
	boforhold  [10]int64
	husstand   [10]int64
	need       [numNeeds]int64
	needHome   [10][numNeeds]int64
	dementia   activity
	disability activity

	applications, refusals int64
	over80, deaths80       int64
	deaths                 int64
	assessed, alike        int64
	scores, nines          int64 // of grown-ups with more than an alarm
	lastDay                int64
}

type typeTally struct {
	users, rows, open  int64
	under50, from80    int64 // users, by age
	withHours, minutes int64
	hours              []uint32 // rows by minutes a week
}

// An activity counts persons at home with a diagnosis, and those of them who
// have service 4.
type activity struct{ home, active int64 }

// A group is an age group, from its first year on.
type group struct {
	name string
	from int
}

var groups = [...]group{{"0-17", 0}, {"18-49", 18}, {"50-66", 50}, {"67-79", 67}, {"80-89", 80}, {"90+", 90}}

// unknownAge is the row of ages behind the groups.
const unknownAge = len(groups)

func groupOf(age int) int {
	if age < 0 {
		return unknownAge
	}
	g := 0
	for g+1 < len(groups) && age >= groups[g+1].from {
		g++
	}
	return g
}

// Service takes in a service that counts.
func (t *Tally) Service(s Service) {
	t.services++
	y := &t.types[s.Type]
	y.rows++
	if s.Open {
		y.open++
	}
	if s.LastDay {
		t.lastDay++
	}
	if s.Minutes < 0 {
		return
	}
	if y.hours == nil {
		y.hours = make([]uint32, 10081)
	}
	y.hours[s.Minutes]++
	y.withHours++
	y.minutes += int64(s.Minutes)
}

// Application takes in a Soknad.
func (t *Tally) Application(refused bool) {
	t.applications++
	if refused {
		t.refusals++
	}
}

// Person takes in a person; those without a service of the year are counted
// and no more.
func (t *Tally) Person(p *Person) {
	t.persons++
	if p.Rows == 0 {
		return
	}
	t.recipients++
	t.squares += int64(p.Rows) * int64(p.Rows)
	t.ages[groupOf(p.Age)][p.Sex]++
	t.boforhold[p.Boforhold]++
	t.husstand[p.Husstand]++
	t.need[p.Need]++
	t.needHome[p.Boforhold][p.Need]++
	t.users(p)
	t.death(p)
	t.assessment(p)
	if p.Boforhold != institution && p.Types>>21&1 == 0 {
		t.dementia.add(p.Dementia, p.Types)
		t.disability.add(p.Disability, p.Types)
	}
}

// institution is the code of boforhold that is no home.
const institution = 5

func (a *activity) add(diagnosed bool, types uint32) {
	if diagnosed {
		a.home++
		a.active += int64(types >> 4 & 1)
	}
}

func (t *Tally) users(p *Person) {
	for m := p.Types; m != 0; m &= m - 1 {
		y := &t.types[bits.TrailingZeros32(m)]
		y.users++
		if p.Age >= 0 && p.Age < 50 {
			y.under50++
		}
		if p.Age >= 80 {
			y.from80++
		}
	}
}

func (t *Tally) death(p *Person) {
	if p.Died {
		t.deaths++
	}
	if p.Age >= 80 {
		t.over80++
		if p.Died {
			t.deaths80++
		}
	}
}

// alarmsOnly are the services for which 9 on nearly all variables is right.
const alarmsOnly = 1<<6 | 1<<26 | 1<<27 | 1<<28

func (t *Tally) assessment(p *Person) {
	if p.Scores == 0 {
		return
	}
	t.assessed++
	if p.Alike {
		t.alike++
	}
	if p.Age >= 18 && p.Types&^alarmsOnly != 0 {
		t.scores += int64(p.Scores)
		t.nines += int64(p.Nines)
	}
}

// women is how many recipients are women, and of how many the sex is known.
func (t *Tally) women() (women, known int64) {
	for _, g := range t.ages {
		women += g[ident.Female]
		known += g[ident.Female] + g[ident.Male]
	}
	return women, known
}

// under is how many recipients are younger than the groups from one on, and
// of how many the age is known.
func (t *Tally) under(from int) (n, known int64) {
	for i, g := range groups {
		sum := t.ages[i][0] + t.ages[i][1] + t.ages[i][2]
		known += sum
		if g.from < from {
			n += sum
		}
	}
	return n, known
}
