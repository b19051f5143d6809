package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sluse/core"
	"sluse/core/synth"
	"sluse/core/wire"
)

// Pickup is killed at random points, over and over, and let run once in the
// end: every delivery is read in, whole, and the service was never told two
// different things of one.
func TestPickupKilled(t *testing.T) {
	dir := t.TempDir()
	var e testEdge
	if out, err := self("dev", "-data", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if err := e.start(dir); err != nil {
		t.Fatal(err)
	}
	defer e.server.Close()
	plain := e.receive(t, 40)

	in := filepath.Join(dir, "in")
	args := []string{"pickup", "-once", "-url", e.server.URL, "-token", e.m.Tokens["ssb"], "-identity", e.m.Identities[wire.RoleSSB], "-dir", in}
	r := rand.New(rand.NewPCG(2027, 1))
	killed := 0
	for range 60 {
		cmd := self(args...)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		stop := time.AfterFunc(time.Duration(r.IntN(40))*time.Millisecond, func() { cmd.Process.Kill() })
		if err := cmd.Wait(); err != nil {
			killed++
		}
		stop.Stop()
		e.expireLeases()
	}
	if out, err := self(args...).CombinedOutput(); err != nil {
		t.Fatalf("the last run: %v\n%s", err, out)
	}
	t.Logf("killed %d times", killed)

	for id, want := range plain {
		got, err := os.ReadFile(filepath.Join(in, "2026-1151-"+id+".xml"))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not the delivery that was sent: %v", id, err)
		}
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, d := range e.deliveries {
		if d.outcome.Result != wire.ResultRead || d.conflicts > 0 {
			t.Errorf("%s: %q, told otherwise %d times", d.manifest.ID, d.outcome.Result, d.conflicts)
		}
	}
	left, err := os.ReadDir(filepath.Join(in, ".pickup"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
	all, err := os.ReadDir(in)
	if err != nil || len(all) != 3*len(plain)+1 { // delivery, report, receipt; the work folder
		t.Errorf("%d files for %d deliveries: %v", len(all), len(plain), err)
	}
}

// self is this test binary as the command.
func self(args ...string) *exec.Cmd {
	exe, err := os.Executable()
	if err != nil {
		panic(err)
	}
	return &exec.Cmd{Path: exe, Args: append([]string{"sluse"}, args...)}
}

// receive gives the edge n sealed deliveries and returns their plaintext by id.
func (e *testEdge) receive(t *testing.T, n int) map[string][]byte {
	t.Helper()
	plain := map[string][]byte{}
	for i := range n {
		var file, sealed bytes.Buffer
		if _, err := synth.Write(&file, synth.Options{Year: 2026, Municipality: "1151", Persons: 200, Seed: uint64(i)}); err != nil {
			t.Fatal(err)
		}
		o := core.SealOptions{Recipients: []string{e.m.Recipients[wire.RoleSSB]}}
		if err := core.Seal(&sealed, strings.NewReader(file.String()), o); err != nil {
			t.Fatal(err)
		}
		fields := map[string]string{"year": "2026", "municipality": "1151", "kind": "test"}
		d, status, code := e.take("1151", fields, "", sealed.Bytes())
		if status != http.StatusCreated {
			t.Fatal(fmt.Sprint(status, code))
		}
		plain[d.manifest.ID] = file.Bytes()
	}
	return plain
}

func (e *testEdge) expireLeases() {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, d := range e.deliveries {
		d.leased = false
		for _, h := range d.halves {
			h.leased = false
		}
	}
}
