package synth

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// official is where the published schema lies beside a checkout; it is not
// ours to hand on.
const official = "../../../shared/domain/xsd/XPR(ipl).xsd"

func TestKPRAgainstThePublishedSchema(t *testing.T) {
	xsd, err := filepath.Abs(official)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(xsd); err != nil {
		t.Skip("the published schema is not at hand")
	}
	if _, err := exec.LookPath("xmllint"); err != nil {
		t.Skip("xmllint (libxml2-utils) is not installed")
	}
	for _, m := range []string{"0301", "3201", "4601"} {
		file := filepath.Join(t.TempDir(), "kpr.xml")
		b := delivery(t, Options{Year: 2026, Municipality: m, Persons: 2000, Seed: 9, Format: "kpr"})
		if err := os.WriteFile(file, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("xmllint", "--noout", "--schema", xsd, file).CombinedOutput(); err != nil {
			t.Errorf("%s: %.2000s", err, out)
		}
	}
}

// TestKPRChain: numbers rise, each notification names the one before, and
// corrections name an original of the file.
func TestKPRChain(t *testing.T) {
	const n = 500
	b := delivery(t, Options{Year: 2026, Municipality: "4601", Persons: n, Seed: 9, Format: "kpr"})
	previous, number_ := "00000000-0000-0000-0000-000000000000", 0
	originals, persons, corrections := map[string]bool{}, map[string]bool{}, 0
	for l := range bytes.Lines(b) {
		l = bytes.TrimSpace(l)
		if bytes.HasPrefix(l, []byte("<Bruker ")) {
			persons[string(attr(l, "brukerNr"))] = true
		}
		if !bytes.HasPrefix(l, []byte("<Notifikasjon ")) {
			continue
		}
		if string(attr(l, "notifikasjonForrigeGUID")) != previous {
			t.Fatal("the chain is broken")
		}
		if k := number(attr(l, "notifikasjonLopeNr")); k <= number_ {
			t.Fatal("the number does not rise")
		} else {
			number_ = k
		}
		previous = string(attr(l, "notifikasjonGUID"))
		if string(attr(l, "statusNotifikasjon")) == "N" {
			originals[previous] = true
			continue
		}
		corrections++
		if !originals[string(attr(l, "notifikasjonRef"))] {
			t.Fatal("a correction of nothing")
		}
	}
	if len(persons) != n || corrections == 0 {
		t.Errorf("%d persons, %d corrections", len(persons), corrections)
	}
}
