//go:build !js

package depot_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// remind asks, as a municipality, that an address be reminded, or no more.
func (s *stand) remind(want int, municipality, body string) string {
	s.Helper()
	return s.ask(want, "PUT", "/v1/reminders", municipality, map[string]string{"Accept-Language": "nb"}, body).Body.String()
}

const me = `{"year":2026,"contact":"iplos@oslo.example","remind":true}`

func (s *stand) reminded() (days []string) {
	for _, m := range s.mails {
		if strings.Contains(m.Text, "Fristen for IPLOS-data for 2026") {
			days = append(days, m.ID[:10])
		}
	}
	return days
}

// TestReminder: a week before the deadline and the day before it, once each,
// whoever sweeps how often and whatever day was missed.
func TestReminder(t *testing.T) {
	s := newStand(t, "2026-12-01 09:00:00")
	s.remind(200, "0301", me)
	s.remind(200, "0301", me)
	s.tick("2027-01-07 08:00:00")
	if got := s.reminded(); got != nil {
		t.Fatal("too early", got)
	}
	s.tick("2027-01-08 07:59:59")
	s.tick("2027-01-10 08:00:00") // nobody swept on the 8th and 9th
	s.tick("2027-01-10 08:00:05")
	s.tick("2027-01-11 08:00:00")
	s.tick("2027-01-14 08:00:00")
	s.tick("2027-01-15 08:00:00")
	s.tick("2027-01-16 08:00:00")
	if got := s.reminded(); !slices.Equal(got, []string{"2027-01-10", "2027-01-14"}) {
		t.Fatal(got)
	}
	m := s.mails[0]
	wants(t, m.Text, "15.01.2027 kl. 23.59", "0301 Oslo", "Mine innsendinger", "kan ikke besvares")
	wants(t, m.Subject, "påminnelse")
	if got := s.column(`SELECT contact FROM reminder LIMIT 1`); got != nil {
		t.Error("kept after the deadline: ", got)
	}
	if strings.Contains(s.log.String(), "oslo.example") {
		t.Error("an address in the log")
	}
}

// TestNotReminded: who has delivered, or took it back, gets none; a trial and
// a rejected delivery do not count.
func TestNotReminded(t *testing.T) {
	for name, do := range map[string]func(*stand){
		"nothing":    func(*stand) {},
		"trial":      func(s *stand) { s.deliver("0301", "a", "", "nb") },
		"taken back": func(s *stand) { s.remind(200, "0301", strings.Replace(me, "true", "false", 1)) },
		"delivered":  func(s *stand) { s.produce("0301", "a") },
		"rejected":   func(s *stand) { s.read(s.produce("0301", "a"), `{"result":"rejected","reason":"damaged"}`) },
	} {
		t.Run(name, func(t *testing.T) {
			s := newStand(t, "2027-01-04 09:00:00")
			s.tick("2027-01-04 09:00:00")
			s.remind(200, "0301", me)
			do(s)
			s.tick("2027-01-08 08:00:00")
			if got, want := len(s.reminded()), map[string]int{"nothing": 1, "trial": 1, "rejected": 1}[name]; got != want {
				t.Errorf("%d reminders, want %d", got, want)
			}
		})
	}
}

// TestReminderWithOutcomes: one mail a day and address, with both.
func TestReminderWithOutcomes(t *testing.T) {
	s := newStand(t, "2027-01-07 09:00:00")
	s.tick("2027-01-07 09:00:00")
	s.remind(200, "0301", strings.Replace(me, "iplos", "a", 1))
	id := s.deliver("0301", "a", "a@oslo.example", "nb")
	s.read(id, `{"result":"read"}`)
	s.ask(200, "PUT", "/v1/admin/calendar/2026", "admin", nil, `{"municipality":"0301","deadline":"2027-01-09","reason":"ferie"}`)
	s.tick("2027-01-08 08:00:00")
	if len(s.mails) != 1 {
		t.Fatalf("%d mails", len(s.mails))
	}
	wants(t, s.mails[0].Text, "09.01.2027 kl.", id, "lest inn eller avvist siden")
}

// TestReminderLate: who asks in the last week is told of the last day, and who
// takes it back before the mail goes gets none.
func TestReminderLate(t *testing.T) {
	s := newStand(t, "2027-01-10 09:00:00")
	s.tick("2027-01-10 09:00:00")
	s.remind(200, "0301", me)
	s.tick("2027-01-11 08:00:00")
	s.deaf = true
	s.tick("2027-01-14 08:00:00")
	s.deaf = false
	s.remind(200, "0301", strings.Replace(me, "true", "false", 1))
	s.tick("2027-01-14 12:00:00")
	if len(s.mails) != 0 {
		t.Errorf("%d mails", len(s.mails))
	}
	if got := s.column(`SELECT contact FROM mail WHERE sent IS NULL LIMIT 1`); got != nil {
		t.Error("still to be sent")
	}
	s.tick("2027-01-15 23:59:59")
	s.now = oslo("2027-01-16 00:00:00")
	s.remind(403, "0301", me)
}

