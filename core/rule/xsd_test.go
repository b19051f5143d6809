package rule_test

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"sluse/core/format"
	"sluse/core/rule"
)

var (
	mutantsFlag = flag.Int("mutants", 400, "how many changed documents to compare with the schemas")
	mutantsSeed = flag.Uint64("mutants-seed", 1, "which ones")
)

// TestSchemaAndRulesAgree holds the rules marked X to their promise: a file is
// valid by the schema exactly when none of them fires. xmllint is the judge; for
// IPLOS in KPR the published schema is too, where it is at hand.
func TestSchemaAndRulesAgree(t *testing.T) {
	lint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("xmllint is not installed (Debian: libxml2-utils)")
	}
	for _, c := range []struct {
		name   string
		layout *format.Layout
		doc    string
	}{
		{"aar-1.1", format.ForYear(2026), rich},
		{"aar-1.0", format.ForYear(2025), strings.NewReplacer("2026-", "2025-", "2027-", "2026-", `"1.1"`, `"1.0"`, ` soknadID="S1" vedtakDato="2026-02-24"`, "").Replace(rich)},
		{"kpr", format.ForKPR(), events},
	} {
		t.Run(c.name, func(t *testing.T) {
			var xsd bytes.Buffer
			if err := format.WriteXSD(&xsd, c.layout); err != nil {
				t.Fatal(err)
			}
			own := filepath.Join(t.TempDir(), "own.xsd")
			if err := os.WriteFile(own, xsd.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			docs := mutants(c.doc, *mutantsFlag)
			agree(t, lint, own, docs)
			if c.layout.Format == format.KPR {
				official := "../../../shared/domain/xsd/XPR(ipl).xsd"
				if _, err := os.Stat(official); err != nil {
					t.Skip("the published schema of IPLOS in KPR is not at hand: its files are not part of the project")
				}
				agree(t, lint, official, docs)
			}
		})
	}
}

// mutants are the document itself and n changed ones.
func mutants(doc string, n int) []string {
	m := mutator{rand.New(rand.NewPCG(*mutantsSeed, 2))}
	out := []string{doc}
	for range n {
		d := m.apply(doc)
		if m.IntN(3) == 0 {
			d = m.apply(d)
		}
		out = append(out, d)
	}
	return out
}

