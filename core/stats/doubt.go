package stats

import (
	"math"
	"strconv"
)

// A Doubt is a rule of the P series that the figures break.
type Doubt struct {
	Rule string
	N    int64  // a number to tell: persons, per cent, minutes
	Code string // a tjenesteType, or ""
}

// Beside is what figures are compared with; nil and 0 are not known.
type Beside struct {
	Previous   *Figures // last year's delivery
	Replaces   *Figures // the delivery that this one replaces
	Population int
}

// few is below how many recipients only P006 and P018 are judged.
const few = 30

// Doubts judges P001 to P018 but P017, in their order.
func Doubts(f *Figures, b Beside) (out []Doubt) {
	doubt := func(rule string, n int64, code string) { out = append(out, Doubt{rule, n, code}) }
	if f.Recipients >= few {
		f.whole(b, doubt)
	}
	f.ended(b.Previous, doubt)
	if f.Recipients >= few {
		f.changes(b.Previous, doubt)
		f.habits(doubt)
	}
	if r := b.Replaces; r != nil && r.Recipients > 0 && 5*f.Recipients <= 4*r.Recipients {
		doubt("P018", percent(r.Recipients-f.Recipients, r.Recipients), "")
	}
	return out
}

func percent(n, of int64) int64 { return int64(math.Round(100 * share(n, of))) }

// z is the 99 % point of the normal distribution, two-sided.
const z = 2.5758293035489004

// interval is Wilson's 99 % interval for a share of k in n.
func interval(k, n int64) (low, high float64) {
	if n <= 0 {
		return 0, 1
	}
	p, m := float64(k)/float64(n), float64(n)
	middle := p + z*z/(2*m)
	half := z * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return (middle - half) / (1 + z*z/m), (middle + half) / (1 + z*z/m)
}

// outside tells whether the interval lies wholly outside a band.
func outside(k, n int64, low, high float64) bool {
	l, h := interval(k, n)
	return n > 0 && (h < low || l > high)
}

// whole judges the delivery against the country: P001 to P005.
func (f *Figures) whole(b Beside, doubt func(string, int64, string)) {
	if b.Population > 0 && outside(f.Recipients, max(int64(b.Population), f.Recipients), 0.04, 0.12) {
		doubt("P001", f.Recipients, "")
	}
	if women, known := f.women(); outside(women, known, 0.50, 0.70) {
		doubt("P002", percent(women, known), "")
	}
	under67, known := f.under("67-79")
	under18, _ := f.under("18-49")
	if outside(under67, known, 0.25, 0.55) || outside(under18, known, 0.02, 0.10) {
		doubt("P003", percent(under67, known), "")
	}
	if each, error := f.ServicesEach, f.errorOfEach(); each+z*error < 1.6 || each-z*error > 3.0 {
		doubt("P004", f.Services, "")
	}
	f.mix(doubt)
}

// errorOfEach is the standard error of services per recipient.
func (f *Figures) errorOfEach() float64 {
	n := float64(f.Recipients)
	variance := float64(f.squares)/n - f.ServicesEach*f.ServicesEach
	return math.Sqrt(max(0, variance) / n)
}

func (f *Figures) women() (women, known int64) {
	for _, g := range f.AgeSex {
		women += g.Women
		known += g.Women + g.Men
	}
	return women, known
}

// under counts the age groups before one.
func (f *Figures) under(group string) (n, known int64) {
	before := true
	for _, g := range f.AgeSex {
		if g.Group == "unknown" {
			continue
		}
		if before = before && g.Group != group; before {
			n += g.Women + g.Men + g.Unknown
		}
		known += g.Women + g.Men + g.Unknown
	}
	return n, known
}

// A mixBand is the share of recipients with a service that surprises nobody.
// The country's shares are public (2015); how far a municipality may differ is ours.
type mixBand struct {
	kind      int
	low, high float64
}

var mixBands = []mixBand{
	{1, 0.06, 0.75},  // 31.7 %
	{6, 0.03, 0.75},  // 26.7 %
	{15, 0.25, 0.95}, // 62.2 %
	{21, 0.02, 0.45}, // 13.5 %
	{29, 0.02, 0.50}, // 14.5 % as 12 and 13 were
}

// mix is P005: a service far from its usual share, and the confusion of 17
// with 4 that the seeds tell of: nationally 4 has four times the users.
func (f *Figures) mix(doubt func(string, int64, string)) {
	for _, m := range mixBands {
		if n := f.Type(m.kind).Users; outside(n, f.Recipients, m.low, m.high) {
			doubt("P005", percent(n, f.Recipients), strconv.Itoa(m.kind))
		}
	}
	day, activity := f.Type(17).Users, f.Type(4).Users
	if outside(day, day+activity, 0, 0.5) {
		doubt("P005", percent(day, f.Recipients), "17")
	}
}

// ended is P006, whatever the size.
func (f *Figures) ended(previous *Figures, doubt func(string, int64, string)) {
	if previous == nil {
		return
	}
	for _, was := range previous.ServiceTypes {
		if was.Users >= 10 && f.Type(was.Type).Users == 0 {
			doubt("P006", was.Users, strconv.Itoa(was.Type))
		}
	}
}

// changes is P007 and P008.
func (f *Figures) changes(previous *Figures, doubt func(string, int64, string)) {
	if previous == nil {
		return
	}
	for _, was := range previous.ServiceTypes {
		now := f.Type(was.Type).Users
		if was.Users < 20 || now == 0 {
			continue
		}
		low, high := interval(now, f.Recipients)
		if n, w := float64(f.Recipients), float64(was.Users); high*n < 0.75*w || low*n > 1.25*w {
			doubt("P007", percent(now-was.Users, was.Users), strconv.Itoa(was.Type))
		}
	}
	if previous.users == nil || f.users == nil {
		return
	}
	if share, few := Left(int64(previous.users.common(f.users)), int64(previous.users.Len())); few {
		doubt("P008", share, "")
	}
}

// Left is P008, also for whoever knows persons otherwise than by brukerNr: how
// many per cent of last year's are there again, and whether that is too few.
func Left(again, before int64) (share int64, tooFew bool) {
	return percent(again, before), before >= few && outside(again, before, 0.60, 1)
}

// Everywhere is P017, judged where several municipalities' deliveries are
// known: a person whom so many report is probably nobody.
func Everywhere(municipalities int) bool { return municipalities >= 5 }
