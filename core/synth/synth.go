// Package synth makes synthetic deliveries: same options, same bytes, on
// every platform. No number in them belongs to anyone: fødselsnummer and
// D-numbers are of the synthetic series (month + 80).
//
// The targets (target.go) are the published aggregates of 2015, and where
// nothing is published, guesses of ours that are marked so. A plan decides
// for every person what the targets speak of, by quotas and not by chance, so
// that they come out exactly; the writer then draws dates, scores and hours
// person by person as it writes. A plan takes some 20 bytes a person and as
// much again while it is made; everything else streams.
//
// Below 200 persons rounding would wipe out all that is rare, so there the
// targets are drawn.
//
// A delivery without Errors has nothing worse than info in it but what real
// ones lack too: household (B018), assessment (F001, F002, F005), hours
// (T012), at the rates of the targets.
//
// With Errors, some persons are carriers: made up for the purpose, whole but
// for the faults put on them, one fault each while there are persons enough
// and from 25 persons on at least one of every rule that one row can break
// (carrier.go, kprcarrier.go: a row each). From 2000 persons on the annual
// delivery is also tilted as a whole, for the doubts about wholes (skew.go).
// Not put in: fatal rules, and those that need another delivery, the sender,
// the clock or the register.
package synth

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"sluse/core/calendar"
	"sluse/core/format"
	"sluse/core/ident"
)

// Options say what to make.
type Options struct {
	Year         int     // data year, one that checking reads
	Municipality string  // kommuneNr
	Persons      int     // recipients; everyone has at least one service
	Seed         uint64  // same seed, same bytes
	Errors       float64 // faults for each person, 0 to 1; 0 = none at all
	Format       string  // "aar" (default) or "kpr"

	// Production draws numbers outside the synthetic series, for births in
	// 2039 only, so that they can belong to no one. For tests, with the data
	// year 2040 that only they have; refused for any other year.
	Production bool
}

// Injected counts the faults by rule id: those put in and, beside them, what
// the targets leave wanting, so that the counts are what checking finds. Nil
// without Errors. From rates of about a third on, carriers are so many that
// they tilt the whole themselves; P rules may then differ.
type Injected map[string]int

var (
	errPersons      = errors.New("number of persons must be positive")
	errFormat       = errors.New("format must be aar or kpr")
	errMunicipality = errors.New("municipality must be a known number of four digits")
	errRate         = errors.New("rate of errors must be between 0 and 1")
	errProduction   = errors.New("production numbers are for data year 2040 only")
)

// Write writes one delivery and tells which faults it put in.
func Write(w io.Writer, o Options) (Injected, error) {
	if err := o.check(); err != nil {
		return nil, fmt.Errorf("synth: %w", err)
	}
	pl := newPlan(o.Persons, o.Seed)
	if o.Format == "kpr" {
		pl.eventful()
	}
	if o.Production {
		pl.bornLate(o.Year)
	}
	tilted := o.tilted()
	if tilted {
		pl.tilt()
	}
	wr := newWriter(w, o, pl)
	wr.to(w, o.Municipality)
	if o.Errors > 0 {
		pl.grownFirst()
		wr.tilted = tilted
		wr.inject(o.Persons, o.Errors)
	}
	if err := wr.write(pl.people, 0); err != nil {
		return nil, fmt.Errorf("synth: %w", err)
	}
	return wr.injected, nil
}

func (o Options) check() error {
	_, known := ident.Municipality(o.Municipality)
	switch {
	case !o.Production && !slices.Contains(years(), o.Year):
		return fmt.Errorf("no delivery format for %d, only for %s", o.Year, strings.ReplaceAll(strings.Trim(fmt.Sprint(years()), "[]"), " ", ", "))
	case o.Persons < 1:
		return errPersons
	case o.Format != "" && o.Format != "aar" && o.Format != "kpr":
		return errFormat
	case !known:
		return errMunicipality
	case !(o.Errors >= 0 && o.Errors <= 1):
		return errRate
	case o.Production && o.Year != 2040:
		return errProduction
	}
	return nil
}

// years are the data years that a delivery is taken for: those that checking
// reads by the build's own calendar.
func years() []int {
	out := format.Years()
	for _, y := range calendar.Default {
		if !slices.Contains(out, y.Year) && format.Reads(y.Year, true) {
			out = append(out, y.Year)
		}
	}
	return out
}

// tilted tells whether the faults are of the whole too; see tilt.
func (o Options) tilted() bool {
	return o.Errors > 0 && o.Persons >= skewed && o.Format != "kpr" && !o.Production
}

// bornReal is the year of all births in production deliveries for tests: no
// one has been given a number of it yet.
const bornReal = 2039

// bornLate makes everyone born then, whatever the targets say of age.
func (pl *plan) bornLate(year int) {
	for i := range pl.people {
		pl.people[i].age = uint8(year - bornReal)
	}
}
