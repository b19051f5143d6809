package rule

import (
	"sluse/core/format"
	"sluse/core/ident"
	"sluse/core/stats"
)

// snudd judges the order of two dates.
func snudd(from, to int) func(*state) {
	return func(s *state) {
		if s.day(to) < s.day(from) {
			s.fire(to)
		}
	}
}

// stoppUtenfor judges a pause against its service, and keeps it for the
// judgement of overlaps.
func stoppUtenfor(s *state) {
	p := span{s.day(format.StoppFraDato), forever}
	if to := s.day(format.StoppTilDato); s.has(format.StoppTilDato) && to < openEnd {
		p.to = to
	}
	if p.to < p.from {
		return
	}
	s.service.stops = append(s.service.stops, p)
	v := &s.service
	within := (v.from == ident.NoDay || p.from >= v.from) && (v.to == ident.NoDay || p.from <= v.to && (p.to == forever || p.to <= v.to))
	if !within && !v.reversed() {
		s.fire(format.StoppFraDato)
	}
}

func stoppOverlapp(s *state) {
	if s.service.stops.overlap() {
		s.fireService(format.TjenesteID)
	}
}

func oppholdUtenfor(s *state) {
	from := s.day(format.OppholdFraDato)
	ended := s.has(format.OppholdTilDato)
	to := s.day(format.OppholdTilDato)
	if ended && to < from {
		return
	}
	if from > s.last || ended && to < s.first {
		s.fire(format.OppholdFraDato)
	}
}

func sammeStopp(s *state) {
	if s.service.ids.put(stats.KeyOf(s.Rec.Val(format.StoppID))) {
		s.fire(format.StoppID)
	}
}
