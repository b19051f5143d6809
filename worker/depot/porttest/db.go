package porttest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"

	"sluse/worker/depot"
)

// The cases write to the outbox and event tables, under a delivery's id that
// no delivery has.
const insertEvent = `INSERT INTO event (delivery, time, actor, was, became) VALUES (?1, ?2, 'porttest', '', ?3)`

var dbCases = []Case{
	{"query: rows in the order of the columns", func(ctx context.Context, p depot.Ports) error {
		id := newKey()
		if _, err := p.DB.Batch(ctx, event(id, 1, "a"), event(id, 2, "b")); err != nil {
			return err
		}
		rows, err := p.DB.Query(ctx, `SELECT became, time, delivery FROM event WHERE delivery = ? ORDER BY id LIMIT 10`, id)
		if err := errors.Join(err, equal("rows", len(rows), 2)); err != nil {
			return err
		}
		return equal("rows", fmt.Sprint(rows), fmt.Sprint([]depot.Row{{"a", int64(1), id}, {"b", int64(2), id}}))
	}},
	{"query: columns of one name stay apart", func(ctx context.Context, p depot.Ports) error {
		rows, err := p.DB.Query(ctx, `SELECT 1 AS a, 2 AS a, 'x' AS a LIMIT 1`)
		return errors.Join(err, equal("row", fmt.Sprint(rows), "[[1 2 x]]"))
	}},
	{"query: no rows", func(ctx context.Context, p depot.Ports) error {
		rows, err := p.DB.Query(ctx, `SELECT id FROM event WHERE delivery = ?1 LIMIT 1`, newKey())
		return errors.Join(err, equal("rows", len(rows), 0))
	}},
	{"query: a number used twice is one argument", func(ctx context.Context, p depot.Ports) error {
		rows, err := p.DB.Query(ctx, `SELECT ?2, ?1, ?2 LIMIT 1`, "a", "b")
		return errors.Join(err, equal("row", fmt.Sprint(rows), "[[b a b]]"))
	}},
	{"query: a mistake is an error", func(ctx context.Context, p depot.Ports) error {
		_, err := p.DB.Query(ctx, `SELECT nonsense FROM nowhere`)
		return failed(err)
	}},
	{"batch: tells how many rows each changed", func(ctx context.Context, p depot.Ports) error {
		id := newKey()
		n, err := p.DB.Batch(ctx, event(id, 1, "a"), event(id, 2, "a"),
			depot.Stmt{SQL: `UPDATE event SET became = 'b' WHERE delivery = ?`, Args: []any{id}},
			depot.Stmt{SQL: `UPDATE event SET became = 'c' WHERE delivery = ? AND became = 'a'`, Args: []any{id}},
			depot.Stmt{SQL: `DELETE FROM event WHERE delivery = ?`, Args: []any{id}})
		return errors.Join(err, equal("changes", fmt.Sprint(n), "[1 1 2 0 2]"))
	}},
	{"batch: all or nothing", func(ctx context.Context, p depot.Ports) error {
		id := newKey()
		_, err := p.DB.Batch(ctx, event(id, 1, "a"), depot.Stmt{SQL: `INSERT INTO mail_batch (day) VALUES (NULL)`})
		n, err2 := count(ctx, p, id)
		return errors.Join(failed(err), err2, equal("rows", n, 0))
	}},
	{"batch: a guarded update and what follows from it", guarded},
	{"batch: a unique row goes to the first", unique},
	{"batch: rows found by a list of pairs", pairs},
	{"batch: what moves rows judges by those of before", moves},
}

// guarded is the depot's own pattern: the event is written only if the update hit.
func guarded(ctx context.Context, p depot.Ports) error {
	id := newKey()
	step := []depot.Stmt{
		{SQL: `UPDATE event SET became = 'done' WHERE delivery = ? AND became = 'open'`, Args: []any{id}},
		{SQL: `INSERT INTO event (delivery, time, actor, was, became) SELECT ?1, 2, 'porttest', 'open', 'noted' WHERE changes() = 1`, Args: []any{id}},
		{SQL: `INSERT INTO event (delivery, time, actor, was, became) SELECT ?1, 3, 'porttest', 'open', 'again' WHERE changes() = 1`, Args: []any{id}},
	}
	if _, err := p.DB.Batch(ctx, event(id, 1, "open")); err != nil {
		return err
	}
	first, err := p.DB.Batch(ctx, step...)
	second, err2 := p.DB.Batch(ctx, step...)
	n, err3 := count(ctx, p, id)
	return errors.Join(err, err2, err3, equal("first", fmt.Sprint(first), "[1 1 1]"),
		equal("second", fmt.Sprint(second), "[0 0 0]"), equal("rows", n, 3))
}

