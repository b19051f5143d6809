//go:build js && wasm

package cf

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"sluse/worker/cf/rows"
	"sluse/worker/depot"
)

// DB is a D1 database.
type DB struct{}

// Query implements depot.DB.
func (DB) Query(_ context.Context, sql string, args ...any) ([]depot.Row, error) {
	given, err := rows.Arguments(args...)
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	makeRoom(1)
	known := statement(sql)
	text, err := ask(func(number int32) { jsQuery(number, known, lent(given)) })
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	found, err := rows.Read(text)
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	return found, nil
}

// Batch implements depot.DB. D1 runs a batch as one transaction.
func (DB) Batch(_ context.Context, stmts ...depot.Stmt) ([]int64, error) {
	makeRoom(len(stmts))
	list := []byte{'['}
	for i, s := range stmts {
		if i > 0 {
			list = append(list, ',')
		}
		list = strconv.AppendInt(append(list, '['), int64(statement(s.SQL)), 10)
		if len(s.Args) > 0 {
			list = append(list, ',')
		}
		var err error
		if list, err = rows.AppendArguments(list, s.Args); err != nil {
			return nil, fmt.Errorf("batch: statement %d: %w", i+1, err)
		}
		list = append(list, ']')
	}
	list = append(list, ']')
	text, err := ask(func(number int32) { jsBatch(number, lent(list)) })
	if err != nil {
		return nil, fmt.Errorf("batch: %w", err)
	}
	return changes(text, len(stmts))
}

// changes reads how many rows each of n statements has changed: one row, a cell
// for each.
func changes(text []byte, n int) ([]int64, error) {
	row, err := rows.One(text, n)
	if err != nil {
		return nil, fmt.Errorf("batch: %w", err)
	}
	changed := make([]int64, n)
	for i, cell := range row {
		var ok bool
		if changed[i], ok = cell.(int64); !ok {
			return nil, errCell // not 0: that is who came second
		}
	}
	return changed, nil
}

var errCell = errors.New("batch: how many rows were changed is no number")

// statements are the numbers under which pool/bridge.mjs knows statements'
// texts: they are long, and few.
var statements = map[string]int32{}

const mostStatements = 1000

// makeRoom is asked before n statements are named together: numbers begin anew
// if there might be too many, and never between the first of them and the last.
func makeRoom(n int) {
	if len(statements)+n > mostStatements {
		clear(statements)
	}
}

func statement(sql string) int32 {
	known, ok := statements[sql]
	if !ok {
		known = int32(len(statements))
		statements[sql] = known
		jsStatement(known, sql)
	}
	return known
}
