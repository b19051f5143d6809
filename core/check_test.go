package core_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"sluse/core"
	"sluse/core/ident"
	"sluse/core/rule"
	"sluse/core/wire"
)

// annual is an annual delivery with n persons of the Tenor series.
func annual(n int) string {
	var b strings.Builder
	b.WriteString(head)
	for i := range n {
		fmt.Fprintf(&b, person, 100000+i, tenor(i))
	}
	return b.String() + foot
}

const (
	head = `<?xml version="1.0" encoding="UTF-8"?>
<Melding xmlns="urn:sluse:iplos:1" versjon="1.1" meldingstype="B" fraDatoPeriode="2026-01-01" tilDatoPeriode="2026-12-31"
 uttakDato="2027-01-04" leverandor="Eksempel AS" navnEPJ="Eksempel" versjonEPJ="9.2" versjonUt="1.0">
 <Kontaktperson kontPerson="IPLOS-kontakten" meldEpost1="iplos@eksempel.invalid" typeKontaktperson="17"/>
 <Kommune kommuneNr="0301">
`
	person = `  <Bruker brukerNr="%d" fid="%s" typeID="1" bydel="030105" husstand="1" boforhold="1">
   <Bistandsbehov vurdertDato="2025-11-03" sosialDeltakelse="2" beslutninger="1" egenHelse="3" innendors="2" utendors="3" husarbeid="4" hygiene="2" paakledning="2" lageMat="3" spise="1" toalett="1" varerTjenester="4" styreAtferd="1" hukommelse="2" kommunikasjon="1" syn="2" horsel="1"/>
   <Soknad soknadID="S1" mottattDato="2026-02-10" tjenesteType="21" vedtakDato="2026-02-24" utfall="3"/>
   <Tjeneste tjenesteID="T1" tjenesteType="15" fraDato="2024-05-01" minutterUke="90" tjenesteOrgNr="958935420"/>
   <Tjeneste tjenesteID="T2" tjenesteType="1" fraDato="2024-05-01" tilDato="2026-06-01" minutterUke="60"/>
  </Bruker>
`
	foot = " </Kommune>\n</Melding>\n"
)

// tenor is the i-th synthetic number: births from 1930 on, 150 a day.
func tenor(i int) string {
	for try := 0; ; try++ {
		y, m, d := (ident.Date(1930, 1, 1) + ident.Day(i/150+try/3*5000)).Civil()
		individ := i%150*3 + try%3
		n := [11]uint8{uint8(d / 10), uint8(d % 10), uint8(m/10 + 8), uint8(m % 10), uint8(y / 10 % 10), uint8(y % 10),
			uint8(individ / 100), uint8(individ / 10 % 10), uint8(individ % 10)}
		if ident.SetCheckDigits(&n) {
			var s [11]byte
			for k, v := range n {
				s[k] = '0' + v
			}
			return string(s[:])
		}
	}
}

func check(t *testing.T, doc string, o core.CheckOptions) *rule.Report {
	t.Helper()
	r, err := core.Check(context.Background(), strings.NewReader(doc), o)
	if err != nil {
		t.Fatal(err)
	}
	return r.Report
}

// fired are the rules of a report, in order, with their counts.
func fired(r *rule.Report) string {
	var out []string
	for _, f := range r.Rules {
		out = append(out, fmt.Sprintf("%s×%d", f.ID, f.Count))
	}
	return strings.Join(out, " ")
}

func TestCheckSound(t *testing.T) {
	r := check(t, annual(3), core.CheckOptions{Year: 2026, Municipality: "0301"})
	if got := fired(r); got != "" {
		t.Errorf("a sound delivery broke %s: %+v", got, r.Findings)
	}
	if r.Persons != 3 || r.Services != 6 || r.Kind != "test" || r.Year != 2026 || r.Municipality != "0301" || r.Format != "aar" {
		t.Errorf("%+v", r)
	}
}

