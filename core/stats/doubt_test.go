package stats

import (
	"math"
	"testing"
)

// TestInterval compares with values worked out by hand from Wilson's formula.
func TestInterval(t *testing.T) {
	for _, c := range []struct {
		k, n      int64
		low, high float64
	}{
		{0, 10, 0, 0.3989},
		{5, 10, 0.1841, 0.8159},
		{300, 1000, 0.2642, 0.3385},
	} {
		low, high := interval(c.k, c.n)
		if math.Abs(low-c.low) > 2e-4 || math.Abs(high-c.high) > 2e-4 {
			t.Errorf("%d of %d: %.4f–%.4f, want %.4f–%.4f", c.k, c.n, low, high, c.low, c.high)
		}
	}
}

// TestSmallPlacesAreNotShoutedAt: what chance may do to Utsira is no doubt.
func TestSmallPlacesAreNotShoutedAt(t *testing.T) {
	f := &Figures{Headline: Headline{Recipients: 31, Services: 50, ServicesEach: 50.0 / 31}, squares: 120,
		AgeSex: []AgeSex{{"80-89", 12, 19, 0}}, ServiceTypes: []ServiceType{{Type: 15, Users: 14}}}
	for _, d := range Doubts(f, Beside{Population: 215}) {
		if d.Rule == "P002" || d.Rule == "P004" {
			t.Errorf("%s for 31 recipients", d.Rule)
		}
	}
	few := *f
	few.Recipients = 29
	if got := Doubts(&few, Beside{}); len(got) != 0 {
		t.Errorf("%v below 30 recipients", got)
	}
}

func TestNeed(t *testing.T) {
	for _, c := range []struct {
		n, sum int
		want   Need
	}{{7, 35, Unstated}, {8, 19, Some}, {8, 20, Medium}, {8, 27, Medium}, {8, 28, Extensive}, {15, 75, Extensive}} {
		if got := NeedOf(c.n, c.sum); got != c.want {
			t.Errorf("%d of %d: %d, want %d", c.sum, c.n, got, c.want)
		}
	}
}
