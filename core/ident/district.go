package ident

import (
	_ "embed"
	"sort"
)

// A District is one row of the district table: a bydel of one of the four
// cities that have them in SSB's statistics.
type District struct {
	Code string // six digits: the municipality's four and two
	Name string
}

//go:embed bydeler.tsv
var bydelerTSV string

// Districts is the table, rising by code.
var Districts = readDistricts(bydelerTSV)

// FindDistrict returns the row of a six-digit code.
func FindDistrict(code string) (District, bool) {
	i := sort.Search(len(Districts), func(i int) bool { return Districts[i].Code >= code })
	if i == len(Districts) || Districts[i].Code != code {
		return District{}, false
	}
	return Districts[i], true
}

// HasDistricts tells whether SSB divides a municipality into districts.
func HasDistricts(municipality string) bool {
	i := sort.Search(len(Districts), func(i int) bool { return Districts[i].Code >= municipality })
	return i < len(Districts) && len(municipality) == 4 && Districts[i].Code[:4] == municipality
}

func readDistricts(tsv string) (out []District) {
	rows(tsv, func(c []string) { out = append(out, District{Code: c[0], Name: c[1]}) })
	return out
}
