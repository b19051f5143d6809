package synth

import (
	"math"
	"runtime"
	"testing"
)

func count(t *testing.T, o Options) *tally {
	t.Helper()
	c := newTally(t, o.Year)
	if _, err := Write(c, o); err != nil {
		t.Fatal(err)
	}
	return c
}

func exact(t *testing.T, what string, got, want int) {
	t.Helper()
	mark := "ok"
	if got != want {
		mark = "MISSED"
		t.Errorf("%s: %d, want %d", what, got, want)
	}
	t.Logf("%-44s %9d  target %9d  %s", what, got, want, mark)
}

func share(t *testing.T, what string, part, of int, want, band float64) {
	t.Helper()
	got := 100 * float64(part) / float64(of)
	if math.Abs(got-want) > band {
		t.Errorf("%s: %.3f %%, want %.2f ± %.2f", what, got, want, band)
	}
	t.Logf("%-44s %9.3f%% target %6.2f ± %.2f", what, got, want, band)
}

// TestTargets is the whole target table at the number of persons it was
// counted for.
func TestTargets(t *testing.T) {
	if testing.Short() || runtime.GOOS == "js" {
		t.Skip("the whole country; the scaled tests stand for it here")
	}
	c := count(t, Options{Year: 2026, Municipality: "0301", Persons: base, Seed: 1})
	exact(t, "persons", c.persons, base)
	exact(t, "Tjeneste rows", c.rows, 786_416)
	exact(t, "women", c.women, 209_314)
	exact(t, "67 and over", c.age[3]+c.age[4]+c.age[5], 213_000)
	for g, row := range group {
		exact(t, "age group", c.age[g], row.persons)
		exact(t, "  women", c.womenIn[g], row.women)
		for i, codes := range [][]int{{5}, {4}, {2, 3}, {1}, {6, 9}} {
			n := 0
			for _, code := range codes {
				n += c.housingIn[g][code]
			}
			exact(t, "  boforhold", n, row.housing[i])
		}
		share(t, "  died", c.diedIn[g], c.age[g], float64(row.died)/10, 0.01)
	}
	sum := 0
	for _, row := range service {
		exact(t, "persons with type", c.pairs[row.kind], row.persons)
		exact(t, "  rows", c.rowsOf[row.kind], row.persons+row.repeat)
		for g := range groups {
			exact(t, "  by age", c.pairsIn[g][row.kind], row.age[g])
		}
		sum += c.pairs[row.kind]
	}
	exact(t, "pairs", sum, pairs)
	exact(t, "long stays open", c.openStays, 31_400)
	exact(t, "long stays ended", c.endedStays, 15_700)
	exact(t, "long stays begun", c.began, 15_700)
	exact(t, "long stays ended by death", c.ledByDeath, 14_130)
	exact(t, "dementia at home", c.home, dementiaAtHome)
	share(t, "large needs in vanlig bolig: every fourth", c.needIn[[2]int{1, 3}], c.need[3], 24.5, 0.1)
	exact(t, "large needs in vanlig bolig", c.needIn[[2]int{1, 3}], 20_269)
	c.shares(t, 0.3)
	years := float64(c.endedDays) / 365.25 / float64(c.endedStays)
	if math.Abs(years-2) > 0.1 {
		t.Errorf("mean stay %.2f years", years)
	}
	t.Logf("mean of the ended long stays %.2f years", years)
}

// shares checks what is told in per cent, within so many points.
func (c *tally) shares(t *testing.T, band float64) {
	t.Helper()
	n := c.persons
	share(t, "women", c.women, n, 60, band)
	share(t, "under 18", c.age[0], n, 5, band)
	share(t, "under 50", c.age[0]+c.age[1], n, 25, band)
	share(t, "under 67", c.age[0]+c.age[1]+c.age[2], n, 38.9, band)
	share(t, "institution or dwelling staffed day and night", c.housing[5]+c.housing[4], n, 18, band)
	share(t, "other municipal dwelling", c.housing[2]+c.housing[3], n, 10, band)
	share(t, "ordinary dwelling", c.housing[1], n, 70, band)
	share(t, "died", c.died, n, 8.9, band)
	share(t, "need: some", c.need[1], n, 36.7, band)
	share(t, "need: medium", c.need[2], n, 30.6, band)
	share(t, "need: large", c.need[3], n, 23.5, band)
	share(t, "need: not given", c.need[0], n, 9.2, band)
	share(t, "household not given (B018)", c.noHousehold, n, 4, band)
	share(t, "assessed without a 3 (F005)", c.weak, c.assessed, 3, band)
	share(t, "no hours (T012)", c.noHours, c.hourly, 1, band)
	share(t, "D-numbers", c.d, n, 0.4, band)
	share(t, "other services open", c.otherOpen, c.others, 76, band)
	share(t, "paused", c.paused, c.visits, 12, band)
	share(t, "in hospital, of 67 and over", c.hospital, c.age[3]+c.age[4]+c.age[5], 28, 2*band)
	share(t, "refused, of applications granted", c.refused, c.applications-c.refused-c.opened, 5, band)
	for _, row := range service {
		share(t, "with type", c.pairs[row.kind], n, 100*float64(row.persons)/base, band)
	}
	rowsPer := float64(c.rows) / float64(n)
	if math.Abs(rowsPer-2.2543) > max(0.001, band/33) {
		t.Errorf("%.3f services a person", rowsPer)
	}
	few := 3 * band // parts of parts
	share(t, "long stays: under 50", c.pairsIn[0][21]+c.pairsIn[1][21], c.pairs[21], 1, few)
	share(t, "long stays: 80 and over", c.pairsIn[4][21]+c.pairsIn[5][21], c.pairs[21], 76, few)
	share(t, "day activity, of dementia at home", c.homeActive, c.home, 34, few)
	share(t, "dementia, of long stays", c.inDementia, c.pairs[21], 70, few)
}

// TestScaled holds every share to ± 1.5/√N from 200 persons on.
func TestScaled(t *testing.T) {
	for _, n := range []int{200, 201, 377, 1000, 3000} {
		for seed := range uint64(4) {
			c := count(t, Options{Year: 2025 + int(seed%2), Municipality: "1508", Persons: n, Seed: seed})
			c.shares(t, 150/math.Sqrt(float64(n)))
			if t.Failed() {
				t.Fatalf("%d persons, seed %d", n, seed)
			}
		}
	}
}