// agree compares the verdicts on the documents that are read to their end.
func agree(t *testing.T, lint, xsd string, docs []string) {
	t.Helper()
	dir := t.TempDir()
	args := []string{"--noout", "--nonet", "--schema", xsd}
	for i, d := range docs {
		file := filepath.Join(dir, fmt.Sprintf("%d.xml", i))
		if err := os.WriteFile(file, []byte(d), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	out, err := exec.Command(lint, args...).CombinedOutput()
	if out == nil {
		t.Fatal(err)
	}
	compared, refused := 0, 0
	for i, d := range docs {
		fired, fatal := schemaRules(t, d)
		if fatal {
			continue
		}
		compared++
		valid := strings.Contains(string(out), fmt.Sprintf("%s/%d.xml validates\n", dir, i))
		if !valid {
			refused++
		}
		if valid != (fired == "") {
			t.Errorf("schema valid: %v, rules: %q\n%s\n%s", valid, fired, said(string(out), fmt.Sprintf("%s/%d.xml:", dir, i)), d)
			return
		}
	}
	t.Logf("%d documents compared, %d refused by both", compared, refused)
	if compared < len(docs)/2 || refused < compared/5 || refused == compared {
		t.Errorf("too little to compare: %d of %d, %d refused", compared, len(docs), refused)
	}
}

// schemaRules are the rules marked X that fire, and whether reading stopped.
func schemaRules(t *testing.T, doc string) (fired string, fatal bool) {
	t.Helper()
	r, _, err := rule.Run(strings.NewReader(doc), rule.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Rules {
		if rule.Find(f.ID).Schema {
			fired += f.ID + " "
		}
	}
	return fired, r.Counts.Fatal > 0
}

func said(out, file string) string {
	var b strings.Builder
	for line := range strings.Lines(out) {
		if strings.HasPrefix(line, file) {
			b.WriteString(line)
		}
	}
	return b.String()
}

// rich has every element once or more.
const rich = `<?xml version="1.0" encoding="UTF-8"?>
<Melding xmlns="urn:sluse:iplos:1" versjon="1.1" meldingstype="B" fraDatoPeriode="2026-01-01" tilDatoPeriode="2026-12-31" uttakDato="2027-01-04" leverandor="Eksempel AS" navnEPJ="Eksempel" versjonEPJ="9.2" versjonUt="1.0" lopenr="12" lokalident="a-1">
 <Kontaktperson kontPerson="IPLOS-kontakten" meldTelefon="+47 12345678" meldEpost1="iplos@eksempel.invalid" meldEpost2="b@eksempel.invalid" typeKontaktperson="17"/>
 <Kommune kommuneNr="4601" kommuneOrgNr="958935420">
  <Bruker brukerNr="100017" fid="03854112030" typeID="1" husstand="1" boforhold="1" bydel="460102" dodsDato="2026-12-30" venteliste="3">
   <Diagnose kodeverk="1" kode="P70" registrertDato="2026-01-01"/>
   <Bistandsbehov vurdertDato="2026-02-20" nesteVurderingDato="2027-01-01" sosialDeltakelse="2" beslutninger="1" egenHelse="3" innendors="2" horsel="1"/>
   <Samfunnsdeltakelse omrade="3" behov="1" mottarBistand="2"/>
   <Soknad soknadID="S1" mottattDato="2026-02-10" tjenesteType="15" vedtakDato="2026-02-24" utfall="1" klageDato="2026-03-01" klageUtfall="2"/>
   <Tjeneste tjenesteID="T1" tjenesteType="15" fraDato="2026-03-01" minutterUke="90" tjenesteOrgNr="958935420">
    <MidlertidigStopp midlertidigStoppID="P1" fraDato="2026-04-01" tilDato="2026-04-05" arsak="1"/>
   </Tjeneste>
   <Tjeneste tjenesteID="T2" tjenesteType="21" soknadID="S1" vedtakDato="2026-02-24" fraDato="2026-03-01" tilDato="2026-05-01"/>
   <Opphold oppholdType="1" fraDato="2026-05-01" tilDato="2026-05-02"/>
  </Bruker>
  <Bruker brukerNr="100018" fid="17895220084" typeID="1"/>
 </Kommune>
</Melding>
`

// events has every element of IPLOS in KPR.
const events = `<?xml version="1.0" encoding="UTF-8"?>
<Melding xmlns="http://www.npr.no/xmlstds/56_0_0_ipl" versjon="56.0.0" meldingstype="K" leverandor="Eksempel AS" navnEPJ="Eksempel" versjonEPJ="9.2" versjonUt="1.0" lokalident="x">
  <Notifikasjon statusNotifikasjon="N" notifikasjonTid="2026-05-02T08:00:00" notifikasjonGUID="00000000-0000-4000-8000-000000000001" notifikasjonForrigeGUID="00000000-0000-0000-0000-000000000000" notifikasjonLopeNr="1">
   <TjenesteStart tjenesteType="21" hendelseRegTid="2026-05-01T10:00:00" hendelseDato="2026-05-01" tjenesteID="T1" hendelseGUID="00000000-0000-4000-8000-000000000501" tjenesteOrgNr="958935420">
    <Bruker pasientGUID="00000000-0000-4000-8000-000000000900" brukerNr="100017" fid="03854112030" typeID="1" bydel="02"/>
   </TjenesteStart>
  </Notifikasjon>
  <Notifikasjon statusNotifikasjon="M" notifikasjonTid="2026-05-02T08:00:00+02:00" notifikasjonGUID="{00000000-0000-4000-8000-000000000002}" notifikasjonForrigeGUID="00000000-0000-4000-8000-000000000001" notifikasjonLopeNr="2" notifikasjonRef="00000000-0000-4000-8000-000000000001">
   <TjenesteutforerEndret tjenesteType="21" hendelseRegTid="2026-05-01T10:00:00" hendelseDato="2026-05-01" tjenesteID="T1" hendelseGUID="00000000-0000-4000-8000-000000000502" tjenesteOrgNr="958935420">
    <Bruker pasientGUID="00000000-0000-4000-8000-000000000900" brukerNr="100017" fid="03854112030" typeID="1"/>
   </TjenesteutforerEndret>
  </Notifikasjon>
  <Notifikasjon statusNotifikasjon="N" notifikasjonTid="2026-05-03T08:00:00" notifikasjonGUID="00000000-0000-4000-8000-000000000003" notifikasjonForrigeGUID="00000000-0000-4000-8000-000000000002" notifikasjonLopeNr="3">
   <MidlertidigStoppFra tjenesteType="21" hendelseRegTid="2026-05-01T10:00:00" hendelseDato="2026-05-04" tjenesteID="T1" hendelseGUID="00000000-0000-4000-8000-000000000503" midlertidigStoppID="P1">
    <Bruker pasientGUID="00000000-0000-4000-8000-000000000900" brukerNr="100017" fid="03854112030" typeID="1"/>
   </MidlertidigStoppFra>
  </Notifikasjon>
  <Kontaktperson kontPerson="IPLOS-kontakten" meldTelefon="1" meldEpost1="iplos@eksempel.invalid" meldEpost2="b" typeKontaktperson="17"/>
  <Kommune kommuneNr="4601"/>
</Melding>
`
