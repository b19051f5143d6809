// Package stats is what one delivery amounts to: the aggregates that the
// public statistics know, and doubts about the whole from comparing them with
// the country, with the municipality's population, and with its own delivery
// of last year.
//
// A Tally takes in persons and services as they are read and keeps numbers
// only; Figures is its result. Doubts are never worse than warnings, and are
// raised only where chance cannot explain them: the 99 % binomial interval of
// the delivery's own number lies wholly outside the band.
package stats

import "sluse/core/ident"

// A Person is what the figures need to know of one. Age is at 31 December or
// at death; -1 = unknown.
type Person struct {
	Age        int
	Sex        ident.Sex
	Died       bool
	Boforhold  int // code; 0 = not given
	Husstand   int
	Types      uint32 // services of the year, a bit for each tjenesteType
	Rows       int    // services of the year
	Dementia   bool
	Disability bool
	Need       Need
	Scores     int  // variables of the newest assessment that have a value
	Nines      int  // of them 9
	Alike      bool // all 17 have one value
}

// Need is the composite of the function variables.
type Need uint8

// The levels, by the mean of the scores 1–15 that are not 9.
const (
	Unstated Need = iota // no assessment, or fewer than 8 scores
	Some                 // below 2.5
	Medium               // below 3.5
	Extensive
	numNeeds
)

// NeedOf is the level of n scores that add up to sum.
func NeedOf(n, sum int) Need {
	switch {
	case n < 8:
		return Unstated
	case 2*sum < 5*n:
		return Some
	case 2*sum < 7*n:
		return Medium
	}
	return Extensive
}

// A Service is one Tjeneste of the year.
type Service struct {
	Type    int
	Minutes int // a week; -1 = not given
	Open    bool
	LastDay bool // ended on 31 December
	Age     int
}
