//go:build !js

package main

import (
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
