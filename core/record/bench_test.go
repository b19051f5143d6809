package record

import (
	"bytes"
	"fmt"
	"testing"

	"sluse/core/format"
)

// sample is a delivery of n persons; what they are called is synthetic.
func sample(n int) []byte {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>
<Melding xmlns="urn:sluse:iplos:1" versjon="1.1" meldingstype="B" fraDatoPeriode="2026-01-01" tilDatoPeriode="2026-12-31"
 uttakDato="2027-01-04" leverandor="Eksempel AS" navnEPJ="Eksempel" versjonEPJ="9.2" versjonUt="1.0">
 <Kontaktperson kontPerson="IPLOS-kontakten" meldEpost1="iplos@eksempel.invalid" typeKontaktperson="17"/>
 <Kommune kommuneNr="0301">
`)
	for i := range n {
		fmt.Fprintf(&b, `  <Bruker brukerNr="%d" fid="41816000%03d" typeID="1" bydel="030105" husstand="1" boforhold="1" individuellPlan="2" privatHjelp="2" vurdertTannhelse12mnd="1" vurdertLege12mnd="1">
   <Bistandsbehov vurdertDato="2025-11-03" sosialDeltakelse="2" beslutninger="1" egenHelse="3" innendors="2" utendors="3" husarbeid="4" hygiene="2" paakledning="2" lageMat="3" spise="1" toalett="1" varerTjenester="4" styreAtferd="1" hukommelse="2" kommunikasjon="1" syn="2" horsel="1"/>
   <Soknad soknadID="S1" mottattDato="2026-02-10" tjenesteType="21" vedtakDato="2026-02-24" utfall="1"/>
   <Tjeneste tjenesteID="T1" tjenesteType="15" vedtakDato="2024-04-01" fraDato="2024-05-01" minutterUke="90" tjenesteOrgNr="958935420"/>
   <Tjeneste tjenesteID="T2" tjenesteType="1" vedtakDato="2024-04-01" fraDato="2024-05-01" tilDato="2026-06-01" minutterUke="60" tjenesteOrgNr="958935420"/>
  </Bruker>
`, 100000+i, i%1000)
	}
	b.WriteString(" </Kommune>\n</Melding>\n")
	return b.Bytes()
}

func scan(b []byte, note func(Problem)) int {
	s := NewScanner(bytes.NewReader(b), Options{
		Layout:  func(ns, name string, attr func(string) string) *format.Layout { return format.ForYear(2026) },
		Problem: note,
	})
	n := 0
	for {
		switch s.Next() {
		case Start:
			n++
		case Done, Halted:
			return n
		}
	}
}

func BenchmarkScan(b *testing.B) {
	doc := sample(5000)
	b.SetBytes(int64(len(doc)))
	for b.Loop() {
		scan(doc, func(p Problem) { b.Fatalf("%+v", p) })
	}
}
