package rule

import (
	"strings"

	"sluse/core/format"
	"sluse/core/ident"
)

// The kinds of delivery, as package wire spells them.
const (
	Production = "production"
	Test       = "test"
	Research   = "research"
)

// openMelding takes in the root: the year opens code lists and severities.
func (s *state) openMelding() {
	s.uttak = ident.NoDay
	s.kpr.first, s.kpr.lastTold, s.kpr.happened = true, ident.NoDay, ident.NoDay
	year := s.Layout().Year
	switch {
	case s.Rec.ID == format.KPRMelding:
		if year = s.o.Year; year == 0 {
			year = format.Newest().Year
		}
	case s.has(format.MeldingFraDatoPeriode):
		year = s.day(format.MeldingFraDatoPeriode).Year()
	}
	s.setYear(year)
	if s.Rec.ID == format.Melding && s.has(format.MeldingUttakDato) {
		s.uttak = s.day(format.MeldingUttakDato)
	}
	s.vendor = s.vendorName()
	s.rootPlaces()
}

// vendorName is "leverandor, navnEPJ versjonEPJ", in UTF-8.
func (s *state) vendorName() string {
	var b strings.Builder
	for i, a := range [3]int{format.MeldingLeverandor, format.MeldingNavnEPJ, format.MeldingVersjonEPJ} {
		if !s.has(a) {
			continue
		}
		if b.Len() > 0 {
			b.WriteString([3]string{"", ", ", " "}[i])
		}
		b.WriteString(s.utf8(s.Rec.Val(a)))
	}
	return b.String()
}

// utf8 is a value of the delivery as UTF-8.
func (s *state) utf8(v []byte) string {
	if !s.Latin1() {
		return string(v)
	}
	var b strings.Builder
	for _, c := range v {
		b.WriteRune(rune(c))
	}
	return b.String()
}

// openKommune takes in the municipality after its rules have run.
func (s *state) openKommune() {
	if s.kommune == "" && s.has(format.KommuneNr) {
		s.kommune = string(s.Rec.Val(format.KommuneNr))
		s.districts = ident.HasDistricts(s.kommune)
		s.kommuneTal = s.num(format.KommuneNr)
		for _, d := range ident.Districts() {
			if d.Code[:4] == s.kommune {
				n := int(d.Code[4]-'0')*10 + int(d.Code[5]-'0')
				s.bydeler[n>>6] |= 1 << (n & 63)
			}
		}
	}
}
