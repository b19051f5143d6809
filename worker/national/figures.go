//go:build unix

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"strconv"
)

// figures are those of `sluse register stats -json` that are compared.
type figures struct {
	Deliveries       int64   `json:"deliveries"`
	Recipients       int64   `json:"recipients"`
	Services         int64   `json:"services"`
	WomenShare       float64 `json:"womenShare"`
	Under67Share     float64 `json:"under67Share"`
	Under50Share     float64 `json:"under50Share"`
	Under18Share     float64 `json:"under18Share"`
	InstitutionShare float64 `json:"institutionShare"`
	OrdinaryShare    float64 `json:"ordinaryShare"`
	ServicesEach     float64 `json:"servicesPerRecipient"`
	LongStay         struct {
		MeanYears float64 `json:"meanYears"`
	} `json:"longStay"`
	DayActivity struct {
		DementiaShare float64 `json:"dementiaShare"`
	} `json:"dayActivity"`
}

// A figure is what the register says, what was published (2015), and how far
// they may be apart: the fewer the persons, the farther.
type figure struct {
	what            string
	got, want, band float64
}

func (f figures) rows(persons int) []figure {
	band := 1.5 / math.Sqrt(float64(persons))
	return []figure{
		{"deliveries", float64(f.Deliveries), 357, 0},
		{"recipients", float64(f.Recipients), float64(persons), 0},
		{"women", f.WomenShare, 0.60, band},
		{"under 67", f.Under67Share, 0.389, band},
		{"under 50", f.Under50Share, 0.25, band},
		{"under 18", f.Under18Share, 0.05, band},
		{"institution or staffed dwelling", f.InstitutionShare, 0.18, band},
		{"ordinary dwelling", f.OrdinaryShare, 0.70, band},
		{"services each", f.ServicesEach, 786416.0 / 348858, 4 * band},
		{"mean long-term stay, years", f.LongStay.MeanYears, 2.0, 0.1 + 8*band},
		{"dementia at home, day activity", f.DayActivity.DementiaShare, 0.34, 0.003 + 4*band},
	}
}

// compare asks the register and holds it to the public figures.
func (r *run) compare() error {
	m := measure("register stats")
	m.out = r.path("stats.json")
	err := m.program([]string{"SLUSE_REGISTER=" + r.register}, "register", "stats", "-json", "-kind", "test", "-year", strconv.Itoa(r.year))
	if err := m.done(err); err != nil {
		return err
	}
	b, err := os.ReadFile(m.out)
	if err != nil {
		return err
	}
	var f figures
	if err := json.Unmarshal(b, &f); err != nil {
		return err
	}
	off := 0
	fmt.Printf("\n%-34s %11s %11s %10s\n", "the register", "says", "published", "may differ")
	for _, row := range f.rows(r.persons) {
		mark := ""
		if math.Abs(row.got-row.want) > row.band {
			mark, off = "  OFF", off+1
		}
		fmt.Printf("%-34s %11.6g %11.6g %10.4f%s\n", row.what, row.got, row.want, row.band, mark)
	}
	if off > 0 {
		return errors.New("the register's figures are not the country's")
	}
	return nil
}
