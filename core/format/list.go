package format

import "strconv"

// A List is one code list.
type List struct {
	ID     string // a kodeverk's number, or our own name
	Title  string // bokmål
	Mark   string
	Source string
	Codes  []Code
}

// A Code is one row of a list. From and To are the first and last year it is
// valid; 0 = open. Ended says why an event message (KPR) may no longer use it.
type Code struct {
	Value    string
	Meaning  string // bokmål
	From, To int
	Ended    string
}

// ValidIn tells whether the code is valid in a reporting year.
func (c Code) ValidIn(year int) bool {
	return year >= c.From && (c.To == 0 || year <= c.To)
}

// FindList returns the list of an ID; nil if it is not one of the lists here
// (131 and 103 are tables of package ident).
func FindList(id string) *List {
	for i := range lists {
		if lists[i].ID == id {
			return &lists[i]
		}
	}
	return nil
}

// Lists are the code lists, as rows.
func Lists() []List { return lists }

// A Set is a set of small numbers: the codes of a list that are valid in a
// year. A letter is its ASCII value.
type Set [2]uint64

// SetOf makes a set.
func SetOf(codes ...int) (s Set) {
	for _, c := range codes {
		s[c>>6&1] |= 1 << (c & 63)
	}
	return s
}

// Has tells whether n is in the set; numbers outside 0–127 never are.
func (s Set) Has(n int32) bool {
	return uint32(n) < 128 && s[n>>6]>>(n&63)&1 != 0
}

// Others are the numbers from 1 on that the set does not have.
func (s Set) Others() Set { return Set{^s[0] &^ 1, ^s[1]} }

// In returns the codes valid in a year.
func (l *List) In(year int) (s Set) {
	for _, c := range l.Codes {
		if c.ValidIn(year) {
			n := codeNumber(c.Value)
			s[n>>6&1] |= 1 << (n & 63)
		}
	}
	return s
}

func codeNumber(value string) int {
	if n, err := strconv.Atoi(value); err == nil {
		return n
	}
	return int(value[0])
}

var lists = append(append([]List(nil), known...), own...)
