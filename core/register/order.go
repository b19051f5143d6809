package register

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"sluse/core/wire"
)

// An Order is a request for special statistics (bestilling av
// spesialstatistikk), as the form on the page seals it to SSB: JSON.
type Order struct {
	Format    string   `json:"format"`    // OrderFormat
	Purpose   string   `json:"purpose"`   // why, for whom
	Years     []int    `json:"years"`     // data years
	Variables []string `json:"variables"` // what to count by, names of Variables
	Invoice   Invoice  `json:"invoice"`
}

// An Invoice is whom SSB sends the answer and the bill.
type Invoice struct {
	Name    string `json:"name"`
	OrgNr   string `json:"orgNr,omitempty"`
	Address string `json:"address"`
	Mail    string `json:"mail"`
}

// OrderFormat is what an order says it is.
const OrderFormat = "sluse.order/v1"

// maxOrder is the most bytes of an order.
const maxOrder = 64 << 10

// What an order is refused with.
var (
	ErrOrder    = errors.New("register: not an order of this version")
	ErrVariable = errors.New("register: no such variable")
	ErrTooFine  = errors.New("register: at most three variables besides the year")
)

// variables are what persons may be counted by, and where it is.
var variables = []struct{ name, sql string }{
	{"kommune", "d.municipality"},
	{"fylke", "SUBSTR(d.municipality, 1, 2)"},
	{"bydel", "COALESCE(b.bydel, d.municipality || '99')"},
	{"alder", strings.ReplaceAll(groupSQL, "age", "($1 - b.fodselsar)")},
	{"kjonn", "COALESCE(b.kjonn, 0)"},
	{"boforhold", "COALESCE(b.boforhold, 0)"},
	{"husstand", "COALESCE(b.husstand, 0)"},
	{"bistandsbehov", "b.behov"},
	{"tjenestetype", "t.tjenestetype"},
}

// Variables are the names that an order may count by.
func Variables() (names []string) {
	for _, v := range variables {
		names = append(names, v.name)
	}
	return names
}

func variable(name string) (sql string, ok bool) {
	for _, v := range variables {
		if v.name == name {
			return v.sql, true
		}
	}
	return "", false
}

// ParseOrder reads an order.
func ParseOrder(r io.Reader) (*Order, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxOrder+1))
	if err != nil {
		return nil, err
	}
	o, dec := &Order{}, json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(o); err != nil || len(b) > maxOrder || o.Format != OrderFormat {
		return nil, ErrOrder
	}
	return o, o.check()
}

func (o *Order) check() error {
	switch {
	case strings.TrimSpace(o.Purpose) == "", strings.TrimSpace(o.Invoice.Name) == "", !strings.Contains(o.Invoice.Mail, "@"), len(o.Years) == 0, len(o.Years) > 30:
		return ErrOrder
	case len(o.Variables) == 0 || len(o.Variables) > 3:
		return ErrTooFine
	}
	for i, v := range o.Variables {
		if _, ok := variable(v); !ok || slices.Contains(o.Variables[:i], v) {
			return ErrVariable
		}
	}
	return nil
}

// An Answer is what an order gets: users by its variables, a cell for each
// combination that somebody has. N is nil where it is suppressed.
type Answer struct {
	Purpose    string    `json:"purpose"`
	Variables  []string  `json:"variables"`
	Kind       wire.Kind `json:"kind"`
	Years      []Table   `json:"years"`
	Threshold  int64     `json:"threshold"` // smaller cells are suppressed
	Suppressed int       `json:"suppressed"`
}

// A Table is one year of an answer. Total is of all users, each once; nil
// where it would tell a suppressed cell.
type Table struct {
	Year  int    `json:"year"`
	Cells []Cell `json:"cells"`
	Total *int64 `json:"total"`
}

// A Cell is how many users have a combination of values.
type Cell struct {
	Values []string `json:"values"`
	N      *int64   `json:"n"`
}

// Order answers an order by aggregates of deliveries of a kind.
func (db *DB) Order(ctx context.Context, o *Order, kind wire.Kind) (*Answer, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	a := &Answer{Purpose: o.Purpose, Variables: o.Variables, Kind: kind, Threshold: threshold}
	for _, year := range o.Years {
		t, err := db.table(ctx, o, Scope{Year: year, Kind: kind})
		if err != nil {
			return nil, err
		}
		a.Suppressed += t.suppress()
		a.Years = append(a.Years, *t)
	}
	return a, nil
}

func (db *DB) table(ctx context.Context, o *Order, s Scope) (*Table, error) {
	t := &Table{Year: s.Year, Cells: []Cell{}}
	var by []string
	join := ""
	for _, v := range o.Variables {
		text, _ := variable(v)
		by = append(by, "CAST("+text+" AS TEXT)")
		if v == "tjenestetype" {
			join = " JOIN tjeneste t ON t.delivery = b.delivery AND t.bruker = b.nr"
		}
	}
	list := strings.Join(by, ", ")
	err := rows(ctx, db.sql, func(scan func(...any) error) error {
		c := Cell{Values: make([]string, len(by)), N: new(int64)}
		into := []any{c.N}
		for i := range c.Values {
			into = append(into, &c.Values[i])
		}
		err := scan(into...)
		c.name(o.Variables)
		t.Cells = append(t.Cells, c)
		return err
	}, fmt.Sprintf(`WITH `+deliveries+` SELECT count(DISTINCT b.pseudonym), %s FROM bruker b JOIN d ON d.nr = b.delivery%s
		WHERE b.tjenester > 0 GROUP BY %s ORDER BY %s`, list, join, list, list), s.args()...)
	if err != nil {
		return nil, err
	}
	t.Total = new(int64)
	return t, db.one(ctx, `WITH `+people+` SELECT count(*) FROM p`, s.args(), t.Total)
}

// name writes age groups by their names.
func (c *Cell) name(variables []string) {
	for i, v := range variables {
		if v == "alder" && len(c.Values[i]) == 1 {
			c.Values[i] = groupName(int(c.Values[i][0] - '0'))
		}
	}
}
