package pack

import "testing"

// TestPadded: sizes are few, never smaller, and cost 12 per cent at most.
func TestPadded(t *testing.T) {
	seen := map[int64]bool{}
	for n := int64(1000); n < 100_000; n += 7 {
		p := padded(n)
		if p < n || float64(p) > 1.12*float64(n) || padded(p) != p {
			t.Fatalf("%d became %d", n, p)
		}
		seen[p] = true
	}
	if len(seen) > 120 {
		t.Errorf("%d sizes to tell apart", len(seen))
	}
}
