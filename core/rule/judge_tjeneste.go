package rule

import (
	"sluse/core/format"
	"sluse/core/ident"
	"sluse/core/stats"
)

func sammeSoknad(s *state) {
	if s.person.soknader.put(stats.KeyOf(s.Rec.Val(format.SoknadID))) {
		s.fire(format.SoknadID)
	}
}

func mottattEtter(s *state) {
	if s.day(format.SoknadMottattDato) > s.last {
		s.fire(format.SoknadMottattDato)
	}
}

func vedtakForMottatt(s *state) {
	if s.day(format.SoknadVedtakDato) < s.day(format.SoknadMottattDato) {
		s.fire(format.SoknadVedtakDato)
	}
}

func klageForVedtak(s *state) {
	if s.day(format.SoknadKlageDato) < s.day(format.SoknadVedtakDato) {
		s.fire(format.SoknadKlageDato)
	}
}

func utfallMangler(s *state) { s.fire(format.SoknadVedtakDato) }

func sammeTjeneste(s *state) {
	if s.person.tjenester.put(stats.KeyOf(s.Rec.Val(format.TjenesteID))) {
		s.fire(format.TjenesteID)
	}
}

func sluttForStart(s *state) {
	if s.service.reversed() {
		s.fire(format.TjenesteTilDato)
	}
}

var day1980 = ident.Date(1980, 1, 1)

func for1980(s *state) {
	if s.service.from < day1980 {
		s.fire(format.TjenesteFraDato)
	}
}

func utenforAaret(s *state) {
	if s.outside() && !s.service.reversed() {
		s.fire(format.TjenesteFraDato)
	}
}

func forFodsel(s *state) {
	if s.service.from < s.person.bornFrom {
		s.fire(format.TjenesteFraDato)
	}
}

// etterDod asks for an end within 31 days of a death in the year or before,
// once those days were over when the extract was made.
func etterDod(s *state) {
	died, v := s.person.died, &s.service
	if died > s.last || v.reversed() {
		return
	}
	switch {
	case v.from != ident.NoDay && v.from > died:
		s.fire(format.TjenesteFraDato)
	case died+31 <= max(s.uttak, s.last) && (v.to == ident.NoDay || v.to > died+31):
		s.fireHere()
	}
}

func merEnnUken(s *state) {
	if s.num(format.TjenesteMinutterUke) > format.MaxMinutes {
		s.fire(format.TjenesteMinutterUke)
		s.Rec.Drop(format.TjenesteMinutterUke)
	}
}

func nullTimer(s *state) {
	if s.num(format.TjenesteMinutterUke) == 0 {
		s.fire(format.TjenesteMinutterUke)
	}
}

// overflodig fires for what the service's type does not have.
func overflodig(attr int) func(*state) {
	return func(s *state) { s.fire(attr) }
}

// orgNr judges an organisation number; a wrong one is as if not given.
func orgNr(attr int) func(*state) {
	return func(s *state) {
		if !ident.Organisation(s.Rec.Val(attr)) {
			s.fire(attr)
			s.Rec.Drop(attr)
		}
	}
}

func overlapp(s *state) {
	if s.person.long.overlap() {
		s.firePerson(-1)
	}
}

// langKort counts a stay that goes on to the end of the year only.
func langKort(s *state) {
	v := &s.service
	to := s.last
	if v.to != ident.NoDay {
		to = min(to, v.to)
	}
	if to-v.from > 365 {
		s.fire(format.TjenesteFraDato)
	}
}

func langTvang(s *state) {
	v := &s.service
	to := v.to
	if to == ident.NoDay {
		to = s.last // so far
	}
	y, m, d := v.from.Civil()
	if m == 2 && d == 29 {
		m, d = 3, 1
	}
	if to > ident.Date(y+1, m, d) {
		s.fire(format.TjenesteFraDato)
	}
}
