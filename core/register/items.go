package register

import (
	"context"
	"strconv"
)

// An Item is how large a part of a municipality's persons an item of the
// Bruker is registered for, and how much that has changed since last year.
type Item struct {
	Municipality string   `json:"municipality,omitempty"` // empty: all
	Item         string   `json:"item"`
	Persons      int64    `json:"persons"`
	Registered   int64    `json:"registered"` // given, and not "ikke kartlagt" or "uoppgitt"
	Share        float64  `json:"share"`
	Before       *float64 `json:"before,omitempty"` // last year's share
	Change       *float64 `json:"change,omitempty"` // in share, since last year
}

// items are the columns of bruker that a municipality registers; notKnown is
// the code that says that it is not.
var items = []struct {
	column   string
	notKnown int
}{{"husstand", 0}, {"boforhold", 9}, {"individuellplan", 9}, {"privathjelp", 9}, {"tannhelse", 9}, {"lege", 9},
	{"rehab", 9}, {"heldogn", 9}, {"venteliste", 0}, {"behov", 0}}

// Items is the share registered of each item, by municipality and for all.
func (db *DB) Items(ctx context.Context, s Scope) ([]Item, error) {
	out := []Item{}
	for _, by := range []string{"''", "d.municipality"} {
		now, err := db.items(ctx, s, by)
		if err != nil {
			return nil, err
		}
		last := s
		last.Year, last.Freeze = s.Year-1, 0
		before, err := db.items(ctx, last, by)
		if err != nil {
			return nil, err
		}
		out = append(out, compared(now, before)...)
	}
	return out, nil
}

func compared(now, before []Item) []Item {
	was := map[[2]string]float64{}
	for _, i := range before {
		was[[2]string{i.Municipality, i.Item}] = i.Share
	}
	for k := range now {
		if share, ok := was[[2]string{now[k].Municipality, now[k].Item}]; ok {
			change := now[k].Share - share
			now[k].Before, now[k].Change = &share, &change
		}
	}
	return now
}

func (db *DB) items(ctx context.Context, s Scope, by string) (out []Item, err error) {
	conditions := []string{}
	for _, i := range items {
		conditions = append(conditions, "b."+i.column+" <> "+strconv.Itoa(i.notKnown))
	}
	err = rows(ctx, db.sql, func(scan func(...any) error) error {
		var region string
		var persons int64
		got := make([]int64, len(items))
		into := []any{&region, &persons}
		for i := range got {
			into = append(into, &got[i])
		}
		if err := scan(into...); err != nil {
			return err
		}
		for i, n := range got {
			out = append(out, Item{Municipality: region, Item: items[i].column, Persons: persons, Registered: n, Share: share(n, persons)})
		}
		return nil
	}, `WITH `+deliveries+` SELECT `+by+` AS region, count(*), `+sums(conditions...)+`
		FROM bruker b JOIN d ON d.nr = b.delivery WHERE b.tjenester > 0 GROUP BY region ORDER BY region`, s.args()...)
	return out, err
}
