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
// before it. Who asks for one in between is told of the next only. A deadline
// that is moved is told of anew.

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

// counts is the condition that a municipality's delivery d for a year counts, as
// far as reminders go: SSB has it, and has not turned it away.
const counts = ` d.kind = 'production' AND d.state NOT IN ('uploading', 'expired', 'rejected', 'superseded')`

// delivered is the condition on a row of reminder that it has nothing to remind of.
const delivered = ` EXISTS (SELECT 1 FROM delivery d WHERE d.municipality = reminder.municipality AND d.year = reminder.year AND` + counts + `)`

// remindersDue are the statements that mark, before the row of day d's batch
// is there, whom it reminds; and that forget those whose deadline is gone.
// A day that was missed reminds of nothing: today's batch does.
func (s *Service) remindersDue(ctx context.Context, d time.Time) ([]Stmt, error) {
	now := s.Clock.Now()
	if daysLeft(d, now) != 0 {
		return nil, nil
	}
	rows, err := s.DB.Query(ctx, `SELECT DISTINCT municipality, year FROM reminder ORDER BY year, municipality LIMIT 10000`)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	deadlines, err := s.deadlines(ctx)
	if err != nil {
		return nil, err
	}
	marks := map[mark][][2]any{}
	for _, r := range rows {
		deadline := deadlines(text(r[0]), int(number(r[1])))
		m := mark{stageOf(deadline, now), deadline.UnixMilli()}
		if deadline.Before(now) {
			m = mark{stage: stageOver}
		}
		marks[m] = append(marks[m], [2]any{text(r[0]), number(r[1])})
	}
	return markStmts(d.Format(time.DateOnly), marks)
}

// A mark is what becomes of a municipality's reminders of a year: the stage
// that is told now, of a deadline.
type mark struct{ stage, deadline int64 }

// markStmts mark those that were not told of the stage, or of another deadline
// than it is now. Rows are found by what they are for: their number may be
// another's by now.
func markStmts(day string, marks map[mark][][2]any) (out []Stmt, err error) {
	const those = ` (municipality, year) IN (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?1))`
	order := slices.SortedFunc(maps.Keys(marks), func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.stage, b.stage), cmp.Compare(a.deadline, b.deadline))
	})
	for _, m := range order {
		list, err := json.Marshal(marks[m])
		if err != nil {
			return nil, err
		}
		switch m.stage {
		case stageNone:
		case stageOver:
			out = append(out, Stmt{`DELETE FROM reminder WHERE` + those, []any{string(list)}})
		default:
			out = append(out, Stmt{`UPDATE reminder SET stage = ?2, day = ?3, deadline = ?4 WHERE` + those + `
				AND (stage < ?2 OR deadline <> ?4) AND NOT` + delivered + ` AND NOT EXISTS (SELECT 1 FROM mail_batch WHERE day = ?3)`,
				[]any{string(list), m.stage, day, m.deadline}})
		}
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
// language: what is still so when the mail goes.
func (s *Service) reminded(ctx context.Context, day, contact string) (told []string, lang string, err error) {
	rows, err := s.DB.Query(ctx, `SELECT municipality, year, deadline, lang FROM reminder
		WHERE day = ?1 AND contact = ?2 AND deadline >= ?3 AND NOT`+delivered+` ORDER BY year, municipality LIMIT 1000`, day, contact, s.now())
	for _, r := range rows {
		lang = text(r[3])
		w := mailWords(lang)
		name, _ := ident.Municipality(text(r[0]))
		told = append(told, fmt.Sprintf(w.remind, number(r[1]), instant(r[2]).In(calendar.Oslo).Format(w.instant),
			strings.TrimSpace(text(r[0])+" "+name)))
	}
	return told, lang, err
}
