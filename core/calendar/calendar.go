// Package calendar knows when deliveries for a data year are taken: the
// gates open on 2 January of the year after, the deadline is 15 January,
// corrections are taken until a date that SSB sets for each year.
//
// Dates are rows, not arithmetic: 15 January 2017 was a Sunday and was the
// stated deadline all the same, and the correction date was chosen by SSB
// each year (21 March 2018). The clock time of the deadlines, 23:59:59 in
// Europe/Oslo, is ours: no source states one.
//
// The package reads no clock; callers pass the instant.
package calendar

import (
	_ "embed"
	"time"
)

// oslo is Europe/Oslo of the IANA database as Go ships it: the one zone that
// is needed, where time/tzdata would bring all of them to Workers and the page.
//
//go:embed oslo.tzif
var oslo []byte

// Oslo is the zone all dates of a delivery year are meant in.
var Oslo = mustLoad("Europe/Oslo", oslo)

// A Year holds the gates of one data year: the year reported on, which is
// delivered in the January after it.
type Year struct {
	Year             int       // data year
	Opens            time.Time // first instant that deliveries of kind production are taken
	Deadline         time.Time // last instant that counts as in time
	CorrectionsClose time.Time // last instant that corrections and late first deliveries are taken
}

// A Phase says what a data year's gates let through at an instant.
type Phase string

// Phases in the order a year goes through them.
const (
	Before      Phase = "before"      // not open yet
	Open        Phase = "open"        // deliveries are in time
	Corrections Phase = "corrections" // corrections; a first delivery is taken and marked late
	Closed      Phase = "closed"      // nothing more is taken
)

// Phase tells the phase at t. Both ends of a stretch belong to it; a deadline
// of 23:59:59 lasts until the next whole second.
func (y Year) Phase(t time.Time) Phase {
	t = t.Truncate(time.Second)
	switch {
	case t.Before(y.Opens):
		return Before
	case !t.After(y.Deadline):
		return Open
	case !t.After(y.CorrectionsClose):
		return Corrections
	}
	return Closed
}

// A Table is a set of years in rising order.
type Table []Year

// Find returns the row of a data year.
func (t Table) Find(year int) (Year, bool) {
	for _, y := range t {
		if y.Year == year {
			return y, true
		}
	}
	return Year{}, false
}

// Current returns the data year a municipality most likely means at instant
// t: the last one whose gates have opened and not closed, else the next to
// open, else the last row.
func (t Table) Current(now time.Time) Year {
	for _, y := range t {
		if y.Phase(now) != Closed {
			return y
		}
	}
	if len(t) == 0 {
		return Year{}
	}
	return t[len(t)-1]
}

// Default holds the years this build knows. A later row is one line.
var Default = append(Table{
	row(2025, "2026-01-02", "2026-01-15", "2026-03-21"),
	row(2026, "2027-01-02", "2027-01-15", "2027-03-21"),
	row(2027, "2028-01-02", "2028-01-15", "2028-03-21"),
}, extra...)

func row(year int, opens, deadline, corrections string) Year {
	return Year{
		Year:             year,
		Opens:            day(opens),
		Deadline:         endOf(deadline),
		CorrectionsClose: endOf(corrections),
	}
}

func day(s string) time.Time {
	t, err := time.ParseInLocation(time.DateOnly, s, Oslo)
	if err != nil {
		panic("calendar: " + err.Error())
	}
	return t
}

// endOf is 23:59:59 local, also on a day that summer time makes 23 hours long.
func endOf(s string) time.Time {
	d := day(s)
	return time.Date(d.Year(), d.Month(), d.Day(), 23, 59, 59, 0, Oslo)
}

func mustLoad(name string, data []byte) *time.Location {
	loc, err := time.LoadLocationFromTZData(name, data)
	if err != nil {
		panic("calendar: " + err.Error())
	}
	return loc
}
