//go:build !js

package main

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// A way is a delivery from its choice to its sealed bytes. targets are MB/s.
type way struct {
	megabytes int
	target    float64
	rivals    []rival
}

// A rival is one of web/bench/contestants.mjs. No browser takes 500 MB into a
// DOMParser, and age-encryption is slow: each is held where it can be.
type rival struct{ does, name string }

var (
	floorRival    = rival{"floor", "DOMParser + age-encryption, no rules"}
	unpackedRival = rival{"unpacked", "check, then age-encryption, not compressed"}

	ways = []way{
		{10, 0, []rival{floorRival, unpackedRival}},
		{100, 85, []rival{floorRival, unpackedRival}},
		{500, 75, []rival{unpackedRival}},
	}
)

// A walk is what one way took, in a browser of its own, since a peak is of a
// process: of some walks the median time and the highest peak.
type walk struct {
	megabytes float64
	took      time.Duration
	peak      float64 // bytes
}

func (w walk) speed() float64 { return w.megabytes / w.took.Seconds() }

// rounds is how often a way is walked. What takes seconds is walked once.
func (w way) rounds(s *stand) int {
	if w.megabytes > 100 {
		return 1
	}
	return s.rounds
}

// walked has us and the rivals take turns; ours comes first.
func (w way) walked(s *stand, b *browser) ([]walk, error) {
	file, bytes, err := s.delivery(w.megabytes)
	if err != nil {
		return nil, err
	}
	tries := make([][]walk, 1+len(w.rivals))
	for range w.rounds(s) {
		for i, does := range append([]rival{{does: "drop"}}, w.rivals...) {
			one, err := b.walk(s, does.does, file, bytes)
			if err != nil {
				return nil, err
			}
			tries[i] = append(tries[i], one)
		}
	}
	out := make([]walk, len(tries))
	for i, t := range tries {
		out[i] = typical(t)
	}
	return out, nil
}

func typical(tries []walk) walk {
	slices.SortFunc(tries, func(a, b walk) int { return cmp.Compare(a.took, b.took) })
	m := tries[len(tries)/2]
	for _, t := range tries {
		m.peak = max(m.peak, t.peak)
	}
	return m
}

// memory takes every way and tells speeds, peaks of the renderer, and how both
// grow with the file.
func memory(s *stand) ([]row, error) {
	b, err := s.browser()
	if err != nil {
		return nil, err
	}
	var drops, peaks []row
	var ours []walk
	for _, w := range ways {
		all, err := w.walked(s, b)
		if err != nil {
			return nil, err
		}
		mine := all[0]
		ours = append(ours, mine)
		drop := row{What: fmt.Sprintf("drop to sealed, %d MB, Chromium", w.megabytes), Unit: "MB/s", Ours: mine.speed()}
		peak := row{What: fmt.Sprintf("peak renderer memory, %d MB, Chromium", w.megabytes), Unit: "MB", Ours: mine.peak / 1e6, Less: true}
		if w.target > 0 {
			drops = append(drops, drop.against("target", w.target, 1))
		}
		peaks = append(peaks, peak.against("size of the file", mine.megabytes, peakTarget(w.megabytes)))
		for i, r := range w.rivals {
			theirs := all[1+i]
			drops = append(drops, drop.against(r.name, theirs.speed(), 0))
			peaks = append(peaks, peak.against(r.name, theirs.peak/1e6, 0))
		}
	}
	return append(append(drops, peaks...), growth(ours[1], ours[2])...), nil
}

// growth compares the large file with the middle one: as many seconds for a
// megabyte, and hardly more memory.
func growth(middle, large walk) []row {
	return []row{
		{What: "drop to sealed, 500 MB, Chromium", Unit: "ms/MB", Ours: 1000 / large.speed(), Against: "100 MB", Theirs: 1000 / middle.speed(), Target: 1.25, Less: true},
		{What: "peak renderer memory, 500 MB, Chromium", Unit: "MB", Ours: large.peak / 1e6, Against: "100 MB", Theirs: middle.peak / 1e6, Target: 1.25, Less: true},
	}
}

// against is the row with a rival or a limit.
func (r row) against(whom string, theirs, target float64) row {
	r.Against, r.Theirs, r.Target = whom, theirs, target
	return r
}

// peakTarget is 400 MB of renderer for a file of 500 MB.
func peakTarget(megabytes int) float64 {
	if megabytes == 500 {
		return 400.0 / 500
	}
	return 0
}

func (b *browser) walk(s *stand, what, file string, bytes int64) (walk, error) {
	w := walk{megabytes: float64(bytes) / 1e6}
	var ok float64
	if err := b.ask(request{Do: "fresh"}, &ok); err != nil {
		return w, err
	}
	var err error
	if w.took, err = b.does(s, what, file)(); err != nil {
		return w, err
	}
	return w, b.ask(request{Do: "peak"}, &w.peak)
}
