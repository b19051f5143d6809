package main

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"sluse/core/wire"
)

// The pseudonym manager and SSB are both killed at random points, over and over,
// and let run once in the end: every delivery is in the register, once and
// whole, nobody was told two different things, and the audit log holds.
func TestPartsKilled(t *testing.T) {
	const deliveries, persons, kills = 24, 60, 80
	w := newKillRun(t)
	for i := range deliveries {
		w.send(t, i, persons)
	}
	r := rand.New(rand.NewPCG(2027, 2))
	killed := 0
	for i := range kills {
		verb := w.tpf
		if i%2 == 1 {
			verb = w.pickup
		}
		killed += w.killed(t, verb, time.Duration(r.IntN(60))*time.Millisecond)
		w.expireLeases()
	}
	t.Logf("killed %d times; %d mapped and %d read until then", killed, w.count(func(d *testDelivery) bool { return d.mapping != nil }),
		w.count(func(d *testDelivery) bool { return d.state == wire.Read }))
	ok(t, w.tpf...)
	ok(t, w.pickup...)
	if killed < kills/8 {
		t.Errorf("killed only %d times", killed)
	}

	for _, d := range w.deliveries {
		if d.outcome.Result != wire.ResultRead || d.conflicts > 0 {
			t.Errorf("%s: %q, told otherwise %d times", d.manifest.ID, d.outcome.Result, d.conflicts)
		}
	}
	ok(t, "tpf", "audit", w.path("audit.log"))
	w.registerHas(t, deliveries, persons)
	w.foldersHave(t, deliveries)
}

// killRun is a service with both collectors' commands.
type killRun struct {
	testEdge
	dir         string
	tpf, pickup []string
}

func newKillRun(t *testing.T) *killRun {
	t.Helper()
	w := &killRun{dir: t.TempDir()}
	ok(t, "dev", "-data", w.dir)
	if err := w.start(w.dir); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.server.Close)
	t.Setenv("TMPDIR", w.path("tmp"))
	if err := os.Mkdir(w.path("tmp"), 0o700); err != nil {
		t.Fatal(err)
	}
	ok(t, "tpf", "keygen", "-o", w.path("register.key"))
	w.tpf = []string{"tpf", "-once", "-url", w.server.URL, "-token", w.m.Tokens["tpf"], "-identity", w.m.Identities[wire.RoleTPF],
		"-key", w.path("register.key"), "-audit", w.path("audit.log")}
	w.pickup = []string{"pickup", "-once", "-url", w.server.URL, "-token", w.m.Tokens["ssb"], "-identity", w.m.Identities[wire.RoleSSB],
		"-dir", w.path("in"), "-register", w.path("register.db")}
	return w
}

func (w *killRun) count(is func(*testDelivery) bool) (n int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, d := range w.deliveries {
		if is(d) {
			n++
		}
	}
	return n
}

func (w *killRun) path(name string) string { return filepath.Join(w.dir, name) }

// send delivers for another municipality or year each time.
func (w *killRun) send(t *testing.T, i, persons int) {
	t.Helper()
	municipality := devMunicipalities[i%len(devMunicipalities)]
	year := 2025 + i/len(devMunicipalities)%2
	name := w.path(strconv.Itoa(i) + ".xml")
	ok(t, "synth", "-year", strconv.Itoa(year), "-municipality", municipality, "-persons", strconv.Itoa(persons), "-seed", strconv.Itoa(i), "-o", name)
	ok(t, "send", "-url", w.server.URL, "-token", w.m.Tokens[municipality], "-split", "on", "-reply", "none", name)
}

// killed runs the command and kills it after a while; 1 if it had not ended.
func (w *killRun) killed(t *testing.T, args []string, after time.Duration) int {
	t.Helper()
	cmd := self(args...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	stop := time.AfterFunc(after, func() { cmd.Process.Kill() })
	defer stop.Stop()
	cmd.Wait()
	if cmd.ProcessState.Exited() {
		return 0
	}
	return 1
}

// ok runs the command to its good end and returns its output.
func ok(t *testing.T, args ...string) []byte {
	t.Helper()
	cmd := self(args...)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", args[0], err, said.Bytes())
	}
	return out.Bytes()
}

func (w *killRun) registerHas(t *testing.T, deliveries, persons int) {
	t.Helper()
	n := 0
	for _, year := range []string{"2025", "2026"} {
		var rows []struct {
			ID      string
			Persons int
		}
		out := ok(t, "register", "table", "-json", "-db", w.path("register.db"), "-year", year, "-kind", "test", "deliveries")
		if err := json.Unmarshal(out, &rows); err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			if n++; r.Persons != persons {
				t.Errorf("%s has %d persons in the register, want %d", r.ID, r.Persons, persons)
			}
		}
		var s struct{ Recipients int }
		out = ok(t, "register", "stats", "-json", "-db", w.path("register.db"), "-year", year, "-kind", "test")
		if err := json.Unmarshal(out, &s); err != nil || s.Recipients != deliveries/2*persons {
			t.Errorf("%s: %d recipients, want %d (%v)", year, s.Recipients, deliveries/2*persons, err)
		}
	}
	if n != deliveries {
		t.Errorf("%d deliveries in the register, want %d", n, deliveries)
	}
}

// foldersHave: a delivery, a report and a receipt each, and no work left behind.
func (w *killRun) foldersHave(t *testing.T, deliveries int) {
	t.Helper()
	for dir, want := range map[string]int{"in": 3*deliveries + 1, "in/.pickup": 0} {
		all, err := os.ReadDir(w.path(dir))
		if err != nil || len(all) != want {
			t.Errorf("%d files in %s, want %d: %v", len(all), dir, want, err)
		}
	}
}
