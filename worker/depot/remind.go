package depot

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"sluse/core/calendar"
	"sluse/core/ident"
)

// Reminders go with the daily mail: a week before the deadline, and the day
// before it. Who asks for one in between is told of the next only.

// The stages of a reminder: how near the deadline was when it was last told.
const (
	stageNone int64 = iota
	stageWeek
	stageDay
	stageOver // the deadline is gone, and the reminder with it
)

// stageOf is how near a deadline is, by the days in Oslo that are left.
func stageOf(deadline, now time.Time) int64 {
	switch left := daysLeft(deadline, now); {
	case left <= 1:
		return stageDay
	case left <= 7:
		return stageWeek
	}
	return stageNone
}

func daysLeft(deadline, now time.Time) int {
	day := func(t time.Time) time.Time {
		t = t.In(calendar.Oslo)
		return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
	}
	return int(day(deadline).Sub(day(now)) / (24 * time.Hour))
}

// remindersDue are the statements that mark, before the row of day d's batch
// is there, whom it reminds; and that forget those whose deadline is gone.
// A day that was missed reminds of nothing: today's batch does.
func (s *Service) remindersDue(ctx context.Context, d time.Time) ([]Stmt, error) {
	now := s.Clock.Now()
	if daysLeft(d, now) != 0 {
		return nil, nil
	}
	rows, err := s.DB.Query(ctx, `SELECT r.rowid, r.municipality, r.year, r.stage, EXISTS (
			SELECT 1 FROM delivery d WHERE d.municipality = r.municipality AND d.year = r.year AND d.kind = 'production'
				AND d.state NOT IN ('uploading', 'expired', 'rejected', 'superseded'))
		FROM reminder r ORDER BY r.year, r.municipality LIMIT 10000`)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	deadlines, err := s.deadlines(ctx)
	if err != nil {
		return nil, err
	}
	marks := map[mark][]int64{}
	for _, r := range rows {
		deadline := deadlines(text(r[1]), int(number(r[2])))
		m := mark{stageOf(deadline, now), deadline.UnixMilli()}
		switch {
		case deadline.Before(now):
			m = mark{stage: stageOver}
		case number(r[4]) == 1 || m.stage <= number(r[3]):
			continue
		}
		marks[m] = append(marks[m], number(r[0]))
	}
	return markStmts(d.Format(time.DateOnly), marks)
}

// A mark is what becomes of reminders: the stage that is told now, of a deadline.
type mark struct{ stage, deadline int64 }

func markStmts(day string, marks map[mark][]int64) (out []Stmt, err error) {
	order := slices.SortedFunc(maps.Keys(marks), func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.stage, b.stage), cmp.Compare(a.deadline, b.deadline))
	})
	for _, m := range order {
		ids, err := json.Marshal(marks[m])
		if err != nil {
			return nil, err
		}
		if m.stage == stageOver {
			out = append(out, Stmt{`DELETE FROM reminder WHERE rowid IN (SELECT value FROM json_each(?1))`, []any{string(ids)}})
			continue
		}
		out = append(out, Stmt{`UPDATE reminder SET stage = ?1, day = ?2, deadline = ?3 WHERE rowid IN (SELECT value FROM json_each(?4))
			AND NOT EXISTS (SELECT 1 FROM mail_batch WHERE day = ?2)`, []any{m.stage, day, m.deadline, string(ids)}})
	}
	return out, nil
}

// deadlines finds every municipality's deadline of a year, as gates does for
// one; the zero time where there is no such year.
func (s *Service) deadlines(ctx context.Context) (func(municipality string, year int) time.Time, error) {
	rows, err := s.DB.Query(ctx, `SELECT municipality, year, deadline FROM gate WHERE id IN (
			SELECT MAX(id) FROM gate GROUP BY year, municipality) AND deadline IS NOT NULL LIMIT 10000`)
	if err != nil {
		return nil, err
	}
	type key struct {
		municipality string
		year         int
	}
	moved := map[key]time.Time{}
	for _, r := range rows {
		moved[key{text(r[0]), int(number(r[1]))}] = instant(r[2])
	}
	return func(municipality string, year int) time.Time {
		for _, k := range []key{{municipality, year}, {"", year}} {
			if t, ok := moved[k]; ok {
				return t
			}
		}
		y, _ := s.set.Calendar.Find(year)
		return y.Deadline
	}, nil
}

// reminded are what a day's mail to an address says of deadlines, and in whose
// language.
func (s *Service) reminded(ctx context.Context, day, contact string) (told []string, lang string, err error) {
	rows, err := s.DB.Query(ctx, `SELECT municipality, year, deadline, lang FROM reminder
		WHERE day = ?1 AND contact = ?2 ORDER BY year, municipality LIMIT 1000`, day, contact)
	for _, r := range rows {
		lang = text(r[3])
		w := mailWords(lang)
		name, _ := ident.Municipality(text(r[0]))
		told = append(told, fmt.Sprintf(w.remind, number(r[1]), instant(r[2]).In(calendar.Oslo).Format(w.instant),
			strings.TrimSpace(text(r[0])+" "+name)))
	}
	return told, lang, err
}
