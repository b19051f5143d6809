package register

import (
	"math/bits"
	"sort"

	"sluse/core/format"
	"sluse/core/record"
)

// A group is a Bruker, or a Kontaktperson, with all below it, held until its
// end: a rule may leave out the whole of it by its last row.
type group struct {
	kommune string
	rows    []row
	vals    []any
	stack   []int // open rows
}

// A row is one element on its way to a table.
type row struct {
	table  *table
	el     *format.Element
	place  record.Place
	parent int    // index in rows; -1 = none
	from   int    // of its values in vals
	values int    // that came in
	nulls  int    // of them set to NULL
	nulled uint64 // columns
	gone   string // rule that leaves the row out
}

func (g *group) reset() { g.rows, g.vals, g.stack = g.rows[:0], g.vals[:0], g.stack[:0] }

func (g *group) open(rec *record.Record, at record.Place, t *table) {
	parent := -1
	if len(g.stack) > 0 {
		parent = g.stack[len(g.stack)-1]
	}
	g.stack = append(g.stack, len(g.rows))
	g.rows = append(g.rows, row{table: t, el: rec.El, place: at, parent: parent, from: len(g.vals), values: bits.OnesCount64(rec.Seen)})
	for _, c := range t.columns {
		g.vals = append(g.vals, g.value(rec, c))
	}
}

func (g *group) value(rec *record.Record, c column) any {
	if rec.Has>>c.attr&1 == 0 {
		return nil
	}
	switch c.as {
	case text:
		return string(rec.Val(c.attr))
	case octets:
		return unhex(rec.Val(c.attr))
	case bydel:
		if len(rec.Val(c.attr)) == 2 {
			return g.kommune + string(rec.Val(c.attr))
		}
		return string(rec.Val(c.attr))
	case service:
		if n := rec.Num[c.attr]; n != 12 && n != 13 {
			return int64(n)
		}
		return int64(29)
	}
	return int64(rec.Num[c.attr])
}

func (g *group) close() { g.stack = g.stack[:len(g.stack)-1] }

// judge applies verdicts to the rows that they speak of: first rows, then
// values of those that are left.
func (g *group) judge(vs []verdict, a *account) {
	for _, v := range vs {
		if i := g.find(v); i >= 0 && v.consequence == rowGone && g.rows[i].gone == "" {
			g.rows[i].gone = v.rule
		}
	}
	for i := range g.rows {
		if r := &g.rows[i]; r.gone == "" && r.parent >= 0 {
			r.gone = g.rows[r.parent].gone
		}
	}
	for _, v := range vs {
		if i := g.find(v); i >= 0 && v.consequence == nulled && g.rows[i].gone == "" {
			g.null(&g.rows[i], v, a)
		}
	}
}

// find is the row of a verdict's element that begins at its place, or last
// before it.
func (g *group) find(v verdict) int {
	i := sort.Search(len(g.rows), func(i int) bool { return earlier(v.place, g.rows[i].place) }) - 1
	for ; i >= 0; i-- {
		if g.rows[i].el.Name == v.element {
			return i
		}
	}
	return -1
}

// null takes a value out. One that no layout knows is not there anyway, and
// came in all the same.
func (g *group) null(r *row, v verdict, a *account) {
	k := r.column(v.attr)
	switch {
	case k < 0:
		r.values++
	case r.nulled>>k&1 == 1:
		return
	default:
		r.nulled |= 1 << k
		g.vals[r.from+k] = nil
	}
	r.nulls++
	a.drop(r.el.Name, v.rule, nulled, 1)
}

func (r *row) column(attr string) int {
	for k, c := range r.table.columns {
		if attr != "" && r.el.Attributes[c.attr].Name == attr {
			return k
		}
	}
	return -1
}
