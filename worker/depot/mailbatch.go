package depot

import (
	"context"
	"time"

	"sluse/core/calendar"
)

// The daily mail. Batch D covers what was read in or rejected before 08:00 in
// Oslo on day D and no earlier batch has told of. Its row is written once,
// even when there is nothing to tell; a day on which nobody swept gets its
// batch late. What a batch covers is marked on the deliveries in the same
// database batch, so it cannot change afterwards.

// mailHour is when a batch is due, local time.
const mailHour = 8

// dueAt is a day's instant of the batch; summer time does not move it, since
// 08:00 exists once on every day.
func dueAt(day time.Time) time.Time {
	return time.Date(day.Year(), day.Month(), day.Day(), mailHour, 0, 0, 0, calendar.Oslo)
}

// lastDue is the day whose batch was due last.
func lastDue(now time.Time) time.Time {
	day := now.In(calendar.Oslo)
	if day.Before(dueAt(day)) {
		return day.AddDate(0, 0, -1)
	}
	return day
}

// makeBatches writes the batches that are due and not there, the oldest first.
func (s *Service) makeBatches(ctx context.Context) error {
	days, err := s.batchesDue(ctx)
	if err != nil {
		return err
	}
	for _, day := range days {
		if err := s.makeBatch(ctx, day); err != nil {
			return err
		}
	}
	return nil
}

// batchesDue are the days from the last batch's to today's, if 08:00 has come.
func (s *Service) batchesDue(ctx context.Context) ([]time.Time, error) {
	last := lastDue(s.Clock.Now())
	row, err := s.one(ctx, `SELECT MAX(day) FROM mail_batch LIMIT 1`)
	if err != nil {
		return nil, err
	}
	first, err := time.ParseInLocation(time.DateOnly, text(row[0]), calendar.Oslo)
	if err != nil {
		return []time.Time{last}, nil // the first batch of all
	}
	var days []time.Time
	for d := first.AddDate(0, 0, 1); !dueAt(d).After(dueAt(last)); d = d.AddDate(0, 0, 1) {
		days = append(days, d)
	}
	return days, nil
}

func (s *Service) makeBatch(ctx context.Context, d time.Time) error {
	day, due, now := d.Format(time.DateOnly), dueAt(d).UnixMilli(), s.now()
	stmts, err := s.remindersDue(ctx, d)
	if err != nil {
		return err
	}
	stmts = append(stmts,
		Stmt{`INSERT INTO mail_batch (day, due, made) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING`, []any{day, due, now}},
		Stmt{`UPDATE delivery SET mailed = ?1 WHERE changes() = 1 AND mailed = '' AND finished < ?2
			AND state IN ('read', 'rejected') AND contact <> ''`, []any{day, due}},
		Stmt{`INSERT INTO mail (day, contact, next) SELECT DISTINCT mailed, contact, ?2 FROM delivery WHERE mailed = ?1 AND finished IS NOT NULL
			AND contact <> '' ON CONFLICT DO NOTHING`, []any{day, now}},
		Stmt{`INSERT INTO mail (day, contact, next) SELECT DISTINCT day, contact, ?2 FROM reminder WHERE day = ?1
			ON CONFLICT DO NOTHING`, []any{day, now}},
	)
	_, err = s.DB.Batch(ctx, append(stmts, s.forgetAddresses()...)...)
	return err
}
