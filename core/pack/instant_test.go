package pack

import (
	"testing"
	"time"
)

// TestParseInstant: what is read is what package time reads, and is written so
// again; anything else is refused.
func TestParseInstant(t *testing.T) {
	for _, s := range []string{"2027-01-05T09:12:33+01:00", "2027-07-05T09:12:33+02:00", "2028-02-29T23:59:59Z", "0001-01-01T00:00:00-03:30", "9999-12-31T00:00:00+14:00"} {
		want, err := time.Parse(time.RFC3339, s)
		got, err2 := ParseInstant(s)
		if err != nil || err2 != nil || !got.Equal(want) || formatInstant(got) != s || got.Format(time.RFC3339) != s {
			t.Errorf("%s: %v %v, want %v %v", s, got, err2, want, err)
		}
	}
	if got, err := ParseInstant("2027-01-05T09:12:33.987+01:00"); err != nil || formatInstant(got) != "2027-01-05T09:12:33+01:00" {
		t.Errorf("with parts of a second: %v %v", got, err)
	}
	for _, s := range []string{"", "2027", "2027-01-05T09:12:33", "2027-13-05T09:12:33Z", "2027-02-29T09:12:33Z", "2027-01-05T24:00:00Z", "2027-01-05T09:60:33Z",
		"2027-01-05 09:12:33Z", "2027-01-05T09:12:33+0100", "2027-01-05T09:12:33+1:00", "2027-01-05T09:12:33z", "2027-01-05T09:12:33.Z", "2027-01-05T09:12:33.5", "+027-01-05T09:12:33Z", "2027-01-05T09:12:33+01:60"} {
		if got, err := ParseInstant(s); err == nil {
			t.Errorf("%q is read as %v", s, got)
		}
	}
}
