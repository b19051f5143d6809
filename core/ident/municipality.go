package ident

import (
	_ "embed"
	"sort"
	"strconv"
	"strings"
)

// A Municipal is one row of the municipality table.
type Municipal struct {
	Code       string // four digits
	Name       string
	From, To   int // first and last year valid; To 0 = still
	Population int // 2025; 0 for those that ended
	Successor  string
}

//go:embed kommuner.tsv
var kommunerTSV string

// Municipalities is the table, rising by code.
var Municipalities = readMunicipalities(kommunerTSV)

// Find returns the row of a code, whenever it was valid.
func Find(code string) (Municipal, bool) {
	i := sort.Search(len(Municipalities), func(i int) bool { return Municipalities[i].Code >= code })
	if i == len(Municipalities) || Municipalities[i].Code != code {
		return Municipal{}, false
	}
	return Municipalities[i], true
}

// Municipality names a municipality that exists today.
func Municipality(code string) (name string, ok bool) {
	m, ok := Find(code)
	if !ok || m.To != 0 {
		return "", false
	}
	return m.Name, true
}

// ValidIn tells whether the code was in use on 31 December of a year.
func (m Municipal) ValidIn(year int) bool {
	return year >= m.From && (m.To == 0 || year <= m.To)
}

// rows yields the cells of each line of a TSV with # comments.
func rows(tsv string, yield func(cells []string)) {
	for line := range strings.Lines(tsv) {
		if line = strings.TrimRight(line, "\r\n"); line != "" && line[0] != '#' {
			yield(strings.Split(line, "\t"))
		}
	}
}

func readMunicipalities(tsv string) (out []Municipal) {
	rows(tsv, func(c []string) {
		out = append(out, Municipal{Code: c[0], Name: c[1], From: number(c[2]), To: number(c[3]),
			Population: number(c[4]), Successor: c[5]})
	})
	return out
}

func number(s string) int {
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		panic("ident: not a number in a table: " + s)
	}
	return n
}
