package rule

import (
	"sluse/core/format"
	"sluse/core/ident"
	"sluse/core/stats"
)

// How the state feeds the figures.

// fillStats starts the figures of the person.
func (s *state) fillStats() {
	p := &s.person
	f := &p.figures
	*f = stats.Person{Age: -1, Sex: p.sex}
	if p.birthYear != 0 {
		f.Age = s.year - p.birthYear
	}
	if p.died != ident.NoDay && p.died >= s.first && p.died <= s.last {
		f.Died = true
		f.Age = p.ageAtDeath(f.Age)
	}
	if s.has(format.BrukerBoforhold) {
		f.Boforhold = int(s.num(format.BrukerBoforhold))
	}
	if s.has(format.BrukerHusstand) {
		f.Husstand = int(s.num(format.BrukerHusstand))
	}
}

// ageAtDeath takes off the year that a birthday after death would have made.
func (p *person) ageAtDeath(age int) int {
	if p.number.Born == ident.NoDay || age < 0 {
		return age
	}
	_, bm, bd := p.number.Born.Civil()
	_, dm, dd := p.died.Civil()
	if bm > dm || bm == dm && bd > dd {
		return max(0, age-1)
	}
	return age
}

// countService notes a service that touches the year.
func (s *state) countService() {
	v, p := &s.service, &s.person
	if s.outside() && !v.reversed() {
		return
	}
	p.inYear++
	span, whole := v.period()
	if !whole || v.kind == 0 {
		return
	}
	if v.kind == 21 {
		p.long = append(p.long, span)
	}
	p.figures.Rows++
	p.figures.Types |= 1 << v.kind
	minutes := -1
	if s.has(format.TjenesteMinutterUke) && s.num(format.TjenesteMinutterUke) <= format.MaxMinutes {
		minutes = int(s.num(format.TjenesteMinutterUke))
	}
	s.tally.Service(stats.Service{Type: int(v.kind), Minutes: minutes, Age: p.figures.Age,
		Open: span.to > s.last, LastDay: span.to == s.last})
}

// openSoknad notes an application of the year: received or decided in it, or
// not decided at its end.
func (s *state) openSoknad() {
	received, decided := ident.NoDay, ident.NoDay
	if s.has(format.SoknadMottattDato) {
		received = s.day(format.SoknadMottattDato)
	}
	if s.has(format.SoknadVedtakDato) {
		decided = s.day(format.SoknadVedtakDato)
	}
	within := func(d ident.Day) bool { return d >= s.first && d <= s.last }
	if within(received) || within(decided) || decided == ident.NoDay || decided > s.last && received <= s.last {
		s.person.inYear++
	}
	s.tally.Application(s.has(format.SoknadUtfall) && s.num(format.SoknadUtfall) == 3)
}

// closePerson hands the person to the figures.
func (s *state) closePerson() {
	p := &s.person
	if s.Rec.ID == format.Bruker {
		s.needOf(p)
		s.tally.Person(&p.figures)
	}
	p.leave()
}

func (s *state) needOf(p *person) {
	a, f := &p.newest, &p.figures
	f.Need = stats.NeedOf(a.scores, a.sum)
	f.Scores, f.Nines, f.Alike = a.given, a.nines, a.alike
}
