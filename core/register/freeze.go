package register

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// A Freeze is which deliveries counted at an instant, for KOSTRA's publication:
// later corrections do not change its figures.
type Freeze struct {
	Nr         int64     `json:"freeze"`
	Year       int       `json:"year"`
	Kind       string    `json:"kind"`
	Time       time.Time `json:"time"`
	Note       string    `json:"note,omitempty"`
	Deliveries int64     `json:"deliveries"`
}

// ErrNothing means that there is nothing to freeze.
var ErrNothing = errors.New("register: no delivery of that year and kind counts")

// Freeze records the current deliveries of a year and kind. One that exists
// stays; the new one has the next number.
func (db *DB) Freeze(ctx context.Context, year int, kind, note string, at time.Time) (*Freeze, error) {
	f := &Freeze{Year: year, Kind: kind, Time: at.Truncate(time.Millisecond), Note: note}
	err := db.change(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, `SELECT COALESCE(MAX(nr), 0) + 1 FROM frysing`).Scan(&f.Nr); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO frysing (nr, year, kind, time, note) VALUES ($1, $2, $3, $4, $5)`,
			f.Nr, year, kind, at.UnixMilli(), note); err != nil {
			return err
		}
		res, err := tx.ExecContext(ctx, `INSERT INTO frozen (frysing, delivery) SELECT CAST($1 AS BIGINT), nr FROM delivery WHERE year = $2 AND kind = $3 AND current = 1`,
			f.Nr, year, kind)
		if err != nil {
			return err
		}
		if f.Deliveries, err = res.RowsAffected(); err == nil && f.Deliveries == 0 {
			err = ErrNothing
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return f, nil
}

// Freezes lists those of a scope's year and kind, the newest first.
func (db *DB) Freezes(ctx context.Context, s Scope) ([]Freeze, error) {
	out := []Freeze{}
	err := rows(ctx, db.sql, func(scan func(...any) error) error {
		var f Freeze
		var at int64
		err := scan(&f.Nr, &f.Year, &f.Kind, &at, &f.Note, &f.Deliveries)
		f.Time = time.UnixMilli(at)
		out = append(out, f)
		return err
	}, `SELECT f.nr, f.year, f.kind, f.time, f.note, (SELECT count(*) FROM frozen z WHERE z.frysing = f.nr) FROM frysing f
		WHERE f.year = $1 AND f.kind = $2 ORDER BY f.nr DESC`, s.Year, string(s.Kind))
	return out, err
}
