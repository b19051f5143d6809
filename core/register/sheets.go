package register

import (
	"context"
	"database/sql"
	"strings"

	"sluse/core/format"
)

// A Sheet is a table of the register as it is handed on, one row for each row
// of the deliveries that count: what was read in, and nothing made of it.
type Sheet struct {
	Name   string
	Fields []Field

	sql string // its rows in a scope, in order
}

// A Field is a column of a sheet; its values are NULL where nothing was
// reported, or where read-in set it to NULL.
type Field struct {
	Name string
	Type FieldType
}

// A FieldType is what Export gives of a field: string, int64 or []byte.
type FieldType uint8

// The types of fields.
const (
	Text    FieldType = iota // string
	Number                   // int64: a code, count or reference within the register
	Day                      // int64: days since 1970-01-01
	Instant                  // int64: Unix milliseconds
	Octets                   // []byte
)

// Sheets are all tables but the contact persons, who are named, and what is
// derived for figures.
func Sheets() []Sheet {
	out := []Sheet{deliverySheet}
	for _, t := range tables {
		if t.element != format.Kontaktperson {
			out = append(out, t.sheet())
		}
	}
	return out
}

// deliverySheet ties the others' number of a delivery to what the edge calls it.
var deliverySheet = Sheet{
	Name: "delivery",
	Fields: []Field{{"year", Number}, {"municipality", Text}, {"delivery", Number}, {"id", Text}, {"received", Instant}, {"late", Number},
		{"version", Text}, {"leverandor", Text}, {"navnepj", Text}, {"versjonepj", Text}, {"versjonut", Text}, {"uttakdato", Day},
		{"rules", Text}, {"register", Text}, {"generation", Number}},
	sql: `WITH ` + deliveries + ` SELECT d.year, d.municipality, d.nr, t.id, t.received, t.late, t.version, t.leverandor, t.navnepj, t.versjonepj,
		t.versjonut, t.uttakdato, t.rules, t.register, t.generation FROM delivery t JOIN d ON d.nr = t.nr ORDER BY d.nr`,
}

func (t table) sheet() Sheet {
	s := Sheet{Name: t.name, Fields: []Field{{"year", Number}, {"municipality", Text}}}
	names := []string{"d.year", "d.municipality"}
	for _, k := range t.keys {
		s.Fields, names = append(s.Fields, Field{k, Number}), append(names, "t."+k)
	}
	for _, c := range t.columns {
		s.Fields, names = append(s.Fields, Field{c.name, t.typeOf(c)}), append(names, "t."+c.name)
	}
	s.sql = `WITH ` + deliveries + ` SELECT ` + strings.Join(names, ", ") + ` FROM ` + t.name + ` t JOIN d ON d.nr = t.delivery
		ORDER BY t.` + strings.Join(t.keys, ", t.")
	return s
}

func (t table) typeOf(c column) FieldType {
	switch c.as {
	case text, bydel:
		return Text
	case octets:
		return Octets
	}
	attrs := format.Newest().Element(t.element).Attributes
	if c.attr < len(attrs) && attrs[c.attr].Type == format.Dato {
		return Day
	}
	return Number
}

// Export calls sheet with each of Sheets; its each calls row with the values of
// every row in the order of the fields, which are row's until it returns. All
// is as it was at one instant, whoever loads meanwhile.
func (db *DB) Export(ctx context.Context, s Scope, sheet func(sh Sheet, each func(row func([]any) error) error) error) error {
	o := &sql.TxOptions{ReadOnly: true}
	if db.postgres {
		o.Isolation = sql.LevelRepeatableRead // SQLite has no other
	}
	tx, err := db.sql.BeginTx(ctx, o)
	if err != nil {
		return err
	}
	defer tx.Rollback() // nothing was written
	for _, sh := range Sheets() {
		if err := sheet(sh, func(row func([]any) error) error { return sh.each(ctx, tx, s, row) }); err != nil {
			return err
		}
	}
	return nil
}

func (sh Sheet) each(ctx context.Context, q querier, s Scope, row func([]any) error) error {
	values, into := make([]any, len(sh.Fields)), make([]any, len(sh.Fields))
	for i := range values {
		into[i] = &values[i]
	}
	return rows(ctx, q, func(scan func(...any) error) error {
		if err := scan(into...); err != nil {
			return err
		}
		return row(values)
	}, sh.sql, s.args()...)
}
