package rule

import (
	"math/rand/v2"
	"testing"

	"sluse/core/format"
	"sluse/core/record"
)

// TestAddAll holds the short way of counting a whole set to the long one.
func TestAddAll(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	codes := [...]int32{1, 2, 3, 4, 5, 9}
	for range 10_000 {
		var rec record.Record
		one := codes[r.IntN(6)]
		for i := range format.NumFunk {
			if rec.Num[format.Funk+i] = one; r.IntN(3) == 0 {
				rec.Num[format.Funk+i] = codes[r.IntN(6)]
			}
		}
		rec.Has = allScores
		long := assessment{alike: true}
		long.addEach(&rec)
		var short assessment
		short.addAll((*[format.NumFunk]int32)(rec.Num[format.Funk:]))
		if long != short {
			t.Fatalf("%v: %+v, %+v", rec.Num, long, short)
		}
	}
}