func unique(ctx context.Context, p depot.Ports) error {
	s := depot.Stmt{SQL: `INSERT INTO object (key, owner, size) VALUES (?1, 'porttest', 0) ON CONFLICT DO NOTHING`, Args: []any{newKey()}}
	first, err := p.DB.Batch(ctx, s)
	second, err2 := p.DB.Batch(ctx, s)
	return errors.Join(err, err2, equal("first", first[0], 1), equal("second", second[0], 0))
}

// pairs is how a sweep says which rows it means.
func pairs(ctx context.Context, p depot.Ports) error {
	id := newKey()
	n, err := p.DB.Batch(ctx, event(id, 1, "a"), event(id, 2, "a"), event(id, 3, "a"), depot.Stmt{
		SQL: `UPDATE event SET became = 'b' WHERE (delivery, time) IN (
			SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?1)) AND time < ?2`,
		Args: []any{fmt.Sprintf(`[[%q, 1], [%q, 3], ["another", 2]]`, id, id), int64(3)}})
	return errors.Join(err, equal("changes", fmt.Sprint(n), "[1 1 1 1]"))
}

// moves is how a part gets its objects: all of one owner's, or none.
func moves(ctx context.Context, p depot.Ports) error {
	first, second, to := newKey(), newKey(), newKey()
	object := func(owner string) depot.Stmt {
		return depot.Stmt{SQL: `INSERT INTO object (key, owner, size) VALUES (?1, ?2, 0)`, Args: []any{newKey(), owner}}
	}
	move := func(from string) depot.Stmt {
		return depot.Stmt{SQL: `UPDATE object SET owner = ?1 WHERE owner = ?2 AND NOT EXISTS (SELECT 1 FROM object WHERE owner = ?1)`, Args: []any{to, from}}
	}
	n, err := p.DB.Batch(ctx, object(first), object(first), object(second), move(first), move(second))
	return errors.Join(err, equal("changes", fmt.Sprint(n), "[1 1 1 2 0]"))
}

var valueCases = []Case{
	{"values: come back as they went", func(ctx context.Context, p depot.Ports) error {
		for _, v := range []any{int64(0), int64(-1), int64(1<<53 - 1), int64(-(1<<53 - 1)), "", "øæå 💧 'x' -- \n", nil} {
			rows, err := p.DB.Query(ctx, `SELECT ?1, typeof(?1) LIMIT 1`, v)
			if err := errors.Join(err, equal("rows", len(rows), 1)); err != nil {
				return err
			}
			if rows[0][0] != v {
				return fmt.Errorf("%v came back as %v (%v)", v, rows[0][0], rows[0][1])
			}
		}
		return nil
	}},
	{"values: integers are stored as integers", func(ctx context.Context, p depot.Ports) error {
		id := newKey()
		_, err := p.DB.Batch(ctx, event(id, 1_800_000_000_000, "a"))
		rows, err2 := p.DB.Query(ctx, `SELECT typeof(time), time / 7 FROM event WHERE delivery = ? LIMIT 1`, id)
		return errors.Join(err, err2, equal("type", fmt.Sprint(rows), "[[integer 257142857142]]"))
	}},
	{"values: bytes come back as bytes", func(ctx context.Context, p depot.Ports) error {
		want := []byte{0, 1, 0xff, 0x80, 'a'}
		rows, err := p.DB.Query(ctx, `SELECT ?1, typeof(?1) LIMIT 1`, want)
		if err != nil {
			return err
		}
		got, ok := rows[0][0].([]byte)
		if !ok || !bytes.Equal(got, want) || rows[0][1] != "blob" {
			return fmt.Errorf("%v came back as %v", want, rows[0])
		}
		return nil
	}},
	// A world whose numbers are exact may keep them; none may change one.
	{"values: a large integer is kept or refused, never another", func(ctx context.Context, p depot.Ports) error {
		for _, v := range []int64{1<<53 + 1, math.MaxInt64, math.MinInt64} {
			rows, err := p.DB.Query(ctx, `SELECT ?1 LIMIT 1`, v)
			if err == nil && rows[0][0] != v {
				return fmt.Errorf("%d came back as %v", v, rows[0][0])
			}
			rows, err = p.DB.Query(ctx, fmt.Sprintf(`SELECT %d LIMIT 1`, v))
			if err == nil && rows[0][0] != v {
				return fmt.Errorf("%d came back as %v", v, rows[0][0])
			}
		}
		return nil
	}},
}

func event(id string, time int64, became string) depot.Stmt {
	return depot.Stmt{SQL: insertEvent, Args: []any{id, time, became}}
}

func count(ctx context.Context, p depot.Ports, id string) (int64, error) {
	rows, err := p.DB.Query(ctx, `SELECT count(*) FROM event WHERE delivery = ? LIMIT 1`, id)
	if err != nil {
		return 0, err
	}
	return rows[0][0].(int64), nil
}

func failed(err error) error {
	if err == nil {
		return errors.New("no error")
	}
	return nil
}
