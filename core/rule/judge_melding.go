package rule

import (
	"bytes"

	"sluse/core/format"
	"sluse/core/ident"
)

// The checks of M and K.

func meldingstype(s *state) {
	if s.num(format.MeldingMeldingstype) != 'B' {
		s.fire(format.MeldingMeldingstype)
	}
}

func versjon(s *state) {
	whole := s.day(format.MeldingFraDatoPeriode) == s.first && s.day(format.MeldingTilDatoPeriode) == s.last // else M013 tells
	if whole && s.supported(s.year) && string(s.Rec.Val(format.MeldingVersjon)) != s.Layout().Version {
		s.fire(format.MeldingVersjon)
	}
}

func periode(s *state) {
	switch {
	case !s.has(format.MeldingFraDatoPeriode), s.has(format.MeldingTilDatoPeriode) && s.day(format.MeldingFraDatoPeriode) != s.first:
		s.fire(format.MeldingFraDatoPeriode)
	case !s.has(format.MeldingTilDatoPeriode), s.day(format.MeldingTilDatoPeriode) != s.last:
		s.fire(format.MeldingTilDatoPeriode)
	case !s.supported(s.year):
		s.fireOther(format.MeldingFraDatoPeriode, s.supportedYears())
	}
}

func annetAar(s *state) {
	if s.o.Year != 0 && s.o.Year != s.year {
		s.fire(format.MeldingFraDatoPeriode)
	}
}

func kontakt(s *state) {
	s.contacts.all++
	for _, a := range []int{format.KontaktMeldEpost1, format.KontaktMeldEpost2} {
		if s.has(a) && !address(s.Rec.Val(a)) {
			s.fire(a)
		}
	}
	// What has no form has been told of, and may well have been meant right.
	formless := s.Rec.Seen>>format.KontaktType&1 == 1 && !s.has(format.KontaktType)
	if t := s.num(format.KontaktType); formless || s.has(format.KontaktType) && (t == 16 || t == 17) {
		s.contacts.right++
	}
}

// ingenKontakt leaves to M010 a delivery without any contact.
func ingenKontakt(s *state) {
	if s.contacts.all > 0 && s.contacts.right == 0 {
		s.fireHere()
	}
}

// address tells whether v looks like a mail address: one @, something before,
// a dot within what is behind, no white space.
func address(v []byte) bool {
	local, domain, ok := bytes.Cut(v, []byte("@"))
	dot := bytes.LastIndexByte(domain, '.')
	return ok && len(local) > 0 && dot > 0 && dot < len(domain)-1 &&
		!bytes.ContainsAny(v, " \t\n\r,;<>()") && bytes.IndexByte(domain, '@') < 0
}

// another tells that this is a further Kommune of an annual delivery, which has
// one: M007 has told of it, and it says nothing of the delivery.
func (s *state) another() bool { return s.Rec.ID == format.Kommune && s.kommune != "" }

func kommuneFinnes(s *state) {
	if s.another() {
		return
	}
	if _, ok := ident.Find(string(s.Rec.Val(format.KommuneNr))); !ok {
		s.fire(format.KommuneNr)
	}
}

func kommuneGyldig(s *state) {
	m, ok := ident.Find(string(s.Rec.Val(format.KommuneNr)))
	if ok && !s.another() && s.year != 0 && !m.ValidIn(s.year) {
		s.fireCode(format.KommuneNr, successor(m, s.year))
	}
}

// successor is the one municipality that a code's became by the year, or "".
func successor(m ident.Municipal, year int) string {
	if next, ok := ident.Find(m.Successor); ok && next.ValidIn(year) {
		return next.Code + " " + next.Name
	}
	return ""
}

func annenKommune(s *state) {
	if s.o.Municipality != "" && !s.another() && s.o.Municipality != string(s.Rec.Val(format.KommuneNr)) {
		s.fire(format.KommuneNr)
	}
}

func ingenBrukere(s *state) {
	if s.persons == 0 {
		s.fireHere()
	}
}
