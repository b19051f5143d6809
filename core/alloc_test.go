package core_test

import (
	"context"
	"strings"
	"testing"

	"sluse/core"
)

// TestNoAllocationPerRecord compares deliveries of 2 000 and 20 000 persons: the
// 90 000 records more may cost what tables grow by, a few in a hundred, and no
// allocation each.
func TestNoAllocationPerRecord(t *testing.T) {
	allocs := func(n int) float64 {
		doc := annual(n)
		return testing.AllocsPerRun(1, func() {
			if _, err := core.Check(context.Background(), strings.NewReader(doc), core.CheckOptions{}); err != nil {
				t.Fatal(err)
			}
		})
	}
	small, large := allocs(2_000), allocs(20_000)
	if more := large - small; more > 90_000/20 {
		t.Errorf("%.0f allocations for 2 000 persons, %.0f for 20 000", small, large)
	} else {
		t.Logf("%.0f allocations more for 90 000 records more", more)
	}
}
