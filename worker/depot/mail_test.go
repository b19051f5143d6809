//go:build !js

package depot_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"sluse/core/calendar"
	"sluse/core/wire"
	"sluse/worker/depot"
)

const batches = `SELECT day FROM mail_batch ORDER BY day LIMIT 1000`

// TestDailyMail: one mail an address and day, at 08:00 and not before,
// however often somebody sweeps.
func TestDailyMail(t *testing.T) {
	s := newStand(t, "2027-01-04 09:00:00")
	s.tick("2027-01-04 09:00:00")
	a := s.deliver("0301", "a", "iplos@oslo.example", "nb")
	b := s.deliver("0301", "b", "iplos@oslo.example", "nb")
	c := s.deliver("4601", "c", "iplos@bergen.example", "nn")
	unread := s.deliver("4601", "d", "iplos@bergen.example", "nn")
	s.deliver("4601", "e", "", "nn")
	s.read(a, `{"result":"read","counts":{"fatal":0,"error":2,"warning":7}}`)
	s.read(b, `{"result":"rejected","reason":"wrong_key"}`)
	s.read(c, `{"result":"read"}`)
	s.tick("2027-01-05 07:59:59")
	if len(s.mails) != 0 {
		t.Fatal("mail before 08:00")
	}
	for range 3 {
		s.tick("2027-01-05 08:00:00")
	}
	s.tick("2027-01-05 08:05:00")
	if len(s.mails) != 2 {
		t.Fatalf("%d mails, want 2", len(s.mails))
	}
	slices.SortFunc(s.mails, func(x, y mailOf) int { return strings.Compare(x.To, y.To) })
	bergen, oslo := s.mails[0], s.mails[1]
	wants(t, oslo.Text, a, b, "0301 Oslo", "lest inn", "avvist", "en nøkkel som ikke er årets", "Feil:", "Advarsler:", " 7")
	wants(t, bergen.Text, c, "4601 Bergen", "lesen inn")
	if strings.Contains(bergen.Text, unread) {
		t.Error("tells of what is not read in")
	}
	if len(oslo.Attachments) != 2 || !strings.Contains(oslo.Attachments[0].Text, "stage: received") {
		t.Errorf("%d attachments", len(oslo.Attachments))
	}
	if !oslo.Date.Equal(time.Date(2027, 1, 5, 8, 0, 0, 0, calendar.Oslo)) {
		t.Error("dated", oslo.Date)
	}
	s.tick("2027-01-06 08:00:01")
	if got := s.column(batches); !slices.Equal(got, []string{"2027-01-04", "2027-01-05", "2027-01-06"}) || len(s.mails) != 2 {
		t.Error(got, len(s.mails))
	}
}

func wants(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			t.Errorf("%q is not in\n%s", p, text)
		}
	}
}

// TestMissedDays: every day gets its batch, late, and each outcome is told in
// the first that was due after it.
func TestMissedDays(t *testing.T) {
	s := newStand(t, "2027-01-04 09:00:00")
	s.tick("2027-01-04 09:00:00")
	a := s.deliver("0301", "a", "iplos@oslo.example", "nb")
	b := s.deliver("0301", "b", "iplos@oslo.example", "nb")
	s.read(a, `{"result":"read"}`)
	s.now = oslo("2027-01-06 07:00:00")
	s.read(b, `{"result":"read"}`)
	s.tick("2027-01-08 11:00:00")
	if got := s.column(batches); len(got) != 5 {
		t.Error(got)
	}
	if got := s.column(`SELECT mailed FROM delivery ORDER BY finished LIMIT 5`); !slices.Equal(got, []string{"2027-01-05", "2027-01-06"}) {
		t.Error(got)
	}
	if len(s.mails) != 2 {
		t.Errorf("%d mails", len(s.mails))
	}
}

// TestSummerTime: 08:00 is 08:00 on both days that the clocks change.
func TestSummerTime(t *testing.T) {
	for _, day := range []string{"2027-03-28", "2027-10-31"} {
		s := newStand(t, "2027-01-04 09:00:00")
		s.now = oslo(day+" 00:30:00").AddDate(0, 0, -1)
		if err := s.Tick(t.Context()); err != nil {
			t.Fatal(err)
		}
		id := s.deliver("0301", "a", "iplos@oslo.example", "nb")
		s.read(id, `{"result":"read"}`)
		s.tick(day + " 07:59:59")
		early := len(s.column(`SELECT mailed FROM delivery WHERE mailed = ?1 LIMIT 1`, day))
		s.tick(day + " 08:00:00")
		if early != 0 || len(s.column(`SELECT mailed FROM delivery WHERE mailed <> '' LIMIT 1`)) != 1 {
			t.Errorf("%s: too early or too late", day)
		}
	}
}

