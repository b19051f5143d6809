package main

import (
	"testing"
	"time"
)

// TestIssuedAfter: two lists signed within one second differ in age all the same.
func TestIssuedAfter(t *testing.T) {
	now := time.Date(2027, 1, 2, 8, 0, 0, 999, time.UTC)
	second := now.Truncate(time.Second)
	for _, c := range []struct{ replaced, want time.Time }{
		{time.Time{}, second},
		{second.Add(-time.Hour), second},
		{second, second.Add(time.Second)},
		{second.Add(time.Minute), second.Add(time.Minute + time.Second)},
	} {
		if got := issuedAfter(c.replaced, now); !got.Equal(c.want) {
			t.Errorf("after %v: %v, want %v", c.replaced, got, c.want)
		}
	}
}
