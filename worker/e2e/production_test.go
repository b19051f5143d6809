//go:build testyear

package e2e

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"sluse/core/synth"
)

// TestProduction sends a delivery of kind production, with numbers that can
// belong to no one, as a municipality does in January: with no word about
// parts. It goes in two, since the key list names a pseudonym manager.
func TestProduction(t *testing.T) {
	h := startOf(t, &host{name: "native", bin: buildTestYear(t), clock: "2041-01-05T09:00:00+01:00"})
	var plain bytes.Buffer
	if _, err := synth.Write(&plain, synth.Options{Year: 2040, Municipality: "0301", Persons: 40, Seed: 1, Production: true}); err != nil {
		t.Fatal(err)
	}
	w := &parted{host: h, dir: t.TempDir(), production: true, sent: []sent{{municipality: "0301", year: 2040, plain: plain.Bytes()}}}
	secrets := needlesOf(w.identities())
	w.sendOne(t, &w.sent[0], "delivery")
	if ide, ipl := w.opened(t, h.dev.Identities["tpf"]), w.opened(t, h.dev.Identities["ssb"]); len(ide) != 1 || len(ipl) != 1 {
		t.Fatalf("a production delivery made %d identity and %d professional parts", len(ide), len(ipl))
	}
	w.pseudonyms(t)
	for _, o := range w.opened(t, h.dev.Identities["ssb"]) {
		free(t, "what SSB opens before the join", o.plain, secrets)
	}
	w.pickup(t)
	w.samePersons(t)
	w.feedback(t)
	stats := string(h.sluse(t, nil, "register", "stats", "-json", "-year", "2040", "-db", filepath.Join(w.dir, "ssb", "register.db")).ok().stdout)
	if !strings.Contains(stats, `"recipients":40,`) {
		t.Errorf("the register has other figures: %s", stats)
	}
}

// buildTestYear builds command and host that know the year.
func buildTestYear(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, pkg := range map[string]string{"sluse": "./core/cmd/sluse", "sluse-edge": "./worker"} {
		program(t, nil, nil, "go", "build", "-tags", "testyear", "-o", filepath.Join(dir, name), pkg).ok()
	}
	return dir
}
