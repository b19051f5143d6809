package format

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed meanings.tsv
var meaningsTSV string

var translated struct {
	once sync.Once
	rows map[string][2]string
}

// meanings are the rows of meanings.tsv by their bokmål. They are read when they
// are asked for: a program that never does is linked without them, which what a
// package sets up when it starts is not.
func meanings() map[string][2]string {
	translated.once.Do(func() { translated.rows = readMeanings(meaningsTSV) })
	return translated.rows
}

func readMeanings(tsv string) map[string][2]string {
	out := map[string][2]string{}
	for line := range strings.Lines(tsv) {
		if nb, rest, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "\t"); ok && line[0] != '#' {
			nn, en, _ := strings.Cut(rest, "\t")
			out[nb] = [2]string{nn, en}
		}
	}
	return out
}

// told is a meaning in a language, bokmål but for nn and en.
func told(nb, lang string) string {
	other := meanings()[nb]
	switch {
	case lang == "nn" && other[0] != "":
		return other[0]
	case lang == "en" && other[1] != "":
		return other[1]
	}
	return nb
}
