//go:build ignore

// Makes the page's training files with the core's own generator: the same
// seed gives the same bytes. Run by npm run generate.
package main

import (
	"bytes"
	"log"
	"os"
	"path/filepath"

	"sluse/core/synth"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("want the folder to write to")
	}
	right := made(2026, 0)
	files := map[string][]byte{
		"riktig.xml":   right,
		"med-feil.xml": made(2026, 0.02),
		"rettet.xml":   right,
		"avbrutt.xml":  right[:len(right)*6/10],
		"feil-ar.xml":  made(2025, 0),
	}
	if err := os.MkdirAll(os.Args[1], 0o755); err != nil {
		log.Fatal(err)
	}
	for name, b := range files {
		if err := os.WriteFile(filepath.Join(os.Args[1], name), b, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

func made(year int, errors float64) []byte {
	var b bytes.Buffer
	o := synth.Options{Year: year, Municipality: "0301", Persons: 120, Seed: 7, Errors: errors}
	if _, err := synth.Write(&b, o); err != nil {
		log.Fatal(err)
	}
	return b.Bytes()
}
