package register

import (
	"bytes"
	"regexp"
	"strconv"
	"testing"

	"sluse/core/rule"
	"sluse/core/synth"
)

var fidForm = regexp.MustCompile(` fid="[0-9]+"`)

// withPersonsOf is a delivery with the first n identities of another.
func withPersonsOf(whole, other []byte, n int) []byte {
	theirs, i := fidForm.FindAll(other, n), -1
	return fidForm.ReplaceAllFunc(whole, func(own []byte) []byte {
		if i++; i < len(theirs) {
			return theirs[i]
		}
		return own
	})
}

// TestFewAgain is P008 by pseudonym: brukerNr are no help at SSB.
func TestFewAgain(t *testing.T) {
	each(t, func(t *testing.T, db *DB) {
		w := newWay(t)
		last := made(t, synth.Options{Year: 2025, Persons: 300, Seed: 1})
		w.load(t, db, last, delivery("L1", "0301", 2025, 0))
		now := made(t, synth.Options{Persons: 300, Seed: 2})
		now4601 := made(t, synth.Options{Municipality: "4601", Persons: 300, Seed: 2})
		for k, c := range []struct {
			again int
			want  int64 // findings
		}{{270, 0}, {90, 1}, {0, 1}} {
			id := "D" + strconv.Itoa(k)
			for range 2 { // the second time it is there already
				l := w.load(t, db, withPersonsOf(now, last, c.again), delivery(id, "0301", 2026, k))
				var got int64
				for _, f := range l.Report.Rules {
					if f.ID == "P008" {
						got = f.Count
					}
				}
				if got != c.want {
					t.Errorf("%d of 300 again: %d findings of P008 in the report", c.again, got)
				}
				if c.again == 90 && !bytes.Contains([]byte(messageOf(l.Report, "P008")), []byte("30 %")) {
					t.Errorf("told %q", messageOf(l.Report, "P008"))
				}
			}
			if n := count(t, db, `SELECT count(*) FROM finding f JOIN delivery d ON d.nr = f.delivery WHERE d.id = $1 AND f.rule = 'P008'`, id); n != c.want {
				t.Errorf("%d of 300 again: %d findings of P008 in the register", c.again, n)
			}
		}
		other := w.load(t, db, now4601, delivery("O1", "4601", 2026, 0))
		if messageOf(other.Report, "P008") != "" {
			t.Error("P008 in a municipality that did not deliver last year")
		}
	})
}

func messageOf(r *rule.Report, id string) string {
	for _, f := range r.Findings {
		if f.Rule == id {
			return f.Message
		}
	}
	return ""
}
