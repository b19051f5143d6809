//go:build !js

package depot_test

import (
	"strings"
	"testing"

	"sluse/core/keyring"
	"sluse/core/wire"
	"sluse/worker/depot"
)

// TestTwoAdminsMove: of two that move a year's gates at once, neither takes back
// what the other moved.
func TestTwoAdminsMove(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	move := func(body string) string {
		return s.ask(200, "PUT", "/v1/admin/calendar/2026", "admin", nil, body).Body.String()
	}
	s.meanwhile("INTO gate", func() {
		move(`{"deadline":"2027-01-22","reason":"uvær"}`)
	})
	wants(t, move(`{"opens":"2027-01-04","reason":"feil i nøkkel"}`), "2027-01-22T23:59:59+01:00")
	status := s.ask(200, "GET", "/v1/status", "", nil, "").Body.String()
	wants(t, status, `"opens":"2027-01-04T00:00:00+01:00"`, `"deadline":"2027-01-22T23:59:59+01:00"`)
}

// TestHoldOfSuperseded: what is corrected while SSB sets it aside is not kept
// from going out of the race.
func TestHoldOfSuperseded(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	id := s.deliver("0301", "a", "", "")
	s.ask(200, "GET", "/v1/pickup", "ssb", nil, "")
	s.meanwhile("'held'", func() {
		s.ask(201, "POST", "/v1/deliveries?year=2026&kind=test&municipality=0301&supersedes="+id, "0301", nil, sealed("b"))
	})
	s.ask(409, "POST", "/v1/pickup/"+id+"/hold", "ssb", nil, `{}`)
	s.tick("2027-01-05 09:30:00")
	if got := s.column(`SELECT state FROM delivery WHERE id = ?1 LIMIT 1`, id); got[0] != "superseded" {
		t.Error(got)
	}
}

// TestLeaseLostAtLast: a late collector's word counts for nothing once another
// has leased the piece, be it while the word is being written.
func TestLeaseLostAtLast(t *testing.T) {
	for verb, first := range map[string]string{"read": "UPDATE part SET done", "release": "UPDATE part SET holder = ''"} {
		s := newStand(t, "2027-01-05 09:00:00")
		if err := s.Seed(t.Context(), depot.Material{Tokens: map[string]string{"ssb": "second"}}); err != nil {
			t.Fatal(err)
		}
		id := s.deliver("0301", "a", "", "")
		s.ask(200, "GET", "/v1/pickup", "ssb", nil, "")
		s.ask(200, "GET", "/v1/deliveries", "0301", nil, "")
		s.now = oslo("2027-01-05 09:30:00")
		s.before = func(st depot.Stmt) bool {
			if !strings.HasPrefix(st.SQL, first) {
				return false
			}
			wants(t, s.ask(200, "GET", "/v1/pickup", "second", nil, "").Body.String(), id)
			return true
		}
		s.ask(409, "POST", "/v1/pickup/"+id+"/"+verb, "ssb", nil, `{"result":"rejected"}`)
		s.ask(200, "POST", "/v1/pickup/"+id+"/read", "second", nil, `{"result":"read"}`)
	}
}

// TestTwoKeyLists: of two lists that come at once, the older is never served
// over the newer.
func TestTwoKeyLists(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	key := keyring.NewKey(wire.RoleSSB, 2026, "age1pq1first")
	older, newer := signedKeys(t, 1, key), signedKeys(t, 2, key)
	s.meanwhile("INTO signed", func() {
		s.ask(204, "PUT", "/v1/keys", "admin", nil, newer)
	})
	s.ask(409, "PUT", "/v1/keys", "admin", nil, older)
	if got := s.ask(200, "GET", "/v1/keys", "", nil, "").Body.String(); got != newer {
		t.Error("the older list is served")
	}
}