// TestStraggler: what was finished before 08:00 by its own clock but written
// after the batch was made is told the next day, not never.
func TestStraggler(t *testing.T) {
	s := newStand(t, "2027-01-05 07:00:00")
	id := s.deliver("0301", "a", "iplos@oslo.example", "nb")
	s.tick("2027-01-05 08:00:00")
	s.now = oslo("2027-01-05 07:59:59") // the clock of a slow machine
	s.read(id, `{"result":"read"}`)
	s.tick("2027-01-05 08:00:10")
	s.tick("2027-01-06 08:00:00")
	if len(s.mails) != 1 || !strings.HasPrefix(s.mails[0].ID, "2027-01-06") {
		t.Errorf("%d mails", len(s.mails))
	}
}

// TestTwoSweepers: of two that found the same batch due, the later adds nothing
// to what the earlier has sent; what came in between is told the next day.
func TestTwoSweepers(t *testing.T) {
	s := newStand(t, "2027-01-04 07:00:00")
	s.tick("2027-01-04 08:00:00")
	a := s.deliver("0301", "a", "iplos@oslo.example", "nb")
	b := s.deliver("0301", "b", "iplos@oslo.example", "nb")
	s.read(a, `{"result":"read"}`)
	s.meanwhile("INTO mail_batch", func() {
		s.tick("2027-01-05 08:00:00") // the earlier one makes and sends it
		s.now = oslo("2027-01-05 07:59:59")
		s.read(b, `{"result":"read"}`)
	})
	s.tick("2027-01-05 08:00:00")
	if s.before != nil || len(s.mails) != 1 {
		t.Fatalf("%d mails", len(s.mails))
	}
	s.tick("2027-01-06 08:00:00")
	if len(s.mails) != 2 {
		t.Fatalf("%d mails", len(s.mails))
	}
	wants(t, s.mails[0].Text, a)
	wants(t, s.mails[1].Text, b)
}

// TestMailUnderWay: a mail that one sweeper is sending is not sent by another
// that found it waiting before.
func TestMailUnderWay(t *testing.T) {
	s := newStand(t, "2027-01-04 09:00:00")
	s.tick("2027-01-04 09:00:00")
	s.read(s.deliver("0301", "a", "iplos@oslo.example", "nb"), `{"result":"read"}`)
	s.before = func(st depot.Stmt) bool {
		if !strings.Contains(st.SQL, "UPDATE mail SET tries") {
			return false
		}
		if _, err := s.db.Batch(t.Context(), st); err != nil { // the other's, which said the same
			t.Fatal(err)
		}
		return true
	}
	s.tick("2027-01-05 08:00:00")
	if s.before != nil || len(s.mails) != 0 {
		t.Errorf("%d mails", len(s.mails))
	}
}

// TestMailGivenUp: after some days a mail is given up, once, and the log says so.
func TestMailGivenUp(t *testing.T) {
	s := newStand(t, "2027-01-04 09:00:00")
	s.read(s.deliver("0301", "a", "iplos@oslo.example", "nb"), `{"result":"read"}`)
	s.deaf = true
	for day := 5; day < 20; day++ {
		for hour := range 24 {
			s.tick(fmt.Sprintf("2027-01-%02d %02d:59:00", day, hour))
		}
	}
	if n := strings.Count(s.log.String(), "mail given up"); n != 1 {
		t.Errorf("said %d times", n)
	}
	if strings.Contains(s.log.String(), "oslo.example") {
		t.Error("an address in the log")
	}
}

// TestManyOutcomes: a vendor that delivers for many is told of all of them.
func TestManyOutcomes(t *testing.T) {
	s := newStand(t, "2027-01-04 09:00:00")
	s.tick("2027-01-04 09:00:00")
	_, err := s.db.Batch(t.Context(), depot.Stmt{SQL: `INSERT INTO delivery (id, municipality, year, kind, contact, sha256, size, state, created, received, finished, result)
		WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1071)
		SELECT 'delivery' || i, '0301', 2026, 'test', 'drift@vendor.example', '', 1, 'read', ?1, ?1, ?1, 'read' FROM n`, Args: []any{s.now.UnixMilli()}})
	if err != nil {
		t.Fatal(err)
	}
	s.tick("2027-01-05 08:00:00")
	if len(s.mails) != 1 {
		t.Fatalf("%d mails", len(s.mails))
	}
	if n := strings.Count(s.mails[0].Text, "Leveranse: "); n != 1071 {
		t.Errorf("told of %d deliveries", n)
	}
}

