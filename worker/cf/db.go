//go:build js && wasm

package cf

import (
	"context"
	"errors"
	"fmt"
	"math"
	"syscall/js"

	"sluse/worker/depot"
)

// DB is a D1 database.
type DB struct{}

// Query implements depot.DB.
func (DB) Query(_ context.Context, sql string, args ...any) ([]depot.Row, error) {
	stmt, err := prepare(depot.Stmt{SQL: sql, Args: args})
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	rows, err := call(stmt, "raw")
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	out := make([]depot.Row, rows.Length())
	for i := range out {
		if out[i], err = row(rows.Index(i)); err != nil {
			return nil, fmt.Errorf("query: %w", err)
		}
	}
	return out, nil
}

// Batch implements depot.DB. D1 runs a batch as one transaction.
func (DB) Batch(_ context.Context, stmts ...depot.Stmt) ([]int64, error) {
	list := array.New(len(stmts))
	for i, s := range stmts {
		stmt, err := prepare(s)
		if err != nil {
			return nil, fmt.Errorf("batch: statement %d: %w", i+1, err)
		}
		list.SetIndex(i, stmt)
	}
	results, err := call(binding("DB"), "batch", list)
	if err != nil {
		return nil, err
	}
	changed := make([]int64, len(stmts))
	for i := range changed {
		changed[i] = int64(results.Index(i).Get("meta").Get("changes").Int())
	}
	return changed, nil
}

func prepare(s depot.Stmt) (js.Value, error) {
	args := make([]any, len(s.Args))
	for i, a := range s.Args {
		v, err := argument(a)
		if err != nil {
			return undefined, fmt.Errorf("argument %d: %w", i+1, err)
		}
		args[i] = v
	}
	return binding("DB").Call("prepare", s.SQL).Call("bind", args...), nil
}

// maxInteger bounds what a JavaScript number holds exactly. Beyond it D1
// would store or return another number without a word.
const maxInteger = 1<<53 - 1

var errInteger = errors.New("integer beyond 2^53")

func argument(a any) (js.Value, error) {
	switch a := a.(type) {
	case nil:
		return js.Null(), nil
	case string:
		return js.ValueOf(a), nil
	case []byte:
		return toJS(a), nil
	case int64:
		if a > maxInteger || a < -maxInteger {
			return undefined, errInteger
		}
		return js.ValueOf(a), nil
	}
	return undefined, fmt.Errorf("type %T: a database takes int64, string, []byte and nil", a)
}

func row(v js.Value) (depot.Row, error) {
	out := make(depot.Row, v.Length())
	for i := range out {
		var err error
		if out[i], err = column(v.Index(i)); err != nil {
			return nil, fmt.Errorf("column %d: %w", i+1, err)
		}
	}
	return out, nil
}

func column(v js.Value) (any, error) {
	switch v.Type() {
	case js.TypeNull:
		return nil, nil
	case js.TypeString:
		return v.String(), nil
	case js.TypeObject: // a blob comes as an array of numbers
		return toGo(uint8Array.New(v)), nil
	case js.TypeNumber:
		return integer(v.Float())
	}
	return nil, fmt.Errorf("type %s", v.Type())
}

func integer(f float64) (any, error) {
	if f != math.Trunc(f) {
		return nil, errors.New("not an integer")
	}
	if math.Abs(f) > maxInteger {
		return nil, errInteger
	}
	return int64(f), nil
}
