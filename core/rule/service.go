package rule

import (
	"slices"

	"sluse/core/format"
	"sluse/core/ident"
	"sluse/core/record"
)

// A service is the Tjeneste being read.
type service struct {
	el    *format.Element
	place record.Place
	kind  int32     // tjenesteType, 29 for 12 and 13; 0 = none
	from  ident.Day // NoDay = not given
	to    ident.Day // NoDay = open
	odd   bool      // T006 to T009, T011 or T012 may have something to tell
	stops spans
	ids   smallSet
}

// A span is a period, both ends in it; an open one ends at forever.
type span struct{ from, to ident.Day }

const forever = ident.Day(1<<31 - 1)

// openEnd is from when on an end date is a way to say "open".
var openEnd = ident.Date(2099, 1, 1)

type spans []span

// overlap tells whether two of the spans share more than the day on which one
// ends and the next begins. It sorts them.
func (p spans) overlap() bool {
	if len(p) < 2 {
		return false
	}
	slices.SortFunc(p, func(a, b span) int { return int(a.from) - int(b.from) })
	end := p[0].to
	for _, s := range p[1:] {
		if s.from < end {
			return true
		}
		end = max(end, s.to)
	}
	return false
}

// openService takes in a Tjeneste.
func (s *state) openService() {
	s.services++
	v := &s.service
	v.el, v.place = s.Rec.El, s.Place()
	v.kind, v.from, v.to = 0, ident.NoDay, ident.NoDay
	v.stops = v.stops[:0]
	v.ids.clear()
	if s.has(format.TjenesteTjenesteType) {
		v.kind = s.num(format.TjenesteTjenesteType)
	}
	if s.has(format.TjenesteFraDato) {
		v.from = s.day(format.TjenesteFraDato)
	}
	if s.has(format.TjenesteTilDato) {
		if to := s.day(format.TjenesteTilDato); to < openEnd {
			v.to = to
		}
	}
	v.odd = v.from < max(day1980, s.person.bornFrom) || v.reversed() || s.outside() || s.oddHours()
	s.countService()
}

// oddHours tells whether the minutes a week are none, or more than there are.
func (s *state) oddHours() bool {
	n := s.num(format.TjenesteMinutterUke)
	return s.has(format.TjenesteMinutterUke) && (n == 0 || n > format.MaxMinutes)
}

// outside tells whether the service did not touch the year.
func (s *state) outside() bool {
	v := &s.service
	return v.from != ident.NoDay && v.from > s.last || v.to != ident.NoDay && v.to < s.first
}

// reversed tells whether it ended before it began.
func (v *service) reversed() bool {
	return v.from != ident.NoDay && v.to != ident.NoDay && v.to < v.from
}

// period is the service's span; ok is false where it has no beginning or ends
// before it.
func (v *service) period() (p span, ok bool) {
	p = span{v.from, v.to}
	if v.to == ident.NoDay {
		p.to = forever
	}
	return p, v.from != ident.NoDay && p.to >= p.from
}

// badCode fires for a value that is not in its code list. Service types that
// ended have rules of their own: 12 and 13 go on as 29.
func (s *state) badCode(attr int) (drop bool) {
	tjeneste := s.Rec.ID == format.Tjeneste && attr == format.TjenesteTjenesteType
	soknad := s.Rec.ID == format.Soknad && attr == format.SoknadTjenesteType
	if tjeneste || soknad {
		switch s.Rec.Num[attr] {
		case 16:
			s.fireRule(s.by.T002, attr)
			return true
		case 12, 13:
			s.fireRule(s.by.T003, attr)
			s.Rec.Num[attr] = 29
			return false
		}
	}
	if s.Rec.ID == format.Soknad && attr == format.SoknadUtfall && !s.has(format.SoknadVedtakDato) {
		s.current = s.by.B019 // an outcome of what is not decided is no more than a wrong code
	}
	s.fire(attr)
	return true
}
