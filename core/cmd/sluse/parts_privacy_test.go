package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// TestNoIdentityReachesSSB: identities of every type, most of them faulty, go to
// the pseudonym manager and leave no trace in what it says or logs, nor in
// anything that SSB says, writes or stores. Nor does a number of the
// municipality's own.
func TestNoIdentityReachesSSB(t *testing.T) {
	w := newKillRun(t)
	const mark, own = "QZFID", "QZNR"
	n, k := 0, 0
	types := []string{"1", "2", "3", "4", "8", "9", "10", "11", "12"}
	whole := ok(t, "synth", "-year", "2026", "-municipality", "1151", "-persons", "60", "-seed", "4")
	whole = regexp.MustCompile(` fid="[0-9]+" typeID="1"`).ReplaceAllFunc(whole, func(was []byte) []byte {
		if n++; n%3 == 0 {
			return was // some hold, so that the delivery is known for a test
		}
		return []byte(` fid="` + mark + strconv.Itoa(n) + `" typeID="` + types[n*2/3%len(types)] + `"`)
	})
	whole = regexp.MustCompile(` (brukerNr|tjenesteID|soknadID)="[^"]+"`).ReplaceAllFunc(whole, func(was []byte) []byte {
		k++
		name, _, _ := bytes.Cut(was, []byte("="))
		return []byte(string(name) + `="` + own + strconv.Itoa(k) + `"`)
	})
	file := w.path("marked.xml")
	if err := os.WriteFile(file, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	said := ok(t, "send", "-force", "-url", w.server.URL, "-token", w.m.Tokens["1151"], "-split", "on", "-reply", w.path("r.reply"), file)
	said = append(said, w.stored()...)
	for _, args := range [][]string{w.tpf, w.pickup} {
		out, err := self(append(args, "-json")...).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", args[0], err, out)
		}
		said = append(said, out...)
	}
	for _, table := range []string{"findings", "leftout", "deliveries", "account"} {
		said = append(said, ok(t, "register", "table", "-db", w.path("register.db"), "-year", "2026", "-kind", "test", table)...)
	}
	if n < 60 || k < 100 || !bytes.Contains(said, []byte(`"loaded":true`)) || !bytes.Contains(said, []byte("B002")) || !bytes.Contains(said, []byte("B005")) {
		t.Fatalf("%d persons, %d numbers; it was not read in, or found no fault:\n%s", n, k, said)
	}
	for _, secret := range []string{mark, own} {
		if bytes.Contains(said, []byte(secret)) {
			t.Errorf("%s stands in what was said or stored at the edge", secret)
		}
		w.nowhere(t, secret, "in", "audit.log", "register.db", "register.db-wal", "tmp")
	}
}

// nowhere looks for a secret in files and folders of the run.
func (w *killRun) nowhere(t *testing.T, secret string, names ...string) {
	t.Helper()
	seen := 0
	for _, name := range names {
		filepath.WalkDir(w.path(name), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil
			}
			seen++
			if b, err := os.ReadFile(path); err != nil || bytes.Contains(b, []byte(secret)) {
				t.Errorf("%s stands in %s (%v)", secret, path, err)
			}
			return nil
		})
	}
	if seen < 5 { // delivery, report, receipt, log, register
		t.Errorf("looked at %d files", seen)
	}
}