// TestReminderOfTheMorning: who asks before 08:00 gets that day's mail.
func TestReminderOfTheMorning(t *testing.T) {
	for _, day := range []string{"2027-01-08", "2027-01-14"} {
		s := newStand(t, "2027-01-05 09:00:00")
		s.tick(day + " 07:00:00")
		s.remind(200, "0301", me)
		s.tick(day + " 08:00:00")
		if got := s.reminded(); !slices.Equal(got, []string{day}) {
			t.Error(day, got)
		}
	}
}

// TestReminderMoved: a deadline that was told and is moved is told anew, when it
// is as near as that.
func TestReminderMoved(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	s.tick("2027-01-05 09:00:00")
	s.remind(200, "0301", me)
	s.tick("2027-01-08 08:00:00")
	s.tick("2027-01-14 08:00:00")
	s.ask(200, "PUT", "/v1/admin/calendar/2026", "admin", nil, `{"municipality":"0301","deadline":"2027-01-25","reason":"brann"}`)
	for day := 15; day <= 26; day++ {
		s.tick(fmt.Sprintf("2027-01-%d 08:00:00", day))
	}
	if got := s.reminded(); !slices.Equal(got, []string{"2027-01-08", "2027-01-14", "2027-01-18", "2027-01-24"}) {
		t.Fatal(got)
	}
	wants(t, s.mails[2].Text, "25.01.2027 kl. 23.59")
}

// TestReminderStale: a mail that could not go says nothing that is not so any more.
func TestReminderStale(t *testing.T) {
	for name, then := range map[string]func(*stand){
		"delivered": func(s *stand) { s.produce("0301", "a") },
		"over":      func(s *stand) { s.now = oslo("2027-01-16 00:30:00") },
	} {
		s := newStand(t, "2027-01-14 07:00:00")
		s.tick("2027-01-14 07:00:00")
		s.remind(200, "0301", me)
		s.deaf = true
		s.tick("2027-01-14 08:00:00")
		s.deaf = false
		s.now = oslo("2027-01-14 12:00:00")
		then(s)
		if err := s.Tick(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := s.column(`SELECT contact FROM mail WHERE sent IS NULL LIMIT 1`); len(s.mails) != 0 || got != nil {
			t.Errorf("%s: %d mails, to be sent %v", name, len(s.mails), got)
		}
	}
}

// TestReminderOfAnother: what a sweep decided of one municipality is never told
// to another, whose row has come in the place of the first's.
func TestReminderOfAnother(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	s.tick("2027-01-05 09:00:00")
	s.ask(200, "PUT", "/v1/admin/calendar/2026", "admin", nil, `{"municipality":"4601","deadline":"2027-02-15","reason":"brann"}`)
	s.remind(200, "0301", me)
	s.meanwhile("UPDATE reminder", func() {
		s.remind(200, "0301", strings.Replace(me, "true", "false", 1))
		s.remind(200, "4601", me)
	})
	s.tick("2027-01-08 08:00:00")
	if s.before != nil || len(s.mails) != 0 {
		t.Fatalf("%d mails", len(s.mails))
	}
}

// TestReminderOfTwoSweepers: of two that found the same batch due, the later
// reminds nobody on a day that has had its mail.
func TestReminderOfTwoSweepers(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	s.tick("2027-01-05 09:00:00")
	s.remind(200, "0301", me)
	id := s.produce("0301", "a")
	s.meanwhile("UPDATE reminder", func() {
		s.tick("2027-01-08 08:00:00") // the earlier one finds a delivery
		s.read(id, `{"result":"rejected","reason":"damaged"}`)
	})
	s.tick("2027-01-08 08:00:00")
	if got := s.reminded(); s.before != nil || got != nil {
		t.Fatal("a second batch on one day:", got)
	}
	s.tick("2027-01-09 08:00:00")
	if got := s.reminded(); !slices.Equal(got, []string{"2027-01-09"}) {
		t.Fatal(got)
	}
}

// TestMostReminders: a municipality has colleagues, not mailing lists.
func TestMostReminders(t *testing.T) {
	s := newStand(t, "2026-12-01 09:00:00")
	for _, c := range "abcdefghij" {
		s.remind(200, "0301", strings.Replace(me, "iplos", string(c), 1))
	}
	s.remind(400, "0301", me)
	s.remind(200, "4601", me)
}
