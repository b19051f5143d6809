//go:build js && wasm

package cf

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"syscall/js"

	"sluse/worker/depot"
)

// DB is a D1 database.
type DB struct{}

// Query implements depot.DB.
func (DB) Query(_ context.Context, sql string, args ...any) ([]depot.Row, error) {
	given, err := arguments(args)
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	text, err := ask("query", sql, string(given))
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	rows, err := readRows(text)
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	return rows, nil
}

// Batch implements depot.DB. D1 runs a batch as one transaction.
func (DB) Batch(_ context.Context, stmts ...depot.Stmt) ([]int64, error) {
	type statement struct {
		SQL  string          `json:"sql"`
		Args json.RawMessage `json:"args"`
	}
	list := make([]statement, len(stmts))
	for i, s := range stmts {
		args, err := arguments(s.Args)
		if err != nil {
			return nil, fmt.Errorf("batch: statement %d: %w", i+1, err)
		}
		list[i] = statement{s.SQL, args}
	}
	b, err := json.Marshal(list)
	if err != nil {
		return nil, fmt.Errorf("batch: %w", err)
	}
	text, err := ask("batch", string(b))
	if err != nil {
		return nil, fmt.Errorf("batch: %w", err)
	}
	var changed []int64
	return changed, json.Unmarshal([]byte(text), &changed)
}

// ask calls a function of pool/bridge.mjs, which answers by JSON: no object of
// JavaScript's has to be made and asked for its parts.
func ask(what string, args ...any) (string, error) {
	v, err := caught(func() (js.Value, error) {
		return promises.wait(func(number int) { runtime().Call(what, append([]any{number}, args...)...) })
	})
	if err != nil {
		return "", err
	}
	return v.String(), nil
}

// maxInteger bounds what a JavaScript number holds exactly. Beyond it D1
// would store or return another number without a word.
const maxInteger = 1<<53 - 1

var errInteger = errors.New("integer beyond 2^53")

// arguments writes a statement's arguments as a JSON list.
func arguments(args []any) ([]byte, error) {
	list := make([]any, len(args))
	for i, a := range args {
		v, err := argument(a)
		if err != nil {
			return nil, fmt.Errorf("argument %d: %w", i+1, err)
		}
		list[i] = v
	}
	return json.Marshal(list)
}

func argument(a any) (any, error) {
	switch a := a.(type) {
	case nil, string:
		return a, nil
	case []byte:
		if a == nil {
			return nil, nil
		}
		return map[string][]byte{"bytes": a}, nil
	case int64:
		if a > maxInteger || a < -maxInteger {
			return nil, errInteger
		}
		return a, nil
	}
	return nil, fmt.Errorf("type %T: a database takes int64, string, []byte and nil", a)
}

// readRows reads a JSON list of rows.
func readRows(text string) ([]depot.Row, error) {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var rows []depot.Row
	if err := d.Decode(&rows); err != nil {
		return nil, err
	}
	for _, row := range rows {
		for i := range row {
			var err error
			if row[i], err = column(row[i]); err != nil {
				return nil, fmt.Errorf("column %d: %w", i+1, err)
			}
		}
	}
	return rows, nil
}

func column(v any) (any, error) {
	switch v := v.(type) {
	case nil, string:
		return v, nil
	case json.Number:
		return integer(v)
	case []any: // a blob comes as a list of numbers
		return blob(v)
	}
	return nil, fmt.Errorf("type %T", v)
}

func integer(n json.Number) (int64, error) {
	i, err := n.Int64()
	if err != nil {
		return 0, errors.New("not an integer")
	}
	if i > maxInteger || i < -maxInteger {
		return 0, errInteger
	}
	return i, nil
}

func blob(list []any) ([]byte, error) {
	b := make([]byte, len(list))
	for i, v := range list {
		n, ok := v.(json.Number)
		if !ok {
			return nil, fmt.Errorf("type %T in a blob", v)
		}
		c, err := strconv.ParseUint(string(n), 10, 8)
		if err != nil {
			return nil, err
		}
		b[i] = byte(c)
	}
	return b, nil
}
