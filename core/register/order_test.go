package register

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"sluse/core/synth"
	"sluse/core/wire"
)

func order(variables ...string) *Order {
	return &Order{Format: OrderFormat, Purpose: "utredning", Years: []int{2026}, Variables: variables,
		Invoice: Invoice{Name: "Eksempel", Address: "Eksempelveien 1", Mail: "post@eksempel.invalid"}}
}

func cells(ns ...int64) *Table {
	t := &Table{Total: new(int64)}
	for _, n := range ns {
		t.Cells = append(t.Cells, Cell{N: &n})
		*t.Total += n
	}
	return t
}

// TestSuppress: what can be told from what is left, by hand.
func TestSuppress(t *testing.T) {
	for _, c := range []struct {
		name  string
		cells []int64
		gone  int
		total bool
	}{
		{"nothing small", []int64{5, 9, 100}, 0, true},
		{"one small cell takes the smallest other with it", []int64{3, 9, 100}, 2, true},
		{"two small cells that say too much together", []int64{1, 1, 9, 100}, 3, true},
		{"two small cells that hide each other", []int64{4, 4, 4, 100}, 3, true},
		{"nobody else to hide among", []int64{2}, 1, false},
		{"all small", []int64{1, 2, 3}, 3, false},
		{"empty", nil, 0, true},
	} {
		table := cells(c.cells...)
		if gone := table.suppress(); gone != c.gone || (table.Total != nil) != c.total {
			t.Errorf("%s: %d gone, total %v", c.name, gone, table.Total)
		}
		var left, sum int64
		for i, cell := range table.Cells {
			if cell.N == nil {
				sum += c.cells[i]
			} else if left++; *cell.N < threshold {
				t.Errorf("%s: a cell of %d is told", c.name, *cell.N)
			}
		}
		if table.Total != nil && c.gone > 0 && sum < 2*threshold {
			t.Errorf("%s: the suppressed cells hold %d", c.name, sum)
		}
	}
}

func TestOrder(t *testing.T) {
	each(t, func(t *testing.T, db *DB) {
		w := newWay(t)
		w.load(t, db, made(t, synth.Options{Persons: 600, Seed: 1}), delivery("A", "0301", 2026, 0))
		w.load(t, db, made(t, synth.Options{Persons: 9, Seed: 2, Municipality: "1151"}), delivery("B", "1151", 2026, 0))
		for _, vars := range [][]string{{"kommune"}, {"alder", "kjonn"}, {"tjenestetype", "bydel", "boforhold"}, {"fylke", "husstand", "bistandsbehov"}} {
			a, err := db.Order(context.Background(), order(vars...), wire.Test)
			if err != nil {
				t.Fatal(err)
			}
			year := a.Years[0]
			if len(year.Cells) < 2 || year.Total == nil || *year.Total != 609 {
				t.Errorf("%v: %d cells, total %v", vars, len(year.Cells), year.Total)
			}
			suppressed := 0
			for _, c := range year.Cells {
				if len(c.Values) != len(vars) {
					t.Fatalf("%v: %v", vars, c.Values)
				}
				if c.N == nil {
					suppressed++
				} else if *c.N < threshold {
					t.Errorf("%v: a cell of %d is told", vars, *c.N)
				}
			}
			if suppressed != a.Suppressed || len(vars) == 3 && suppressed == 0 {
				t.Errorf("%v: %d suppressed, told %d", vars, suppressed, a.Suppressed)
			}
		}
	})
}

func TestParseOrder(t *testing.T) {
	good, err := json.Marshal(order("kommune"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ParseOrder(strings.NewReader(string(good))); err != nil {
		t.Error(err)
	}
	for text, want := range map[string]error{
		"":   ErrOrder,
		"{}": ErrOrder,
		strings.Replace(string(good), "sluse.order/v1", "sluse.order/v9", 1):       ErrOrder,
		strings.Replace(string(good), `"purpose"`, `"sql"`, 1):                     ErrOrder,
		strings.Replace(string(good), `"kommune"`, `"pseudonym"`, 1):               ErrVariable,
		strings.Replace(string(good), `["kommune"]`, `["kommune","kommune"]`, 1):   ErrVariable,
		strings.Replace(string(good), `["kommune"]`, `[]`, 1):                      ErrTooFine,
		strings.Replace(string(good), `["kommune"]`, `["a","b","c","d"]`, 1):       ErrTooFine,
		strings.Replace(string(good), "utredning", strings.Repeat("x", 70_000), 1): ErrOrder,
	} {
		if _, err := ParseOrder(strings.NewReader(text)); !errors.Is(err, want) {
			t.Errorf("%.60s: %v, want %v", text, err, want)
		}
	}
}
