//go:build !js

package main

import (
	"fmt"
	"slices"
	"time"
)

// An entrant does its work once and tells how long that took.
type entrant struct {
	name   string
	bytes  int64 // of delivery worked through
	run    func() (time.Duration, error)
	target float64 // ours divided by this one's, at least; 0 = no target
}

// A contest sets the first entrant against the others. Its rounds go A B C
// A B C, so that what slows the machine down for a while slows all of them.
type contest struct {
	what     string
	rounds   int
	entrants []entrant
}

// hold runs the rounds and makes a row of each rival.
func (c contest) hold() ([]row, error) {
	times := make([][]time.Duration, len(c.entrants))
	for range c.rounds {
		for i, e := range c.entrants {
			d, err := e.run()
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", c.what, e.name, err)
			}
			times[i] = append(times[i], d)
		}
	}
	ours := c.entrants[0]
	var rows []row
	for i, e := range c.entrants[1:] {
		rows = append(rows, row{
			What: c.what + ": " + ours.name, Unit: "MB/s",
			Ours: speed(ours.bytes, median(times[0])), Against: e.name,
			Theirs: speed(e.bytes, median(times[i+1])), Target: e.target,
		})
	}
	return rows, nil
}

func speed(bytes int64, d time.Duration) float64 { return float64(bytes) / 1e6 / d.Seconds() }

func median(d []time.Duration) time.Duration {
	d = slices.Sorted(slices.Values(d))
	return d[len(d)/2]
}

// within measures f.
func within(f func() error) (time.Duration, error) {
	start := time.Now()
	err := f()
	return time.Since(start), err
}
