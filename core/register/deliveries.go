package register

import (
	"context"
	"time"

	"sluse/core/wire"
)

// An Entry is a delivery as the register knows it.
type Entry struct {
	ID           string    `json:"id"`
	Municipality string    `json:"municipality"`
	Year         int       `json:"year"`
	Kind         wire.Kind `json:"kind"`
	Received     time.Time `json:"received"`
	Late         bool      `json:"late"`
	Supersedes   string    `json:"supersedes,omitempty"`
	Current      bool      `json:"current"`
	Frozen       int       `json:"frozen"` // freezes that it counted at
	Persons      int64     `json:"persons"`
	Services     int64     `json:"services"`
}

// Deliveries lists all of a year and kind, also those that were replaced.
func (db *DB) Deliveries(ctx context.Context, s Scope) ([]Entry, error) {
	out := []Entry{}
	err := rows(ctx, db.sql, func(scan func(...any) error) error {
		var e Entry
		var kind string
		var received, late, current int64
		err := scan(&e.ID, &e.Municipality, &e.Year, &kind, &received, &late, &e.Supersedes, &current, &e.Frozen, &e.Persons, &e.Services)
		e.Kind, e.Received, e.Late, e.Current = wire.Kind(kind), time.UnixMilli(received), late != 0, current != 0
		out = append(out, e)
		return err
	}, `SELECT id, municipality, year, kind, received, late, supersedes, current,
		(SELECT count(*) FROM frozen f WHERE f.delivery = delivery.nr), persons, services
		FROM delivery WHERE year = $1 AND kind = $2 AND (CAST($3 AS TEXT) = '' OR municipality = $3) ORDER BY municipality, received, id`,
		s.Year, string(s.Kind), s.Municipality)
	return out, err
}

// Account is what became of one delivery's rows and values.
func (db *DB) Account(ctx context.Context, id string) (Account, error) {
	var nr int64
	if err := db.one(ctx, `SELECT nr FROM delivery WHERE id = $1`, []any{id}, &nr); err != nil {
		return Account{}, err
	}
	return readAccount(ctx, db.sql, nr)
}
