package register

import (
	"cmp"
	"maps"
	"slices"

	"sluse/core/split"
)

// An Account is what became of a delivery's rows and values: what came in is
// what was stored and what was left out, by the rule that said so.
type Account struct {
	Elements []ElementAccount `json:"elements"`
	Dropped  []Dropped        `json:"dropped"`
}

// ElementAccount is one kind of element; values are those of the rows stored.
// Element "" is values that the sender left out before it split the delivery.
type ElementAccount struct {
	Element      string `json:"element"`
	RowsIn       int64  `json:"rowsIn"`
	RowsStored   int64  `json:"rowsStored"`
	ValuesIn     int64  `json:"valuesIn"`
	ValuesStored int64  `json:"valuesStored"`
}

// Dropped is rows (consequence RAD) or values (NULL) left out.
type Dropped struct {
	Element     string `json:"element"`
	Rule        string `json:"rule"`
	Consequence string `json:"consequence"`
	N           int64  `json:"n"`
}

// Stored is how many rows of an element were stored.
func (a *Account) Stored(element string) int64 {
	for _, e := range a.Elements {
		if e.Element == element {
			return e.RowsStored
		}
	}
	return 0
}

// account is an Account being made.
type account struct {
	elements map[string]*ElementAccount
	dropped  map[Dropped]int64 // by all but N
}

func newAccount() *account {
	return &account{map[string]*ElementAccount{}, map[Dropped]int64{}}
}

func (a *account) of(element string) *ElementAccount {
	e := a.elements[element]
	if e == nil {
		e = &ElementAccount{Element: element}
		a.elements[element] = e
	}
	return e
}

func (a *account) drop(element, rule, consequence string, n int64) {
	a.dropped[Dropped{Element: element, Rule: rule, Consequence: consequence}] += n
}

// before takes in what never reached the joined delivery.
func (a *account) before(left map[string]int64, refused map[split.Dropped]int64) {
	for rule, n := range left {
		a.of("").ValuesIn += n
		a.drop("", rule, nulled, n)
	}
	for d, n := range refused {
		a.of(d.Element).RowsIn += n
		a.drop(d.Element, d.Rule, rowGone, n)
	}
}

// row enters a row that has been judged.
func (a *account) row(r *row) {
	e := a.of(r.el.Name)
	e.RowsIn++
	if r.gone != "" {
		a.drop(r.el.Name, r.gone, rowGone, 1)
		return
	}
	e.RowsStored++
	e.ValuesIn += int64(r.values)
	e.ValuesStored += int64(r.values - r.nulls)
}

func (a *account) finish() *Account {
	out := &Account{Elements: []ElementAccount{}, Dropped: []Dropped{}}
	for _, name := range slices.Sorted(maps.Keys(a.elements)) {
		out.Elements = append(out.Elements, *a.elements[name])
	}
	for d, n := range a.dropped {
		d.N = n
		out.Dropped = append(out.Dropped, d)
	}
	slices.SortFunc(out.Dropped, func(x, y Dropped) int {
		return cmp.Or(cmp.Compare(x.Element, y.Element), cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Consequence, y.Consequence))
	})
	return out
}
