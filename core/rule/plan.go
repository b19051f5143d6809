package rule

import (
	"math/bits"

	"sluse/core/format"
	"sluse/core/record"
)

// slots is room for MaxAttributes and a power of two, as a record has it: an
// index masked by slots-1 needs no check.
const slots = len(record.Record{}.Num)

// A plan is the table arranged by where rules are judged.
type plan struct {
	steps  [format.NumElements][2][]step
	coded  [format.NumElements]uint64 // attributes with a code list
	lists  [format.NumElements][slots]format.Set
	code   [format.NumElements][format.MaxAttributes]index
	source [format.NumElements][format.MaxAttributes]*format.List
	// accepts are the steps at a Tjeneste's start that a tjenesteType lets in, by bit.
	accepts [32]uint64
	// endless are the elements whose end, where they are empty, nothing asks for.
	endless [format.NumElements]bool
	by      named
}

// named are the rules that one judgement fires several of.
type named struct {
	M015, M016, M018                               index
	B002, B003, B004, B005, B006, B007, B008, B009 index
	B018, B019, T002, T003                         index
}

func name() named {
	return named{
		M015: find("M015"), M016: find("M016"), M018: find("M018"),
		B002: find("B002"), B003: find("B003"), B004: find("B004"), B005: find("B005"),
		B006: find("B006"), B007: find("B007"), B008: find("B008"), B009: find("B009"),
		B018: find("B018"), B019: find("B019"), T002: find("T002"), T003: find("T003"),
	}
}

type step struct {
	with    uint64
	without uint64
	types   format.Set
	rule    index
	typed   bool
	dead    bool
	odd     bool
	do      func(*state)
}

// plans are made once: the table does not change. Lists are opened by year.
var planned = arrange()

func arrange() (p plan) {
	p.by = name()
	for i := range rows {
		for _, c := range rows[i].Checks {
			at := &p.steps[c.On][c.When]
			*at = append(*at, step{c.With, c.Without, c.Types, index(i), c.Types != format.Set{}, c.Dead, c.Odd, c.Do})
		}
		for _, c := range rows[i].Codes {
			p.coded[c.On] |= 1 << c.Attr
			p.code[c.On][c.Attr] = index(i)
			p.source[c.On][c.Attr] = format.FindList(listOf(c.On, c.Attr))
		}
	}
	for kind := range p.accepts {
		for i, st := range p.steps[format.Tjeneste][AtStart] {
			if !st.typed || st.types.Has(int32(kind)) {
				p.accepts[kind] |= 1 << i
			}
		}
	}
	for id := range p.endless {
		p.endless[id] = endless(format.ElementID(id))
	}
	return p
}

// endless tells whether nothing is judged at an element's end that held nothing.
func endless(id format.ElementID) bool {
	for i := range rows {
		for _, c := range rows[i].Checks {
			if c.On == id && c.When == AtEnd && !c.Within {
				return false
			}
		}
	}
	return id != format.Bruker && id != format.KPRBruker
}

// listOf is the code list of an attribute, which is the same in every layout
// that has the attribute.
func listOf(on format.ElementID, attr int) string {
	for _, l := range []*format.Layout{format.Newest(), format.ForKPR()} {
		if el := l.Element(on); el != nil {
			return el.Attributes[attr].List
		}
	}
	return ""
}

// setYear opens the code lists for a reporting year.
func (p *plan) setYear(year int) {
	for el := range p.lists {
		for m := p.coded[el]; m != 0; m &= m - 1 {
			a := bits.TrailingZeros64(m)
			p.lists[el][a] = p.source[el][a].In(year)
		}
	}
}

// judgeCodes drops what is not in its list and fires the rule for it.
func (s *state) judgeCodes() {
	id := s.Rec.ID
	coded, lists := s.steps.coded[id]&s.Rec.Has, &s.steps.lists[id]
	fit, joined := uint64(1), uint32(0)
	for m := coded; m != 0; m &= m - 1 {
		a := bits.TrailingZeros64(m) & (slots - 1)
		n := uint32(s.Rec.Num[a])
		fit &= lists[a][0] >> (n & 63)
		joined |= n
	}
	if fit != 0 && joined < 64 {
		return // all are low codes of their lists, as nearly always
	}
	for m := coded; m != 0; m &= m - 1 {
		a := bits.TrailingZeros64(m)
		if !lists[a].Has(s.Rec.Num[a]) {
			s.current = s.steps.code[id][a]
			if s.badCode(a) {
				s.Rec.Drop(a)
			}
		}
	}
}
