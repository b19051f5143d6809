//go:build !js

package sim

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"sluse/core/calendar"
)

// Reminders in the campaign. All municipalities that deliver ask for one now and
// then, or take it back; silent asks and never delivers; and the deadline of
// moved, which never delivers either, is put off again and again.
const silent, moved = "5001", "5501"

// putOff are the deadlines of moved, one after the other.
var putOff = []string{"2027-01-09", "2027-01-12", "2027-01-13", "2027-01-20", "2027-02-01"}

// askFor sets or ends a municipality's reminder. One at a time: of two that
// contradict each other nobody can say which came last.
func (s *scene) askFor(m, remind string) func(*task) {
	return func(t *task) {
		if s.asking[m] {
			return
		}
		s.asking[m] = true
		defer func() { s.asking[m] = false }()
		r, ok := t.ask("PUT", "/v1/reminders", "m"+m, nil,
			strings.NewReader(`{"year":2026,"contact":"iplos@`+m+`.example","remind":`+remind+`}`))
		if ok && r.Code != 200 && problemCode(r) != "window_closed" {
			t.w.breach("%s: reminder refused with %d %s", m, r.Code, problemCode(r))
		}
	}
}

// remindDeed is what a task does about reminders.
func (s *scene) remindDeed() func(*task) {
	if s.rng.IntN(3) > 0 {
		m := append(municipalities[:len(municipalities):len(municipalities)], moved)[s.rng.IntN(len(municipalities)+1)]
		return s.askFor(m, []string{"true", "true", "false"}[s.rng.IntN(3)])
	}
	return func(t *task) {
		if s.putOff == len(putOff) {
			return
		}
		day := putOff[s.putOff]
		s.putOff++
		t.ask("PUT", "/v1/admin/calendar/2026", "madmin", nil,
			strings.NewReader(`{"municipality":"`+moved+`","deadline":"`+day+`","reason":"prøve"}`))
	}
}

// outcomes is a mail's text without the deadlines, which it tells of while
// they are news.
func outcomes(text string) string {
	_, rest, _ := strings.Cut(text, "Dette er lest inn")
	return rest
}

var deadlineLine = regexp.MustCompile(`Fristen for IPLOS-data for 2026 er (\S+) kl\. \S+ Sluse har ennå ingen innsending fra (\d{4}) `)

// A telling is a deadline told to a municipality, how near it was and in which batch.
type telling struct{ municipality, deadline, stage, day string }

func (s *scene) tellings() (out []telling) {
	for id, m := range s.mails {
		for _, line := range deadlineLine.FindAllStringSubmatch(m.Text, -1) {
			deadline, err := time.ParseInLocation("02.01.2006", line[1], calendar.Oslo)
			if err != nil || m.To != "iplos@"+line[2]+".example" {
				s.breach("mail %s: told to another, or of no deadline: %s", id, line[0])
			}
			out = append(out, telling{line[2], line[1], stageName(deadline, id[:10]), id[:10]})
		}
	}
	return out
}

// stageName says how near a deadline is on a day: a week, a day, or "" when it
// is neither.
func stageName(deadline time.Time, day string) string {
	left := 0
	for d := deadline; d.Format(time.DateOnly) > day; d = d.AddDate(0, 0, -1) {
		left++
	}
	switch {
	case deadline.Format(time.DateOnly) < day || left > 7:
		return ""
	case left > 1:
		return "week"
	}
	return "day"
}

// remindedOnce wants a deadline told to its own municipality, in its time, once
// a week before and once the day before, and not of what is delivered.
func (s *scene) remindedOnce() {
	before := map[telling]string{}
	for _, t := range s.tellings() {
		day := t.day
		t.day = ""
		if t.stage == "" || before[t] != "" {
			s.breach("%s: %s told on %s, before on %q", t.municipality, t.deadline, day, before[t])
		}
		before[t] = day
		if rows := s.query(`SELECT d.id FROM delivery d JOIN mail_batch b ON b.day = ?2
			WHERE d.municipality = ?1 AND d.state = 'read' AND d.received < b.made LIMIT 1`, t.municipality, day); len(rows) > 0 {
			s.breach("%s: reminded on %s, and had delivered %s", t.municipality, day, rows[0][0])
		}
	}
}

// silentReminded wants who never delivers reminded by the first batch that was
// made on its day in either stage. Whether the mail went in time is the mailer's.
func (s *scene) silentReminded() {
	var want, got []string
	stages := map[string]bool{"": true}
	known := s.now.AddDate(0, 0, -89).Format(time.DateOnly) // mails of before may be forgotten
	for _, r := range s.query(`SELECT day, made FROM mail_batch ORDER BY day LIMIT 10000`) {
		day := r[0].(string)
		stage := stageName(wideGates[0].Deadline, day)
		if stages[stage] || time.UnixMilli(r[1].(int64)).In(calendar.Oslo).Format(time.DateOnly) != day {
			continue
		}
		if stages[stage] = true; day >= known {
			want = append(want, day)
		}
	}
	for _, r := range s.query(`SELECT day FROM mail WHERE contact = ?1 AND day >= ?2 ORDER BY day LIMIT 100`, "iplos@"+silent+".example", known) {
		got = append(got, r[0].(string))
	}
	if !slices.Equal(got, want) {
		s.breach("%s: reminded on %v, want %v", silent, got, want)
	}
}