// TestAddressesForgotten: with the sealed bytes goes who was told of them, and
// the same bytes with the same address are the same delivery even so.
func TestAddressesForgotten(t *testing.T) {
	s := newStand(t, "2027-01-04 09:00:00")
	s.tick("2027-01-04 09:00:00")
	s.read(s.deliver("0301", "a", "iplos@oslo.example", "nb"), `{"result":"read"}`)
	s.tick("2027-01-05 08:00:00")
	s.read(s.deliver("0301", "b", "b@oslo.example", "nb"), `{"result":"read"}`)
	addresses := func() []string {
		return s.column(`SELECT contact FROM delivery WHERE contact <> '' UNION SELECT contact FROM mail LIMIT 5`)
	}
	s.tick("2027-04-05 08:00:00") // the first's day, but for an hour
	if got := addresses(); len(got) != 2 {
		t.Error("forgotten too soon, left ", got)
	}
	s.tick("2027-04-06 08:00:00")
	s.deaf = true
	s.tick("2027-04-07 08:00:00")
	if got := addresses(); !slices.Equal(got, []string{"b@oslo.example"}) {
		t.Error("left ", got) // to whom a mail went two days ago
	}
	s.ask(200, "POST", "/v1/deliveries?year=2026&kind=test&municipality=0301", "0301", map[string]string{wire.HeaderContact: "iplos@oslo.example"}, sealed("a"))
	s.ask(409, "POST", "/v1/deliveries?year=2026&kind=production&municipality=0301", "0301", map[string]string{wire.HeaderContact: "iplos@oslo.example"}, sealed("a"))
}

// TestAddressKept: not while there is still something to tell it.
func TestAddressKept(t *testing.T) {
	s := newStand(t, "2027-01-04 09:00:00")
	s.tick("2027-01-04 09:00:00")
	id := s.deliver("0301", "a", "iplos@oslo.example", "nb")
	s.read(id, `{"result":"read"}`)
	s.deaf = true
	s.tick("2027-05-04 08:00:00") // nobody swept for months, and now no mail goes
	s.tick("2027-05-05 08:00:00")
	s.deaf = false
	s.tick("2027-05-06 12:00:00")
	if len(s.mails) != 1 {
		t.Fatalf("%d mails", len(s.mails))
	}
	wants(t, s.mails[0].Text, id)
}

// TestNobodyTold: a sweeper that comes to a day whose address has been forgotten
// meanwhile writes to nobody.
func TestNobodyTold(t *testing.T) {
	s := newStand(t, "2027-01-04 09:00:00")
	s.tick("2027-01-04 09:00:00")
	s.read(s.deliver("0301", "a", "iplos@oslo.example", "nb"), `{"result":"read"}`)
	s.meanwhile("INTO mail_batch", func() {
		s.tick("2027-01-05 08:00:00")
		if _, err := s.db.Batch(s.Context(), depot.Stmt{SQL: `UPDATE delivery SET contact = ''`}); err != nil {
			s.Fatal(err)
		}
	})
	s.tick("2027-01-05 08:00:00")
	if s.before != nil || len(s.mails) != 1 {
		t.Errorf("%d mails", len(s.mails))
	}
}

// TestToldHoweverLate: where nobody swept for longer than bytes are kept, one
// sweeper deletes them while another makes the batches of the missed days.
func TestToldHoweverLate(t *testing.T) {
	s := newStand(t, "2027-01-04 09:00:00")
	s.tick("2027-01-04 09:00:00")
	id := s.deliver("0301", "a", "iplos@oslo.example", "nb")
	s.now = oslo("2027-01-06 09:00:00")
	s.read(id, `{"result":"read"}`)
	s.meanwhile("INTO mail_batch", func() {
		if _, err := s.db.Batch(s.Context(), depot.Stmt{SQL: `UPDATE delivery SET purged = 1`}); err != nil {
			s.Fatal(err)
		}
	})
	s.tick("2027-05-01 09:00:00")
	if s.before != nil || len(s.mails) != 1 {
		t.Errorf("%d mails", len(s.mails))
	}
}

// TestDeafMailServer: a mail is tried again under the same id, and no log
// holds the address.
func TestDeafMailServer(t *testing.T) {
	s := newStand(t, "2027-01-04 09:00:00")
	id := s.deliver("0301", "a", "iplos@oslo.example", "nb")
	s.read(id, `{"result":"read"}`)
	s.deaf = true
	s.tick("2027-01-05 08:00:00")
	s.tick("2027-01-05 08:00:04")
	s.tick("2027-01-05 08:06:00")
	if got := s.column(`SELECT CAST(tries AS TEXT) FROM mail LIMIT 2`); !slices.Equal(got, []string{"2"}) {
		t.Fatal("tries", got)
	}
	s.deaf = false
	s.tick("2027-01-05 09:00:00")
	s.tick("2027-01-05 10:00:00")
	if len(s.mails) != 1 {
		t.Fatalf("%d mails", len(s.mails))
	}
	if strings.Contains(s.log.String(), "oslo.example") {
		t.Error("an address in the log")
	}
}
