package rule

import (
	"fmt"
	"strings"
	"time"

	"sluse/core/calendar"
	"sluse/core/format"
	"sluse/core/ident"
	"sluse/core/record"
	"sluse/core/stats"
)

// Options say what is known besides the delivery itself. The zero value checks
// what the file alone can tell.
type Options struct {
	Kind         string // production, test, research; "" = infer
	Year         int
	Municipality string
	Now          time.Time
	Calendar     calendar.Table // nil = those of the build's layouts
	Previous     *stats.Figures
	Replaces     *stats.Figures
	Overrides    *Overrides
	Lang         string

	// Layout is asked before the rules' own choice of what a root is read by;
	// where it is nil or returns nil, that choice stands. For what is a delivery
	// in another dress, as package split makes them.
	Layout func(namespace, name string, attr func(string) string) *format.Layout
	// Each is told of every finding that has a place, however many the report
	// keeps, in the order they are made; nil tells nobody.
	Each func(Hit)
}

// A Hit is a place where a rule fired. Element and Attribute may be empty.
type Hit struct {
	Row                *Row
	Place              record.Place
	Element, Attribute string
}

// A state is one delivery being judged. Checks read it and fire on it.
type state struct {
	*record.Scanner
	o        Options
	findings findings
	steps    plan
	chosen   [2][format.NumElements]*[choices]choice
	current  index                                                  // the rule being judged
	each     func(rule index, p record.Place, element, attr string) // o.Each
	by       named

	year       int
	first      ident.Day // 1 January of the year
	last       ident.Day // 31 December
	uttak      ident.Day
	kommune    string
	districts  bool                     // the municipality has them
	bydeler    format.Set               // their last two digits
	kommuneTal int32                    // kommune as a number
	contacts   struct{ all, right int } // right: of type 16 or 17
	persons    int64
	services   int64
	maybe      []found // B006, until the kind is known
	waiting    int64   // how many there are of it
	synthetic  int64
	real       int64
	disguised  int64 // real numbers given as what decides nothing
	vendor     string
	fatal      bool
	seenNr     stats.Set // brukerNr → who
	seenPerson stats.Set
	tally      stats.Tally
	amounts    *stats.Figures // made at the end

	root       *format.Element
	uttakPlace record.Place
	personRow  *format.Element
	missing    [2]int64 // by missingFields

	person  person
	service service
	kpr     kprState
}

// num is the number of an attribute that the check's mask says is there.
func (s *state) num(attr int) int32 { return s.Rec.Num[attr] }

// day is the same for a date.
func (s *state) day(attr int) ident.Day { return ident.Day(s.Rec.Num[attr]) }

func (s *state) has(attr int) bool { return s.Rec.Has>>attr&1 != 0 }

// setYear opens the year's rows: code lists and severities.
func (s *state) setYear(year int) {
	s.year = year
	s.first, s.last = ident.Date(year, 1, 1), ident.Date(year, 12, 31)
	s.findings.setYear(year)
	s.steps.setYear(year)
}

// layout chooses what a delivery is read by, for record.Options.
func (s *state) layout(namespace, name string, attr func(string) string) *format.Layout {
	if s.o.Layout != nil {
		if l := s.o.Layout(namespace, name, attr); l != nil {
			return l
		}
	}
	if name != "Melding" {
		return nil
	}
	switch namespace {
	case format.ForKPR().Namespace:
		return format.ForKPR()
	case format.Newest().Namespace:
		return s.annual(attr("fraDatoPeriode"))
	}
	return nil
}

// annual is the layout of the year that the period starts in; of the newest
// known year where that says nothing, so that all else can still be judged.
func (s *state) annual(from string) *format.Layout {
	day, ok := ident.ParseDay([]byte(from))
	if !ok {
		return format.Newest()
	}
	if l := format.ForYear(day.Year()); l != nil {
		return l
	}
	return format.Newest()
}

// supported tells whether deliveries for a year are read: a layout of the
// year's own, or a calendar that the caller gave with the year in it.
func (s *state) supported(year int) bool {
	_, listed := s.o.Calendar.Find(year)
	return format.Reads(year, listed)
}

// supportedYears are the years that supported says yes to, rising, with spaces between.
func (s *state) supportedYears() string {
	var b strings.Builder
	for _, year := range format.Years() {
		fmt.Fprint(&b, year, " ")
	}
	for _, y := range s.o.Calendar {
		if y.Year > format.Newest().Year {
			fmt.Fprint(&b, y.Year, " ")
		}
	}
	return b.String()
}
