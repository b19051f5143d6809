package record

import (
	"fmt"
	"math/bits"
	"math/rand/v2"
	"strings"
	"testing"

	"sluse/core/format"
)

// A person in an annual delivery, and a notification of IPLOS in KPR.
const (
	learnKPRHead = `<Melding xmlns="http://www.npr.no/xmlstds/56_0_0_ipl" versjon="56.0.0">` + "\n"
	learnKPRBody = `<Notifikasjon statusNotifikasjon="N" notifikasjonTid="2026-05-02T08:00:00" notifikasjonGUID="00000000-0000-4000-8000-000000000001" notifikasjonForrigeGUID="00000000-0000-0000-0000-000000000000" notifikasjonLopeNr="1">
 <TjenesteStart tjenesteType="21" hendelseRegTid="2026-05-01T10:00:00" hendelseDato="2026-05-01" tjenesteID="T 1" hendelseGUID="00000000-0000-4000-8000-000000000501" tjenesteOrgNr="958935420">
  <Bruker pasientGUID="00000000-0000-4000-8000-000000000900" brukerNr="100017" fid="41816000123" typeID="1" bydel="02"/>
 </TjenesteStart>
</Notifikasjon>
`
	learnKPRFoot = "</Melding>"
)

const (
	learnHead = `<Melding xmlns="urn:sluse:iplos:1" versjon="1.1" fraDatoPeriode="2026-01-01">` + "\n" + `<Kommune kommuneNr="0301">` + "\n"
	learnBody = `<Bruker brukerNr="100017" fid="41816000123" typeID="1" bydel="030105" husstand="1" boforhold="1">
 <Diagnose kodeverk="1" kode="P70" registrertDato="2026-01-01"/>
 <Bistandsbehov vurdertDato="2025-11-03" sosialDeltakelse="2" beslutninger="1" egenHelse="3" innendors="2" syn="2" horsel="1"/>
 <Soknad soknadID="S1" mottattDato="2026-02-10" tjenesteType="21" vedtakDato="2026-02-24" utfall="1"/>
 <Tjeneste tjenesteID="T-1" tjenesteType="15" fraDato="2024-05-01" minutterUke="90" tjenesteOrgNr="958935420">
  <MidlertidigStopp midlertidigStoppID="P1" fraDato="2026-04-01" arsak="1"/>
 </Tjeneste>
 <Tjeneste tjenesteID="T2" tjenesteType="1" fraDato="2024-05-01" tilDato="2026-06-01" minutterUke="1060"/>
 <Opphold oppholdType="1" fraDato="2026-05-01"/>
</Bruker>
`
	learnFoot = "</Kommune></Melding>"
)

// TestLearntTags reads changed persons in a delivery that has held sound ones,
// whose tags are learnt, and in one that has not: the same is found.
func TestLearntTags(t *testing.T) {
	for _, c := range []struct {
		layout           *format.Layout
		head, body, foot string
	}{
		{format.ForYear(2026), learnHead, learnBody, learnFoot},
		{format.ForKPR(), learnKPRHead, learnKPRBody, learnKPRFoot},
	} {
		r := rand.New(rand.NewPCG(11, 3))
		differ := 0
		for range 3_000 {
			body := bend(r, c.body)
			if body != c.body {
				differ++
			}
			cold := tell(c.layout, c.head, body+c.foot)
			if warm := tell(c.layout, c.head+strings.Repeat(c.body, 3), body+c.foot); warm != cold {
				t.Fatalf("%s\ncold\n%s\nwarm\n%s", body, cold, warm)
			}
		}
		if differ < 2_500 {
			t.Errorf("only %d changed", differ)
		}
	}
}

// bend changes, takes out or doubles a few bytes.
func bend(r *rand.Rand, text string) string {
	b := []byte(text)
	for range 1 + r.IntN(2) {
		i := r.IntN(len(b) - 4)
		n := 1 + r.IntN(3)
		switch r.IntN(4) {
		case 0:
			b = append(b[:i], b[i+n:]...)
		case 1:
			b = append(b[:i+n], append([]byte(nil), b[i:]...)...)
		default:
			b[i] = "\"'<>&/= \n\t09aZ-._\xc3\x00"[r.IntN(19)]
		}
	}
	return string(b)
}

// tell is all that reading the rest, behind what is before it, finds: places
// count from its first line.
func tell(l *format.Layout, before, rest string) string {
	var out strings.Builder
	lines := int64(strings.Count(before, "\n"))
	note := func(p Problem) {
		if p.Place.Line > lines {
			fmt.Fprintln(&out, p.Code, p.Reason, p.Place.Line-lines, p.Place.Column, p.Element, p.Attr)
		}
	}
	s := NewScanner(strings.NewReader(before+rest), Options{Problem: note,
		Layout: func(string, string, func(string) string) *format.Layout { return l }})
	for {
		ev := s.Next()
		if ev == Done || ev == Halted {
			return fmt.Sprint(out.String(), ev)
		}
		if p := s.Place(); p.Line > lines {
			fmt.Fprintln(&out, ev, s.Rec.ID, s.Rec.Has, p.Line-lines, p.Column)
			values(&out, s, ev, lines)
		}
	}
}

func values(out *strings.Builder, s *Scanner, ev Event, lines int64) {
	if ev != Start {
		return
	}
	for m := s.Rec.Seen; m != 0; m &= m - 1 {
		a := bits.TrailingZeros64(m)
		p := s.AttrPlace(a)
		fmt.Fprintf(out, " %d %q %d:%d", a, s.Rec.Val(a), p.Line-lines, p.Column)
		switch s.Rec.El.Attributes[a].Type {
		case format.ID, format.Fid, format.DiagKode, format.T60, format.GUID, format.Text6: // no numbers
			continue
		}
		if s.Rec.Has>>a&1 != 0 {
			fmt.Fprintf(out, " %d", s.Rec.Num[a])
		}
	}
	fmt.Fprintln(out)
}
