package register

import (
	"context"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
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

// TestSuppressInSums: what is left, and every sum that another order would get,
// tells no suppressed cell.
func TestSuppressInSums(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 1))
	for _, sizes := range [][]int{{4, 5}, {12, 3}, {3, 4, 3}, {1, 6}, {7, 1, 2}} {
		for range 40 {
			table, was := &Table{Total: new(int64)}, []int64{}
			for i := range product(sizes) {
				n := int64(r.IntN(40)) * int64(r.IntN(2))
				if r.IntN(4) == 0 {
					n = 1 + int64(r.IntN(4))
				}
				if n == 0 {
					continue // nobody has the combination: there is no such cell
				}
				var values []string
				for _, size := range sizes {
					values, i = append(values, strconv.Itoa(i%size)), i/size
				}
				table.Cells, was = append(table.Cells, Cell{Values: values, N: &n}), append(was, n)
				*table.Total += n
			}
			again := &Table{Cells: slices.Clone(table.Cells), Total: table.Total}
			if table.suppress(); again.suppress() != again.suppressed() || !slices.EqualFunc(table.Cells, again.Cells, func(a, b Cell) bool { return a.N == b.N }) {
				t.Fatal("the same table twice, and other cells went")
			}
			for common := range 1<<len(sizes) - 1 {
				alone, hidden, told := map[string]int{}, map[string]int64{}, map[string]int{}
				for i, c := range table.Cells {
					key := (&suppression{cells: table.Cells}).key(i, common)
					if c.N == nil {
						alone[key]++
						hidden[key] += was[i]
					} else {
						told[key]++
					}
				}
				for key, n := range alone {
					if (n == 1 || hidden[key] < 2*threshold) && told[key] > 0 {
						t.Fatalf("%v: %d suppressed cells with %d users beside %d that are told", sizes, n, hidden[key], told[key])
					}
				}
			}
		}
	}
}

// suppressed is how many cells have no number.
func (t *Table) suppressed() (n int) {
	for _, c := range t.Cells {
		if c.N == nil {
			n++
		}
	}
	return n
}

func product(sizes []int) int {
	n := 1
	for _, s := range sizes {
		n *= s
	}
	return n
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
