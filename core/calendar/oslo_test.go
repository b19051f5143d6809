package calendar

import (
	"testing"
	"time"
	_ "time/tzdata"
)

// TestOslo compares the one zone that is embedded with Go's own database, hour
// by hour around every change of the clock, as long as deliveries are kept.
func TestOslo(t *testing.T) {
	t.Setenv("ZONEINFO", "")
	want, err := time.LoadLocation("Europe/Oslo")
	if err != nil {
		t.Fatal(err)
	}
	if Oslo.String() != want.String() {
		t.Errorf("named %s", Oslo)
	}
	changes, last := 0, ""
	for at := time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC); at.Year() < 2060; at = at.Add(time.Hour) {
		got := at.In(Oslo).Format(time.RFC3339 + " MST")
		if w := at.In(want).Format(time.RFC3339 + " MST"); got != w {
			t.Fatalf("%s is %s, want %s", at, got, w)
		}
		if zone := got[len("2006-01-02T15:04:05"):]; zone != last {
			changes, last = changes+1, zone
		}
	}
	if changes < 150 {
		t.Errorf("the clock was changed %d times only", changes)
	}
}
