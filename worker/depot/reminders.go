package depot

import (
	"fmt"

	"sluse/core/calendar"
)

// mostReminders is how many addresses of a municipality may be reminded of a year.
const mostReminders = 10

// A reminder is an address that is told before a year's deadline, while its
// municipality has no delivery that counts. Nobody is unless it was asked for.
type reminder struct {
	Year    int    `json:"year"`
	Contact string `json:"contact"`
}

// reminders lists a municipality's own.
func (s *Service) reminders(c *call) error {
	if err := readQuery(c, nil); err != nil {
		return err
	}
	rows, err := s.DB.Query(c.ctx(), `SELECT year, contact FROM reminder WHERE municipality = ?1
		ORDER BY year, contact LIMIT 100`, c.who.municipality)
	if err != nil {
		return err
	}
	out := struct {
		Reminders []reminder `json:"reminders"`
	}{[]reminder{}}
	for _, r := range rows {
		out.Reminders = append(out.Reminders, reminder{int(number(r[0])), text(r[1])})
	}
	return writeJSON(c.w, 200, out)
}

// putReminder sets or ends one; the answer is the list as it is then.
func (s *Service) putReminder(c *call) error {
	var b struct {
		reminder
		Remind *bool `json:"remind"`
	}
	if err := readJSON(c, &b); err != nil {
		return err
	}
	if b.Remind == nil || !isContact(b.Contact) {
		return refuseWith("bad_body", "year, contact and remind")
	}
	if err := s.setReminder(c, b.reminder, *b.Remind); err != nil {
		return err
	}
	return s.reminders(c)
}

func (s *Service) setReminder(c *call, r reminder, wanted bool) error {
	key := []any{c.who.municipality, int64(r.Year), r.Contact}
	if !wanted {
		_, err := s.DB.Batch(c.ctx(), Stmt{`DELETE FROM reminder WHERE municipality = ?1 AND year = ?2 AND contact = ?3`, key})
		return err
	}
	year, err := s.yearOf(c, r.Year)
	if err != nil {
		return err
	}
	told := stageOf(year.Deadline, lastDue(c.time)) // by the last mail, had it been asked for before
	changed, err := s.DB.Batch(c.ctx(), Stmt{`INSERT INTO reminder (municipality, year, contact, lang, stage, deadline)
		SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE (SELECT COUNT(*) FROM reminder WHERE municipality = ?1 AND year = ?2 AND contact <> ?3) < ?7
		ON CONFLICT DO UPDATE SET lang = ?4`, append(key, language(c.r), told, year.Deadline.UnixMilli(), int64(mostReminders))})
	if err != nil {
		return fmt.Errorf("reminder: %w", err)
	}
	if changed[0] == 0 {
		return refuseWith("bad_body", fmt.Sprintf("at most %d addresses", mostReminders))
	}
	return nil
}

// yearOf is a year whose deadline the caller can still be reminded of.
func (s *Service) yearOf(c *call, year int) (calendar.Year, error) {
	gates, err := s.gatesOf(c.who)
	if err != nil {
		return calendar.Year{}, err
	}
	y, ok := gates.Find(year)
	switch {
	case !ok:
		return y, refuse("unknown_year")
	case c.time.After(y.Deadline):
		return y, refuse("window_closed")
	}
	return y, nil
}
