package record

import "sluse/core/ident"

// Years whose months are looked up instead of worked out.
const (
	firstDated = 1900
	datedYears = 256
)

// dated is the day before the first of each month.
var dated = func() (t [datedYears][12]int32) {
	for y := range t {
		for m := range t[y] {
			t[y][m] = int32(ident.Date(firstDated+y, m+1, 1)) - 1
		}
	}
	return t
}()

// everyYear is how many days a month has in every year, from January on.
var everyYear = [16]uint8{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
