package register

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"sluse/core/split"
	"sluse/core/wire"
)

// What Load refuses pseudonyms with: they would be those of other persons, in
// this register, than the ones it has, and nobody would notice.
var (
	ErrOtherRegister = errors.New("register: the pseudonyms are those of another register")
	ErrOtherKey      = errors.New("register: the pseudonyms are made by a key that the register does not know, and not after one that it knows")
)

// Fits tells whether a mapping's pseudonyms belong among those of a kind of
// delivery that the register has: they are made by a key that made some of them,
// or by one that follows on such a key (package pseudonym, Keys) and so tells
// both. The first delivery of a kind decides which key is the first.
func (db *DB) Fits(ctx context.Context, kind wire.Kind, m split.MappingHeader) error {
	return fits(ctx, db.sql, kind, m)
}

func fits(ctx context.Context, q querier, kind wire.Kind, m split.MappingHeader) error {
	var first, known, others int
	err := rows(ctx, q, func(scan func(...any) error) error { return scan(&first, &known, &others) },
		`SELECT COUNT(CASE WHEN kind = $1 THEN 1 END), COUNT(CASE WHEN kind = $1 AND register_key IN ($2, $3) THEN 1 END), COUNT(CASE WHEN register <> $4 THEN 1 END)
		FROM delivery`, string(kind), m.Key, m.Previous, m.Register)
	switch {
	case err != nil:
		return err
	case others > 0:
		return ErrOtherRegister
	case first > 0 && known == 0:
		return ErrOtherKey
	}
	return nil
}

// rekey moves persons to the pseudonym by the new register key, and remembers
// who was moved: a delivery that was answered by the key before and comes after
// one that was answered by the new key has them by the old one (move).
func (l *loader) rekey(ctx context.Context, tx *sql.Tx) error {
	for was, now := range l.d.Rekeyed {
		if _, err := tx.ExecContext(ctx, `UPDATE bruker SET pseudonym = $1 WHERE pseudonym = $2`, now[:], was[:]); err != nil {
			return fmt.Errorf("rekey: %w", err)
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO rekeyed (was, now) VALUES ($1, $2) ON CONFLICT DO NOTHING`, was[:], now[:]); err != nil {
			return fmt.Errorf("rekey: %w", err)
		}
	}
	return l.move(ctx, tx)
}

// move gives persons of a delivery that was answered by a key that has been
// changed since the pseudonyms that the register has them by, as far as it has;
// and those whom its answer has just moved, from the key before that.
// A change of keys may have followed on another.
func (l *loader) move(ctx context.Context, tx *sql.Tx) error {
	var newest int
	if err := tx.QueryRowContext(ctx, `SELECT COALESCE(MAX(generation), 0) FROM delivery WHERE kind = $1`, string(l.d.Kind)).Scan(&newest); err != nil {
		return err
	}
	for range newest - l.d.Mapping.Generation {
		_, err := tx.ExecContext(ctx, `UPDATE bruker SET pseudonym = (SELECT r.now FROM rekeyed r WHERE r.was = bruker.pseudonym)
			WHERE EXISTS (SELECT 1 FROM rekeyed r WHERE r.was = bruker.pseudonym)`)
		if err != nil {
			return fmt.Errorf("move: %w", err)
		}
	}
	return nil
}
