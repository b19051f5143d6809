package stats

import "testing"

// TestHourBands holds the bands to the edges of the published table.
func TestHourBands(t *testing.T) {
	var tally Tally
	for _, minutes := range []int{-1, 0, 15, 119, 120, 299, 300, 599, 600, 899, 900, 2129, 2130, 10080} {
		tally.Service(Service{Type: 15, Minutes: minutes})
	}
	f := tally.Figures(2026, "0301", "test", nil)
	if got, want := f.Type(15).HourBands, (HourBands{2, 2, 2, 2, 2, 2}); got != want {
		t.Errorf("%v, want %v", got, want)
	}
}
