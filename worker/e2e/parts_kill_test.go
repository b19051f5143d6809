package e2e

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestPartsKilled kills the pseudonym manager, SSB and the host, all at once, at
// random points, until in the end all may finish: every delivery is in the
// register, once and whole.
func TestPartsKilled(t *testing.T) {
	const persons, rounds = 150, 12
	h := start(t, "native")
	w := &parted{host: h, dir: t.TempDir(), flags: []string{"-split", "on"}}
	for i, municipality := range []string{"0301", "1103", "1151", "3301", "4601", "5001", "5501", "1835"} {
		s := sent{municipality: municipality, year: 2026, plain: w.sluse(t, nil, "synth", "-year", "2026", "-municipality", municipality,
			"-persons", strconv.Itoa(persons), "-seed", strconv.Itoa(i+1)).ok().stdout}
		w.sendOne(t, &s, strconv.Itoa(i))
		w.sent = append(w.sent, s)
	}
	makeDir(t, w.dir, "tpf")
	makeDir(t, w.dir, "ssb")
	w.sluse(t, nil, "tpf", "keygen", "-o", w.key()).ok()

	r := rand.New(rand.NewPCG(2027, 3))
	for i := range rounds {
		a, b := w.begin(t, w.tpfArgs(), "tpf"), w.begin(t, w.pickupArgs(), "ssb")
		time.Sleep(time.Duration(50+r.IntN(300)) * time.Millisecond)
		a.Process.Kill()
		b.Process.Kill()
		h.crash(t, fmt.Sprintf("2027-01-06T%02d:00:00+01:00", i+1)) // leases are over
		a.Wait()
		b.Wait()
	}
	t.Logf("read before the last run: %s", strings.Join(w.allStates(t), " "))
	w.sluse(t, w.token("tpf"), w.tpfArgs()...).ok()
	w.sluse(t, w.token("ssb"), w.pickupArgs()...).ok()

	for _, state := range w.allStates(t) {
		if state != "read" {
			t.Errorf("a delivery is %s", state)
		}
	}
	w.samePersons(t)
	register := filepath.Join(w.dir, "ssb", "register.db")
	stats := string(w.sluse(t, nil, "register", "stats", "-json", "-kind", "test", "-year", "2026", "-db", register).ok().stdout)
	if want := fmt.Sprintf(`"deliveries":%d,"persons":%d,"recipients":%d,`, len(w.sent), len(w.sent)*persons, len(w.sent)*persons); !strings.Contains(stats, want) {
		t.Errorf("the register says %.120s…, want %s", stats, want)
	}
	w.sluse(t, nil, "tpf", "audit", filepath.Join(w.dir, "tpf", "audit.log")).ok()
}

func (w *parted) token(role string) []string { return []string{"SLUSE_TOKEN=" + w.dev.Tokens[role]} }

// begin starts the command and does not wait for it.
func (w *parted) begin(t *testing.T, args []string, role string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(filepath.Join(w.bin, "sluse"), args...)
	cmd.Dir, cmd.Env = repo, append(cmd.Environ(), w.token(role)...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd
}

func (w *parted) allStates(t *testing.T) (out []string) {
	t.Helper()
	for _, s := range w.sent {
		out = append(out, w.states(t, s.municipality)...)
	}
	return out
}
