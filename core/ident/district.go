package ident

import (
	_ "embed"
	"sort"
	"sync"
)

// A District is one row of the district table: a bydel of one of the four
// cities that have them in SSB's statistics.
type District struct {
	Code string // six digits: the municipality's four and two
	Name string
}

//go:embed bydeler.tsv
var bydelerTSV string

var districts struct {
	once sync.Once
	rows []District
}

// Districts is the table, rising by code; it is not to be changed. It is read as
// Municipalities is.
func Districts() []District {
	districts.once.Do(func() { districts.rows = readDistricts(bydelerTSV) })
	return districts.rows
}

// FindDistrict returns the row of a six-digit code.
func FindDistrict(code string) (District, bool) {
	all := Districts()
	i := sort.Search(len(all), func(i int) bool { return all[i].Code >= code })
	if i == len(all) || all[i].Code != code {
		return District{}, false
	}
	return all[i], true
}

// HasDistricts tells whether SSB divides a municipality into districts.
func HasDistricts(municipality string) bool {
	all := Districts()
	i := sort.Search(len(all), func(i int) bool { return all[i].Code >= municipality })
	return i < len(all) && len(municipality) == 4 && all[i].Code[:4] == municipality
}

func readDistricts(tsv string) (out []District) {
	rows(tsv, func(c []string) { out = append(out, District{Code: c[0], Name: c[1]}) })
	return out
}
