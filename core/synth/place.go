package synth

import (
	"strconv"

	"sluse/core/ident"
)

// settlements are the municipalities of today, rising by number.
func settlements() []ident.Municipal {
	var out []ident.Municipal
	for _, m := range ident.Municipalities() {
		if m.To == 0 {
			out = append(out, m)
		}
	}
	return out
}

// A place is a municipality with its districts, if it has any.
type place struct {
	code      string
	number    int
	districts []district
	sum       int
}

// A district is a bydel and its inhabitants in thousands, roughly (O): they
// only decide how a file's persons are spread.
type district struct {
	code   string
	weight int
}

var districtsOf = map[string][]int{
	"0301": {61, 65, 47, 41, 60, 36, 52, 55, 37, 28, 34, 50, 52, 53, 40, 1, 1},
	"1103": {14, 16, 24, 22, 17, 21, 24, 3, 5},
	"4601": {14, 43, 44, 31, 41, 31, 42, 42},
	"5001": {48, 54, 54, 57},
}

// unknownDistrict is 99: one in a hundred is not placed.
const unknownDistrict = "99"

func placeOf(code string) place {
	pl := place{code: code}
	pl.number, _ = strconv.Atoi(code)
	for i, weight := range districtsOf[code] {
		pl.districts = append(pl.districts, district{code + twoDigits(i+1), weight})
		pl.sum += weight
	}
	return pl
}

func twoDigits(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }

func (pl *place) district(d *dice) string {
	if pl.sum == 0 {
		return ""
	}
	if d.permille(10) {
		return pl.code + unknownDistrict
	}
	x := d.n(pl.sum)
	for _, b := range pl.districts {
		if x < b.weight {
			return b.code
		}
		x -= b.weight
	}
	return ""
}
