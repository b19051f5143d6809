package synth

import (
	"runtime"
	"testing"
)

// details are the targets that stand in words rather than in the tables.
type details struct {
	minutes, lengths    [30]map[int]int // rows by value
	longOpen, limited   int             // 18–20: open beyond 90 days, and all
	relief, carers      int             // 11 with 7 or 8, and all
	inside24, all24     int
	disabled, dwelling  int // 18–49 in municipal dwellings
	plans, doctor, dent int
	unplaced            int
}

func (c *tally) items(l []byte) {
	yes := func(name string) int {
		if string(attr(l, name)) == "1" {
			return 1
		}
		return 0
	}
	c.doctor += yes("vurdertLege12mnd")
	c.dent += yes("vurdertTannhelse12mnd")
	c.plans += yes("individuellPlan")
	if b := attr(l, "bydel"); len(b) == 6 && string(b[4:]) == "99" {
		c.unplaced++
	}
}

func (c *tally) measure(kind, minutes int, from, to day) {
	put := func(m *map[int]int, v int) {
		if *m == nil {
			*m = map[int]int{}
		}
		(*m)[v]++
	}
	if minutes > 0 && !(c.p.housing == 4 && (kind == 2 || kind == 15)) {
		put(&c.minutes[kind], minutes)
	}
	if stays>>kind&1 == 0 {
		return
	}
	if to != never {
		put(&c.lengths[kind], int(to-from))
	}
	if kind >= 18 && kind <= 20 {
		c.limited++
		if to == never && date(c.year, 12, 31)-from > 90 {
			c.longOpen++
		}
	}
}

func (c *tally) together() {
	has := c.p.has
	if has[11] > 0 {
		c.carers++
		if has[7]+has[8] > 0 {
			c.relief++
		}
	}
	if has[24] > 0 {
		c.all24++
		c.inside24 += min(has[langtid], 1)
	}
	if c.p.group == young && has[bolig] > 0 {
		c.dwelling++
		if c.p.disabled {
			c.disabled++
		}
	}
}

func median(m map[int]int) int {
	n, sum := 0, 0
	for _, k := range m {
		n += k
	}
	for v := 0; ; v++ {
		if sum += m[v]; 2*sum >= n {
			return v
		}
	}
}

// TestDetails holds what the target page says in words.
func TestDetails(t *testing.T) {
	if testing.Short() || runtime.GOOS == "js" {
		t.Skip("a big city")
	}
	c := count(t, Options{Year: 2026, Municipality: "0301", Persons: 60_000, Seed: 2})
	share(t, "11 with 7 or 8", c.relief, c.carers, 60, 0.5)
	share(t, "24 in long stays", c.inside24, c.all24, 80, 1)
	share(t, "P85 in dwellings, 18-49", c.disabled, c.dwelling, 60, 0.1)
	share(t, "doctor", c.doctor, c.persons, 85, 0.6)
	share(t, "dentist", c.dent, c.persons, 55, 0.8)
	share(t, "plan", c.plans, c.persons, 12*0.8+25*0.2, 0.6)
	share(t, "not placed", c.unplaced, c.persons, 1, 0.2)
	share(t, "18-20 open beyond 90 days", c.longOpen, c.limited, 3, 0.5)
	for kind, want := range stayLength {
		if got := median(c.lengths[kind]); want != 0 && (got < want-want/8-1 || got > want+want/8+1) {
			t.Errorf("type %d: median stay of %d days, want %d", kind, got, want)
		}
	}
	for kind, h := range hours {
		if got := median(c.minutes[kind]); h.median != 0 && (got < h.median-h.median/5-15 || got > h.median+h.median/5+15) {
			t.Errorf("type %d: median of %d minutes, want %d", kind, got, h.median)
		}
	}
}
