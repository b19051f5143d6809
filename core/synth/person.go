package synth

// A person is what the plan has decided: who it is and what it gets. The
// rest, dates, scores, hours, is drawn when the person is written. Small, so
// that a whole country can be planned at once.
type person struct {
	has      uint32 // bit t: has tjenesteType t
	twice    uint32 // bit t: has a second row of t
	group    uint8
	age      uint8 // at 31 December, or in the year of death
	woman    bool
	died     bool
	isNew    bool // nothing before this year
	dementia bool
	disabled bool // utviklingshemning (P85)
	housing  uint8
	stay     stay
	need     need
}

// has types as sets.
const (
	langtid  = 21
	bolig    = 29
	coercion = 1<<14 | 1<<23 | 1<<24
	stays    = 1<<8 | 1<<18 | 1<<19 | 1<<20 | 1<<25
	limited  = 1<<18 | 1<<19 | 1<<20
	hourly   = 1<<1 | 1<<2 | 1<<3 | 1<<4 | 1<<7 | 1<<9 | 1<<11 | 1<<15 | 1<<17 | 1<<22
	provided = 1<<8 | 1<<17 | 1<<18 | 1<<19 | 1<<20 | 1<<21 | 1<<22 | 1<<25 // org. number expected
)

func (p *person) got(kind int) bool { return p.has>>kind&1 == 1 }

func (p *person) give(kind int) { p.has |= 1 << kind }

// A stay is how a long stay (21) lies in the year.
type stay uint8

const (
	noStay     stay = iota
	stayed          // began earlier, open at the end of the year
	arrived         // began this year, open at the end of it
	leftDead        // began earlier, ended by death
	leftAlive       // began earlier, ended otherwise
	shortDead       // began and ended this year, by death
	shortAlive      // began and ended this year, otherwise
)

// began tells whether the stay began this year: before it, other services
// are possible.
func (s stay) began() bool { return s == arrived || s == shortDead || s == shortAlive }

// whole tells whether the stay fills all of the year that the person lived.
func (s stay) whole() bool { return s == stayed || s == leftDead }

// A need is the level that the composite of the assessment comes out at.
type need uint8

const (
	unset need = iota
	noAssessment
	partAssessment
	some
	medium
	large
)
