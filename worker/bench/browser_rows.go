//go:build !js

package main

import (
	"fmt"
	"os"
)

// browserRows holds the contests in Chromium. Where a rival is too slow for the
// whole file it gets a smaller one; speeds are compared.
func browserRows(s *stand) ([]row, error) {
	b, err := s.browser()
	if err != nil {
		return nil, err
	}
	small, smallBytes, err := s.delivery(10)
	if err != nil {
		return nil, err
	}
	file, bytes, err := s.delivery(50)
	if err != nil {
		return nil, err
	}
	contests := []contest{
		{what: "check, Chromium", rounds: s.rounds, entrants: []entrant{
			{name: "engine", bytes: bytes, run: b.does(s, "check", file)},
			{name: "sluse check, native", bytes: bytes, target: 0.35, run: program(os.DevNull, "bin/sluse", "check", "-json", file)},
			{name: "encoding/xml RawToken in wasm, no rules", bytes: smallBytes, target: 25, run: b.does(s, "rawtoken", small)},
			{name: "DOMParser, no rules", bytes: bytes, run: b.does(s, "dom", file)},
		}},
		{what: "seal, Chromium", rounds: s.rounds, entrants: []entrant{
			{name: "engine (zstd, then age)", bytes: bytes, run: b.does(s, "seal", file)},
			{name: "npm age-encryption, not compressed", bytes: bytes, run: b.does(s, "age", file)},
			{name: "age, native, not compressed", bytes: bytes, run: program(file, s.path("age"), "-r", s.dev.Recipients["ssb"])},
			{name: "WebCrypto AES-GCM, the ceiling", bytes: bytes, run: b.does(s, "gcm", file)},
		}},
	}
	var rows []row
	for _, c := range contests {
		r, err := c.hold()
		if err != nil {
			return nil, err
		}
		rows = append(rows, r...)
	}
	return rows, nil
}

// dropTargets are MB/s from choosing a file to its sealed bytes.
var dropTargets = []struct {
	megabytes int
	target    float64
	floor     bool // small enough for DOMParser
}{{10, 0, true}, {100, 85, true}, {500, 75, false}}

// memory takes whole ways, each once and in a browser of its own, since a peak is
// of a process: from the file to its sealed bytes, in MB/s, and the renderer's
// peak. Its times are single ones: trust the peaks more.
func memory(s *stand) ([]row, error) {
	b, err := s.browser()
	if err != nil {
		return nil, err
	}
	var drops, peaks []row
	for _, size := range dropTargets {
		file, bytes, err := s.delivery(size.megabytes)
		if err != nil {
			return nil, err
		}
		ours, peak, err := b.way(s, "drop", file)
		if err != nil {
			return nil, err
		}
		what := fmt.Sprintf("%d MB, Chromium", size.megabytes)
		if size.target > 0 {
			drops = append(drops, row{What: "drop to sealed, " + what, Unit: "MB/s", Ours: speed(bytes, ours), Against: "target", Theirs: size.target, Target: 1})
		}
		peaks = append(peaks, row{What: "peak renderer memory, " + what, Unit: "MB", Ours: peak / 1e6, Against: "size of the file", Theirs: float64(bytes) / 1e6, Target: peakTarget(size.megabytes), Less: true})
		if !size.floor {
			continue
		}
		theirs, theirPeak, err := b.way(s, "floor", file)
		if err != nil {
			return nil, err
		}
		const floor = "DOMParser + age-encryption, no rules"
		drops = append(drops, row{What: "drop to sealed, " + what, Unit: "MB/s", Ours: speed(bytes, ours), Against: floor, Theirs: speed(bytes, theirs)})
		peaks = append(peaks, row{What: "peak renderer memory, " + what, Unit: "MB", Ours: peak / 1e6, Against: floor, Theirs: theirPeak / 1e6, Less: true})
	}
	return append(drops, peaks...), nil
}
