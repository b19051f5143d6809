package calendar

import (
	"testing"
	"time"
)

func TestPhase(t *testing.T) {
	for _, c := range []struct {
		at   string
		year int
		want Phase
	}{
		{"2027-01-01T23:59:59+01:00", 2026, Before},
		{"2027-01-02T00:00:00+01:00", 2026, Open},
		{"2027-01-15T23:59:59+01:00", 2026, Open},
		{"2027-01-15T22:59:59Z", 2026, Open},
		{"2027-01-16T00:00:00+01:00", 2026, Corrections},
		{"2027-03-21T23:59:59+01:00", 2026, Corrections},
		{"2027-03-22T00:00:00+01:00", 2026, Closed},
		{"2026-11-22T12:00:00+01:00", 2025, Closed},
	} {
		row, ok := Default.Find(c.year)
		if !ok {
			t.Fatalf("no row for %d", c.year)
		}
		if got := row.Phase(at(t, c.at)); got != c.want {
			t.Errorf("%d at %s: %s, want %s", c.year, c.at, got, c.want)
		}
	}
}

func TestDeadlineLastsItsWholeSecond(t *testing.T) {
	row, _ := Default.Find(2026)
	if got := row.Phase(row.Deadline.Add(999 * time.Millisecond)); got != Open {
		t.Errorf("a deadline of 23:59:59 ended within its second: %s", got)
	}
}

func TestCurrent(t *testing.T) {
	for at_, want := range map[string]int{
		"2026-02-01T00:00:00Z": 2025, // corrections for 2025
		"2026-11-22T00:00:00Z": 2026, // next to open
		"2027-01-10T00:00:00Z": 2026,
		"2028-06-01T00:00:00Z": 2027, // past the last row
	} {
		if got := Default[:3].Current(at(t, at_)).Year; got != want {
			t.Errorf("at %s: %d, want %d", at_, got, want)
		}
	}
}

// TestRows lints the table: a row in the wrong order would close the gates on
// somebody.
func TestRows(t *testing.T) {
	for i, y := range Default {
		if !y.Opens.Before(y.Deadline) || !y.Deadline.Before(y.CorrectionsClose) {
			t.Errorf("%d: opens, deadline and corrections are not in order", y.Year)
		}
		if y.Opens.In(Oslo).Year() != y.Year+1 {
			t.Errorf("%d opens in %d", y.Year, y.Opens.In(Oslo).Year())
		}
		if i > 0 && Default[i-1].Year >= y.Year {
			t.Errorf("%d does not rise", y.Year)
		}
	}
}

func at(t *testing.T, s string) time.Time {
	t.Helper()
	v, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
