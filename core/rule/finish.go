package rule

import (
	"sluse/core/format"
	"sluse/core/ident"
	"sluse/core/record"
	"sluse/core/stats"
)

// finish judges what only the whole delivery can tell.
func (s *state) finish() {
	kind := s.kind()
	annual := s.Layout().Format == format.Annual
	if annual && kind == Production && s.synthetic > 0 {
		s.fireTotal(s.by.M015, s.synthetic)
	}
	if n := s.real + s.disguised; kind == Test && n > 0 {
		s.fireTotal(s.by.M018, n)
	}
	if !annual {
		return
	}
	if s.uttak != ident.NoDay && s.uttak < s.last && kind != Test {
		s.current = s.by.M016
		s.fireAt(s.uttakPlace, s.root, s.root.Attributes[format.MeldingUttakDato].Name)
	}
	for _, d := range stats.Doubts(s.figures(), s.beside(kind)) {
		if f := s.found(find(d.Rule)); f != nil {
			f.n, f.code = d.N, d.Code
		}
	}
}

// kind is what the delivery counts as: as declared, or as its identifiers tell;
// "" where they do not.
func (s *state) kind() string {
	switch {
	case s.o.Kind != "":
		return s.o.Kind
	case s.real > 0:
		return Production
	case s.synthetic > 0:
		return Test
	}
	return ""
}

// beside is what the figures are compared with. A test delivery has as many
// persons as the tester liked, so population says nothing of it.
func (s *state) beside(kind string) stats.Beside {
	b := stats.Beside{Previous: s.o.Previous, Replaces: s.o.Replaces}
	if m, ok := ident.Find(s.kommune); ok && kind != Test {
		b.Population = m.Population
	}
	return b
}

// figures are those of the whole delivery, once it has been read.
func (s *state) figures() *stats.Figures {
	if s.amounts == nil {
		s.amounts = s.tally.Figures(s.year, s.kommune, s.kind(), &s.seenNr)
	}
	return s.amounts
}

// settleSynthetic reports the persons that waited for the kind, if it turned
// out that they should not be there.
func (s *state) settleSynthetic() {
	if s.o.Kind != "" || s.kind() != Production {
		return
	}
	level := s.findings.level[s.by.B006]
	for _, f := range s.maybe {
		f.severity = level
		if s.findings.count(s.by.B006, level) {
			s.findings.list = append(s.findings.list, f)
		}
	}
	if more := s.waiting - int64(len(s.maybe)); more > 0 {
		s.findings.add(s.by.B006, level, more)
		s.findings.cut = true
	}
}

// manyMissing is from how many persons on a missing field is told once.
const manyMissing = 1000

// settleMissing replaces the findings of a field that many lack by one.
func (s *state) settleMissing() {
	for i, attr := range missingFields {
		n := s.missing[i]
		if n <= manyMissing {
			continue
		}
		name := s.personRow.Attributes[attr].Name
		kept := s.findings.list[:0]
		for _, f := range s.findings.list {
			if f.rule != s.by.B018 || f.attr != name {
				kept = append(kept, f)
			}
		}
		s.findings.list = append(kept, found{rule: s.by.B018, severity: s.findings.level[s.by.B018],
			element: s.personRow.Name, attr: name, n: n})
	}
}

var missingFields = [2]int{format.BrukerHusstand, format.BrukerBoforhold}

// mangler is B018 for one of missingFields.
func mangler(field int) func(*state) {
	return func(s *state) {
		s.personRow = s.Rec.El
		if s.missing[field]++; s.missing[field] > manyMissing {
			s.findings.add(s.current, s.findings.level[s.current], 1)
			return
		}
		s.fireMissing(missingFields[field])
	}
}

// rootPlaces keeps where M016 will point.
func (s *state) rootPlaces() {
	s.root = s.Rec.El
	s.uttakPlace = record.Place{}
	if s.has(format.MeldingUttakDato) {
		s.uttakPlace = s.AttrPlace(format.MeldingUttakDato)
	}
}
