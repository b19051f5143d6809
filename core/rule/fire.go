package rule

import (
	"bytes"
	"sluse/core/format"
	"sluse/core/ident"
	"sluse/core/record"
	"sluse/core/report"
)

// fire reports the current rule at an attribute of the current element.
func (s *state) fire(attr int) {
	if s.each != nil {
		s.each(s.current, s.AttrPlace(attr), s.Rec.El.Name, s.Rec.El.Attributes[attr].Name)
	}
	if f := s.found(s.current); f != nil {
		p := s.AttrPlace(attr)
		f.line, f.column = p.Line, p.Column
		f.element, f.attr = s.Rec.El.Name, s.Rec.El.Attributes[attr].Name
	}
}

// fireCode is fire with a public code to tell.
func (s *state) fireCode(attr int, code string) {
	before := len(s.findings.list)
	s.fire(attr)
	if len(s.findings.list) > before {
		s.findings.list[before].code = code
	}
}

// fireOther is fireCode of what the row has other words for.
func (s *state) fireOther(attr int, code string) {
	before := len(s.findings.list)
	s.fireCode(attr, code)
	if len(s.findings.list) > before {
		s.findings.list[before].other = true
	}
}

// fireAs is fire with a lower severity than the row's.
func (s *state) fireAs(sev Severity, attr int) {
	level := &s.findings.level[s.current]
	was := *level
	*level = min(was, rank(sev))
	s.fire(attr)
	*level = was
}

// fireHere reports the current rule at the current element.
func (s *state) fireHere() { s.fireAt(s.Place(), s.Rec.El, "") }

// firePerson reports the current rule at the start of the current person.
func (s *state) firePerson(attr int) {
	name := ""
	if attr >= 0 {
		name = s.person.el.Attributes[attr].Name
	}
	s.fireAt(s.person.place, s.person.el, name)
}

// fireService reports the current rule at the start of the current service.
func (s *state) fireService(attr int) {
	s.fireAt(s.service.place, s.service.el, s.service.el.Attributes[attr].Name)
}

func (s *state) fireAt(p record.Place, el *format.Element, attr string) {
	if s.each != nil {
		s.each(s.current, p, el.Name, attr)
	}
	if f := s.found(s.current); f != nil {
		f.line, f.column, f.element, f.attr = p.Line, p.Column, el.Name, attr
	}
}

// fireTotal reports a rule on the whole delivery.
func (s *state) fireTotal(rule index, n int64) {
	if f := s.found(rule); f != nil {
		f.n, f.brukerNr = n, ""
	}
}

// found counts a finding and returns where to tell more of it; nil if the
// report has no room.
func (s *state) found(rule index) *found {
	level := s.findings.level[rule]
	s.fatal = s.fatal || severities[level] == Fatal
	if !s.findings.count(rule, level) {
		return nil
	}
	s.findings.list = append(s.findings.list, found{rule: rule, severity: level, brukerNr: s.person.shown()})
	return &s.findings.list[len(s.findings.list)-1]
}

// fireMissing reports that an attribute is missing from the current element.
func (s *state) fireMissing(attr int) {
	s.fireAt(s.Place(), s.Rec.El, s.Rec.El.Attributes[attr].Name)
}

// maybeSynthetic keeps a B006 until the kind of the delivery is known: once a
// real person has come, it is production. Of many before that, the first are
// told with their places.
func (s *state) maybeSynthetic() {
	if s.real > 0 {
		s.fireRule(s.by.B006, format.BrukerFid)
		return
	}
	if s.waiting++; s.waiting > maxWaiting {
		return
	}
	p := s.AttrPlace(format.BrukerFid)
	s.maybe = append(s.maybe, found{rule: s.by.B006, line: p.Line, column: p.Column,
		element: s.Rec.El.Name, attr: s.Rec.El.Attributes[format.BrukerFid].Name, brukerNr: s.person.shown()})
}

const maxWaiting = 200

// problem takes in a verdict of the scanner; rows M001 to M011 are in its order.
func (s *state) problem(p record.Problem) {
	if s.each != nil {
		s.each(index(p.Code), p.Place, p.Element, p.Attr)
	}
	f := s.found(index(p.Code))
	if f == nil {
		return
	}
	f.reason, f.form, f.line, f.column, f.element, f.attr = p.Reason, p.Type, p.Place.Line, p.Place.Column, p.Element, p.Attr
	if p.Code >= record.UnknownAttribute && (s.Rec.ID == format.Bruker || s.Rec.ID == format.KPRBruker) && s.has(format.BrukerNr) {
		// The tag being judged is the person's own: nobody is current yet.
		var p person
		p.setNr(s.Rec.Val(format.BrukerNr))
		if s.has(format.BrukerFid) {
			p.setFid(s.Rec.Val(format.BrukerFid))
		}
		f.brukerNr = p.shown()
	}
}

// hidden stands for a brukerNr that must not be shown.
const hidden = report.Masked

// shown is the person's brukerNr as reports may show it; "" outside a person.
func (p *person) shown() string {
	if p.nrLen == 0 {
		return ""
	}
	nr := p.nr[:p.nrLen]
	if !isNr(nr) || ident.PassesAsNumber(nr) || ident.PassesAsNumber(unseparated(nr)) || ident.DUF(nr) || p.holdsFid(nr) {
		return hidden
	}
	return string(nr)
}

// unseparated is b without what people write between birth date and the rest.
func unseparated(b []byte) []byte {
	if bytes.IndexByte(b, '-') < 0 && bytes.IndexByte(b, '.') < 0 && bytes.IndexByte(b, '_') < 0 {
		return nil
	}
	return bytes.Map(func(r rune) rune {
		if r == '-' || r == '.' || r == '_' {
			return -1
		}
		return r
	}, b)
}
