package register

import (
	"context"
	"database/sql"
	"strconv"
	"strings"
)

// The most parameters of one statement. PostgreSQL takes 65 535, and a
// statement is a round trip; SQLite's driver looks a parameter up among all
// others, so that few are faster there.
const (
	paramsPostgres = 8000
	paramsSQLite   = 300
)

// An inserter gathers rows of one table and inserts many by one statement.
type inserter struct {
	tx    *sql.Tx
	table string
	cols  []string
	batch int // rows a statement
	args  []any
	named bool      // parameters have numbers, which SQLite would look up
	full  *sql.Stmt // of a whole batch
}

func (db *DB) inserter(tx *sql.Tx, table string, cols ...string) *inserter {
	params := paramsSQLite
	if db.postgres {
		params = paramsPostgres
	}
	return &inserter{tx: tx, table: table, cols: cols, batch: max(1, params/len(cols)), named: db.postgres}
}

// add takes one row, whose values may come in parts.
func (in *inserter) add(ctx context.Context, parts ...[]any) error {
	for _, p := range parts {
		in.args = append(in.args, p...)
	}
	if len(in.args) < in.batch*len(in.cols) {
		return nil
	}
	if in.full == nil {
		var err error
		if in.full, err = in.tx.PrepareContext(ctx, in.statement(in.batch)); err != nil {
			return err
		}
	}
	_, err := in.full.ExecContext(ctx, in.args...)
	in.args = in.args[:0]
	return err
}

// finish inserts what is left.
func (in *inserter) finish(ctx context.Context) error {
	if in.full != nil {
		defer in.full.Close()
	}
	if len(in.args) == 0 {
		return nil
	}
	_, err := in.tx.ExecContext(ctx, in.statement(len(in.args)/len(in.cols)), in.args...)
	in.args = in.args[:0]
	return err
}

func (in *inserter) statement(rows int) string {
	var b strings.Builder
	b.WriteString("INSERT INTO " + in.table + " (" + strings.Join(in.cols, ", ") + ") VALUES ")
	for n := range rows * len(in.cols) {
		switch {
		case n == 0:
			b.WriteByte('(')
		case n%len(in.cols) == 0:
			b.WriteString("),(")
		default:
			b.WriteByte(',')
		}
		if in.named {
			b.WriteString("$" + strconv.Itoa(n+1))
		} else {
			b.WriteByte('?')
		}
	}
	b.WriteByte(')')
	return b.String()
}
