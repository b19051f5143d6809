package ident

import (
	_ "embed"
	"sort"
	"strconv"
	"strings"
	"sync"
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

var municipal struct {
	once sync.Once
	rows []Municipal
}

// Municipalities is the table, rising by code; it is not to be changed. It is
// read when it is first asked for: a program that never does is linked without it.
func Municipalities() []Municipal {
	municipal.once.Do(func() { municipal.rows = readMunicipalities(kommunerTSV) })
	return municipal.rows
}

// Find returns the row of a code, whenever it was valid.
func Find(code string) (Municipal, bool) {
	all := Municipalities()
	i := sort.Search(len(all), func(i int) bool { return all[i].Code >= code })
	if i == len(all) || all[i].Code != code {
		return Municipal{}, false
	}
	return all[i], true
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
