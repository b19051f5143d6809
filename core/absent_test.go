package core_test

import (
	"os"
	"strings"
	"testing"

	"sluse/core"
	"sluse/core/calendar"
)

// TestAbsentAttributes: a rule that blames an attribute the tag does not have
// points at the tag, however its lines are broken.
func TestAbsentAttributes(t *testing.T) {
	good := fixture(t, "good-0301-2026.xml")
	for _, broken := range []string{" ", "\n  "} {
		noPeriod := strings.Replace(good, ` fraDatoPeriode="2026-01-01"`, broken, 1)
		wants(t, noPeriod, "M013")
		unborn := strings.Replace(good, "<Bruker ", `<Bruker brukerNr="900900"`+broken+`typeID="9"`+broken+`fodselsar="1800"/><Bruker `, 1)
		wants(t, unborn, "B011")
	}
}

// TestSeparatedIdentityIsHidden: a brukerNr that is an identity number with
// something between its halves is no more shown than one without.
func TestSeparatedIdentityIsHidden(t *testing.T) {
	good := fixture(t, "good-0301-2026.xml")
	_, rest, _ := strings.Cut(good, `fid="`)
	nr := rest[:6] + "-" + rest[6:11]
	_, after, _ := strings.Cut(good, `brukerNr="`)
	old, _, _ := strings.Cut(after, `"`)
	r := check(t, strings.Replace(good, `brukerNr="`+old+`"`, `brukerNr="`+nr+`"`, 1), core.CheckOptions{})
	found := false
	for _, f := range r.Findings {
		found = found || f.Rule == "B010"
		if f.BrukerNr == nr {
			t.Errorf("%s shows the number", f.Rule)
		}
	}
	if !found {
		t.Error("B010 did not fire")
	}
}

// TestVersionOfALaterYear: a year that has no layout of its own is written
// with the newest one, not with any.
func TestVersionOfALaterYear(t *testing.T) {
	later := strings.NewReplacer(`fraDatoPeriode="2026-`, `fraDatoPeriode="2027-`, `tilDatoPeriode="2026-`, `tilDatoPeriode="2027-`, `versjon="1.1"`, `versjon="9.9"`)
	wants(t, later.Replace(fixture(t, "good-0301-2026.xml")), "M012")
}

func fixture(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile("../testdata/deliveries/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func wants(t *testing.T, doc, id string) {
	t.Helper()
	r := check(t, doc, core.CheckOptions{Calendar: calendar.Default})
	for _, f := range r.Findings {
		if f.Column < 0 || f.Line < 0 {
			t.Errorf("%s stands at %d:%d", f.Rule, f.Line, f.Column)
		}
	}
	for _, f := range r.Rules {
		if f.ID == id {
			return
		}
	}
	t.Errorf("%s did not fire: %+v", id, r.Rules)
}
