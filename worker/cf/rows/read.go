package rows

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"sluse/worker/depot"
)

// A reader is a list of lists on its way.
type reader struct {
	text []byte
	at   int
}

var errRows = errors.New("rows are not as they are written")

// Read reads rows. A number that D1 may not have told exactly is an error.
func Read(text []byte) ([]depot.Row, error) {
	r := reader{text: text}
	var rows []depot.Row
	err := r.list(func() error {
		row, err := r.row(len(rows), rows)
		rows = append(rows, row)
		return err
	})
	if err == nil && r.at != len(text) {
		err = errRows
	}
	return rows, err
}

// One reads a single row of so many cells.
func One(text []byte, cells int) (depot.Row, error) {
	found, err := Read(text)
	if err != nil {
		return nil, err
	}
	if len(found) != 1 || len(found[0]) != cells {
		return nil, errRows
	}
	return found[0], nil
}

// row reads one row; it has as many cells as those before.
func (r *reader) row(n int, before []depot.Row) (depot.Row, error) {
	var row depot.Row
	if n > 0 {
		row = make(depot.Row, 0, len(before[0]))
	}
	err := r.list(func() error {
		v, err := r.cell()
		if err != nil {
			return fmt.Errorf("column %d: %w", len(row)+1, err)
		}
		row = append(row, v)
		return nil
	})
	return row, err
}

// list reads a list whose elements one reads.
func (r *reader) list(one func() error) error {
	if !r.takes("[") {
		return errRows
	}
	if r.takes("]") {
		return nil
	}
	for {
		if err := one(); err != nil {
			return err
		}
		if r.takes("]") {
			return nil
		}
		if !r.takes(",") {
			return errRows
		}
	}
}

// takes goes past what comes next, if that is it.
func (r *reader) takes(next string) bool {
	if !bytes.HasPrefix(r.text[r.at:], []byte(next)) {
		return false
	}
	r.at += len(next)
	return true
}

func (r *reader) cell() (any, error) {
	switch rest := r.text[r.at:]; {
	case len(rest) == 0:
		return nil, errRows
	case rest[0] == '"':
		return r.string()
	case rest[0] == '[':
		return r.blob()
	case r.takes("null"):
		return nil, nil
	}
	return r.integer()
}

// string reads a string; one with escapes is left to who knows them.
func (r *reader) string() (any, error) {
	rest := r.text[r.at:]
	for end := 1; end < len(rest); end++ {
		switch rest[end] {
		case '\\':
			return r.escaped(rest)
		case '"':
			r.at += end + 1
			return string(rest[1:end]), nil
		}
	}
	return nil, errRows
}

func (r *reader) escaped(rest []byte) (any, error) {
	for end := 1; end < len(rest); end++ {
		switch rest[end] {
		case '\\':
			end++
		case '"':
			r.at += end + 1
			var s string
			err := json.Unmarshal(rest[:end+1], &s)
			return s, err
		}
	}
	return nil, errRows
}

func (r *reader) integer() (any, error) {
	rest := r.text[r.at:]
	end := bytes.IndexAny(rest, ",]")
	if end < 0 {
		return nil, errRows
	}
	i, err := strconv.ParseInt(string(rest[:end]), 10, 64)
	if err != nil {
		return nil, errors.New("not an integer")
	}
	if i > maxInteger || i < -maxInteger {
		return nil, errInteger
	}
	r.at += end
	return i, nil
}

func (r *reader) blob() (any, error) {
	b := []byte{}
	err := r.list(func() error {
		v, err := r.integer()
		if err != nil {
			return err
		}
		if i := v.(int64); i < 0 || i > 255 {
			return errRows
		} else {
			b = append(b, byte(i))
		}
		return nil
	})
	return b, err
}
