package register

import (
	"context"
	"database/sql"
)

func (db *DB) writeAccount(ctx context.Context, tx *sql.Tx, delivery int64, a Account) error {
	in := db.inserter(tx, "account", "delivery", "element", "rows_in", "rows_stored", "values_in", "values_stored")
	for _, e := range a.Elements {
		if err := in.add(ctx, []any{delivery, e.Element, e.RowsIn, e.RowsStored, e.ValuesIn, e.ValuesStored}); err != nil {
			return err
		}
	}
	if err := in.finish(ctx); err != nil {
		return err
	}
	in = db.inserter(tx, "dropped", "delivery", "element", "rule", "consequence", "n")
	for _, d := range a.Dropped {
		if err := in.add(ctx, []any{delivery, d.Element, d.Rule, d.Consequence, d.N}); err != nil {
			return err
		}
	}
	return in.finish(ctx)
}

// Accounts is what became of the rows and values of a scope, by element.
func (db *DB) Accounts(ctx context.Context, s Scope) ([]ElementAccount, error) {
	out := []ElementAccount{}
	err := rows(ctx, db.sql, func(scan func(...any) error) error {
		var e ElementAccount
		err := scan(&e.Element, &e.RowsIn, &e.RowsStored, &e.ValuesIn, &e.ValuesStored)
		out = append(out, e)
		return err
	}, `WITH `+deliveries+` SELECT a.element, SUM(a.rows_in), SUM(a.rows_stored), SUM(a.values_in), SUM(a.values_stored)
		FROM account a JOIN d ON d.nr = a.delivery GROUP BY a.element ORDER BY a.element`, s.args()...)
	return out, err
}

// LeftOut is what was left out of the deliveries of a scope, by element and rule.
func (db *DB) LeftOut(ctx context.Context, s Scope) ([]Dropped, error) {
	out := []Dropped{}
	err := rows(ctx, db.sql, func(scan func(...any) error) error {
		var d Dropped
		err := scan(&d.Element, &d.Rule, &d.Consequence, &d.N)
		out = append(out, d)
		return err
	}, `WITH `+deliveries+` SELECT x.element, x.rule, x.consequence, SUM(x.n)
		FROM dropped x JOIN d ON d.nr = x.delivery GROUP BY x.element, x.rule, x.consequence ORDER BY x.element, x.rule, x.consequence`, s.args()...)
	return out, err
}

// A querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

func readAccount(ctx context.Context, q querier, delivery int64) (Account, error) {
	a := Account{Elements: []ElementAccount{}, Dropped: []Dropped{}}
	err := rows(ctx, q, func(scan func(...any) error) error {
		var e ElementAccount
		err := scan(&e.Element, &e.RowsIn, &e.RowsStored, &e.ValuesIn, &e.ValuesStored)
		a.Elements = append(a.Elements, e)
		return err
	}, `SELECT element, rows_in, rows_stored, values_in, values_stored FROM account WHERE delivery = $1 ORDER BY element`, delivery)
	if err != nil {
		return a, err
	}
	err = rows(ctx, q, func(scan func(...any) error) error {
		var d Dropped
		err := scan(&d.Element, &d.Rule, &d.Consequence, &d.N)
		a.Dropped = append(a.Dropped, d)
		return err
	}, `SELECT element, rule, consequence, n FROM dropped WHERE delivery = $1 ORDER BY element, rule, consequence`, delivery)
	return a, err
}

// rows runs a query and calls each for every row.
func rows(ctx context.Context, q querier, each func(scan func(...any) error) error, query string, args ...any) error {
	rs, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rs.Close()
	for rs.Next() {
		if err := each(rs.Scan); err != nil {
			return err
		}
	}
	return rs.Err()
}
