package rule_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"sluse/core/format"
	"sluse/core/rule"
)

// issued are the rules that have been given a number, so that none is reused
// or lost: a rule that ends stays in the table.
const issued = `M001 M002 M003 M004 M005 M006 M007 M008 M009 M010 M011 M012 M013 M014 M015 M016 M017 M018
K001 K002 K003 K004
B001 B002 B003 B004 B005 B006 B007 B008 B009 B010 B011 B012 B013 B014 B015 B016 B017 B018 B019 B020 B021
S001 S002 S003 S004
T001 T002 T003 T004 T005 T006 T007 T008 T009 T010 T011 T012 T013 T014 T015 T016 T017
F001 F002 F003 F004 F005 F006 D001 O001 O002 O003 O004
P001 P002 P003 P004 P005 P006 P007 P008 P009 P010 P011 P012 P013 P014 P015 P016 P017 P018
H001 H002 H003 H004 H005 H006 H007 H008 H009`

func TestRows(t *testing.T) {
	var ids []string
	for _, r := range rule.Rows() {
		ids = append(ids, r.ID)
		if r.Mark != "K" && r.Mark != "O" && r.Mark != "K/O" {
			t.Errorf("%s: mark %q", r.ID, r.Mark)
		}
		if r.Source == "" && r.Mark != "O" {
			t.Errorf("%s is known but names no source", r.ID)
		}
		if (r.Severity == rule.Fatal) != (r.Consequence == rule.AllGone) {
			t.Errorf("%s: a fatal rule, and no other, rejects the delivery", r.ID)
		}
		for lang, w := range map[string]rule.Words{"nb": r.NB, "nn": r.NN, "en": r.EN} {
			judgeWords(t, r.ID+" "+lang, w)
		}
		if r.Other != [3]rule.Words{} {
			for _, w := range r.Other {
				judgeWords(t, r.ID+" otherwise", w)
			}
		}
	}
	if want := strings.Fields(issued); !slices.Equal(ids, want) {
		t.Errorf("the table has %v", ids)
	}
}

var placeholder = regexp.MustCompile(`\{[^}]*\}`)

// bare are the placeholders that are no sentence, as a reason is.
var bare = regexp.MustCompile(`\{(element|attribute|n|year|code)\}`)

func judgeWords(t *testing.T, where string, w rule.Words) {
	t.Helper()
	if w.Title == "" || w.Advice == "" {
		t.Errorf("%s: title or advice is missing", where)
	}
	if strings.HasSuffix(w.Title, ".") || !strings.HasSuffix(w.Advice, ".") {
		t.Errorf("%s: a title has no full stop, an advice has one", where)
	}
	if rest := bare.ReplaceAllString(w.Message, ""); w.Message != "" && !strings.ContainsAny(rest, "aeiou") {
		t.Errorf("%s: the message says nothing of its own: %s", where, w.Message)
	}
	for _, p := range placeholder.FindAllString(w.Message, -1) {
		if !slices.Contains([]string{"{element}", "{attribute}", "{n}", "{year}", "{code}", "{reason}", "{form}"}, p) {
			t.Errorf("%s: message holds %s", where, p)
		}
	}
}

// TestSendEvenIfIncomplete holds rules that only ask for more to warnings.
func TestSendEvenIfIncomplete(t *testing.T) {
	for _, id := range strings.Fields("B012 B015 B018 S002 S004 T005 T012 T015 F001 F002 F005") {
		if s := rule.Find(id).Severity; s != rule.Warning && s != rule.Info {
			t.Errorf("%s is %s", id, s)
		}
	}
	for _, r := range rule.Rows() {
		if r.ID[0] == 'P' && (r.Severity == rule.Error || r.Severity == rule.Fatal) {
			t.Errorf("%s is %s", r.ID, r.Severity)
		}
	}
}

// TestTypesAreOfServices: steps are chosen by the tjenesteType of a Tjeneste.
func TestTypesAreOfServices(t *testing.T) {
	n := 0
	for _, r := range rule.Rows() {
		for _, c := range r.Checks {
			if c.Types != (format.Set{}) && (c.On != format.Tjeneste || c.When != rule.AtStart) {
				t.Errorf("%s asks for a tjenesteType elsewhere", r.ID)
			}
			if c.On == format.Tjeneste && c.When == rule.AtStart {
				n++
			}
		}
	}
	if n > 64 {
		t.Errorf("%d checks at a Tjeneste's start are more than a word has bits", n)
	}
}

func TestSeverityByYear(t *testing.T) {
	b003 := rule.Find("B003")
	if b003.In(2031) != rule.Error || b003.In(2032) != rule.Info {
		t.Errorf("2031 %s, 2032 %s", b003.In(2031), b003.In(2032))
	}
}

func TestOverrides(t *testing.T) {
	const head = "sluse.overrides/v1\nissued: 2027-01-10T12:00:00+01:00\n"
	o, err := rule.ParseOverrides(head + "lower: T011 2026 warning satsene er for strenge\nlower: Z999 * info finnes ikke her\n")
	if err != nil {
		t.Fatal(err)
	}
	const hours = ` fraDato="2026-03-01" minutterUke="10081"/>`
	doc := strings.Replace(sound, ` fraDato="2026-03-01" minutterUke="90"/>`, hours, 1)
	r, _, err := rule.Run(strings.NewReader(doc), rule.Options{Overrides: o})
	if err != nil || r.Counts.Error != 0 || r.Counts.Warning != 1 || r.Rules[0].Severity != rule.Warning {
		t.Errorf("%+v %v", r, err)
	}
	if r.RulesVersion != rule.Version+"+20270110T110000Z" {
		t.Errorf("report made with %s", r.RulesVersion)
	}
	for _, bad := range []string{
		"lower: M001 * warning kritisk", "lower: T005 * error hevet", "lower: T011 2026 fatal hevet",
		"lower: T011 2026 warning", "lower: T011 snart warning x", "raise: T011 * error x", "lower: T011 * warning  to mellomrom\n\n",
	} {
		if _, err := rule.ParseOverrides(head + bad + "\n"); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

// sound is a delivery that breaks no rule.
const sound = `<?xml version="1.0" encoding="UTF-8"?>
<Melding xmlns="urn:sluse:iplos:1" versjon="1.1" meldingstype="B" fraDatoPeriode="2026-01-01" tilDatoPeriode="2026-12-31" uttakDato="2027-01-04" leverandor="Eksempel AS" navnEPJ="Eksempel" versjonEPJ="9.2" versjonUt="1.0">
 <Kontaktperson kontPerson="IPLOS-kontakten" meldEpost1="iplos@eksempel.invalid" typeKontaktperson="17"/>
 <Kommune kommuneNr="4601">
  <Bruker brukerNr="100017" fid="03854112030" typeID="1" husstand="1" boforhold="1" bydel="460102">
   <Bistandsbehov vurdertDato="2026-02-20" sosialDeltakelse="2" beslutninger="1" egenHelse="3" innendors="2" utendors="3" husarbeid="4" hygiene="2" paakledning="2" lageMat="3" spise="1" toalett="1" varerTjenester="4" styreAtferd="1" hukommelse="2" kommunikasjon="1" syn="2" horsel="1"/>
   <Tjeneste tjenesteID="T1" tjenesteType="15" fraDato="2026-03-01" minutterUke="90"/>
  </Bruker>
 </Kommune>
</Melding>
`