func TestCheckUnusable(t *testing.T) {
	whole := annual(2)
	for name, c := range map[string]struct {
		doc  string
		rule string
		o    core.CheckOptions
	}{
		"empty":         {"", "M001×1", core.CheckOptions{}},
		"pdf":           {"%PDF-1.7\n…", "M001×1", core.CheckOptions{}},
		"cut":           {whole[:len(whole)/2], "M002×1", core.CheckOptions{}},
		"cut at root":   {head[:60], "M002×1", core.CheckOptions{}},
		"dtd":           {`<!DOCTYPE x [<!ENTITY a "b">]>` + whole[39:], "M003×1", core.CheckOptions{}},
		"utf-16":        {"\xFF\xFE<\x00", "M004×1", core.CheckOptions{}},
		"other xml":     {"<html><body/></html>", "M005×1", core.CheckOptions{}},
		"other year":    {whole, "M014×1", core.CheckOptions{Year: 2025}},
		"other sender":  {whole, "K003×1", core.CheckOptions{Municipality: "4601"}},
		"no such place": {strings.Replace(whole, "0301", "9876", 1), "K001×1", core.CheckOptions{}},
		"old place":     {strings.Replace(whole, "0301", "3001", 1), "K002×1", core.CheckOptions{}},
	} {
		r := check(t, c.doc, c.o)
		if got := fired(r); got != c.rule {
			t.Errorf("%s: %s, want %s", name, got, c.rule)
		}
		if r.Counts.Fatal != 1 || r.Bytes != int64(len(c.doc)) {
			t.Errorf("%s: %d fatal, %d of %d bytes read", name, r.Counts.Fatal, r.Bytes, len(c.doc))
		}
	}
}

func TestCheckCountsAreTrueAndFindingsCapped(t *testing.T) {
	const n = 12_000
	doc := strings.ReplaceAll(annual(n), `minutterUke="60"`, `minutterUke="99999"`)
	last := strings.LastIndex(doc, `utfall="3"`)
	doc = doc[:last] + `utfall="8"` + doc[last+10:]
	r := check(t, doc, core.CheckOptions{})
	if got := fired(r); !strings.HasPrefix(got, fmt.Sprintf("S004×1 T011×%d P", n)) {
		t.Errorf("fired %s", got)
	}
	if len(r.Findings) > rule.MaxFindings || !r.Truncated || r.Counts.Error != n {
		t.Errorf("%d findings, truncated %v, counts %+v", len(r.Findings), r.Truncated, r.Counts)
	}
	seen := map[string]bool{}
	for _, f := range r.Findings {
		seen[f.Rule] = true
	}
	if !seen["S004"] {
		t.Error("the last rule to fire lost its place")
	}
}

func TestCheckHidesWhatPassesAsAnIdentity(t *testing.T) {
	doc := annual(1)
	nr := tenor(0)
	doc = strings.Replace(doc, `brukerNr="100000"`, `brukerNr="x-`+nr+`"`, 1)
	r := check(t, doc, core.CheckOptions{Kind: wire.Test})
	if got := fired(r); got != "B010×1" {
		t.Fatalf("fired %s", got)
	}
	if got := r.Findings[0].BrukerNr; got != "***" {
		t.Errorf("brukerNr shown as %q", got)
	}
}

func TestCheckKinds(t *testing.T) {
	test := annual(2)
	for _, c := range []struct {
		doc  string
		kind wire.Kind
		want string
		now  string
	}{
		{test, "", "", "test"},
		{test, wire.Production, "M015×1 B006×2", "production"},
		{test, wire.Research, "", "research"},
	} {
		r := check(t, c.doc, core.CheckOptions{Kind: c.kind})
		if got := fired(r); got != c.want || r.Kind != c.now {
			t.Errorf("kind %q: %s as %s, want %s as %s", c.kind, got, r.Kind, c.want, c.now)
		}
	}
}

func TestCheckReadsToTheEndAndReportsFailure(t *testing.T) {
	broken := errors.New("disk gone")
	r := io.MultiReader(strings.NewReader(head), iotest.ErrReader(broken))
	if _, err := core.Check(context.Background(), r, core.CheckOptions{}); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := core.Check(ctx, strings.NewReader(annual(1)), core.CheckOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	var read int64
	doc := annual(2000)
	check(t, doc, core.CheckOptions{Progress: func(n int64) { read = n }})
	if read != int64(len(doc)) {
		t.Errorf("progress ended at %d of %d", read, len(doc))
	}
}

// TestCheckInSmallPieces proves that where the buffer ends changes nothing.
func TestCheckInSmallPieces(t *testing.T) {
	doc := strings.ReplaceAll(annual(1500), "\n", "\r\n")
	doc = strings.Replace(doc, `utfall="3"`, `utfall="7"`, 1)
	want := check(t, doc, core.CheckOptions{})
	got, err := core.Check(context.Background(), iotest.HalfReader(strings.NewReader(doc)), core.CheckOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if fired(got.Report) != fired(want) || got.Report.Findings[0] != want.Findings[0] {
		t.Errorf("%s %+v, want %s %+v", fired(got.Report), got.Report.Findings[0], fired(want), want.Findings[0])
	}
}
