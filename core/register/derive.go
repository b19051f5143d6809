package register

import (
	"strings"

	"sluse/core/format"
	"sluse/core/ident"
	"sluse/core/stats"
)

// derivedColumns are those of a Bruker that are made of the rows below it.
var derivedColumns = []string{"tjenester", "typer", "behov", "demens", "utviklingshemning"}

// derived makes their values, of the rows that are stored.
func (g *group) derived(year int) []any {
	var n, types, dementia, disability int64
	newest, sets := newestSet{}, 0
	for i := range g.rows {
		r := &g.rows[i]
		if r.gone != "" {
			continue
		}
		switch r.table.element {
		case format.Tjeneste:
			if t, ok := g.at(r, format.TjenesteTjenesteType).(int64); ok {
				n, types = n+1, types|1<<t
			}
		case format.Diagnose:
			dem, dis := g.diagnosis(r)
			dementia, disability = dementia|dem, disability|dis
		case format.Bistandsbehov:
			sets++
			g.assess(r, &newest, sets, ident.Date(year, 12, 31))
		}
	}
	return []any{n, types, int64(stats.NeedOf(newest.n, newest.sum)), dementia, disability}
}

// at is the value of a row's attribute; nil where there is none.
func (g *group) at(r *row, attr int) any {
	for k, c := range r.table.columns {
		if c.attr == attr {
			return g.vals[r.from+k]
		}
	}
	return nil
}

// diagnosis tells the two groups that statistics ask for.
func (g *group) diagnosis(r *row) (dementia, disability int64) {
	code, ok := g.at(r, format.DiagnoseKode).(string)
	system, _ := g.at(r, format.DiagnoseKodeverk).(int64)
	code = strings.Replace(code, ".", "", 1)
	switch {
	case !ok:
	case system == 1:
		return bit(code == "P70"), bit(code == "P85")
	case system == 2:
		three := code[:min(3, len(code))]
		return bit(three >= "F00" && three <= "F03" || three == "G30" || strings.HasPrefix(code, "G318")), bit(strings.HasPrefix(code, "F7"))
	}
	return 0, 0
}

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// A newestSet is the newest assessment's scores 1 to 15 that are not 9.
type newestSet struct {
	date   ident.Day
	n, sum int
}

// composite is how many variables the composite is made of: all but syn and horsel.
const composite = format.NumFunk - 2

// assess keeps a set if it is the newest: dates alone decide, the later in the
// file where they are equal; one of after the year only if there is no other.
func (g *group) assess(r *row, newest *newestSet, sets int, last ident.Day) {
	date := ident.NoDay
	if d, ok := g.at(r, format.BistandVurdertDato).(int64); ok {
		date = ident.Day(d)
	}
	if sets > 1 && (date < newest.date || date > last) {
		return
	}
	*newest = newestSet{date: date}
	for i := range composite {
		if v, ok := g.at(r, format.Funk+i).(int64); ok && v != 9 {
			newest.n++
			newest.sum += int(v)
		}
	}
}
