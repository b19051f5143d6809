//go:build !js

package httpsuite

import (
	"bytes"
	"encoding/json"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sluse/worker/workerd"
)

// TestTusClient uploads by tus-js-client, unmodified, through a proxy that
// breaks connections, to both hosts.
func TestTusClient(t *testing.T) {
	if os.Getenv("SLUSE_URL") != "" {
		t.Skip("SLUSE_URL names the host to test")
	}
	installClient(t)
	clock := time.Date(2027, 1, 5, 8, 0, 0, 0, time.UTC)
	t.Run("native", func(t *testing.T) {
		w, dir := tempWorld(t)
		serve(t, w, dir, clock)
		tusThroughCuts(t, w)
	})
	t.Run("workerd", func(t *testing.T) {
		if _, err := os.Stat("../node_modules/wrangler"); err != nil {
			t.Skip("wrangler is not installed: npm ci in worker, or make test")
		}
		build := filepath.Join(t.TempDir(), "build")
		if err := workerd.Build(t.Context(), "../..", build, ""); err != nil {
			t.Fatal(err)
		}
		w, dir := tempWorld(t)
		serveWorkerd(t, w, workerd.Options{Root: "../..", Build: build, Web: t.TempDir(), Data: dir, Clock: clock})
		tusThroughCuts(t, w)
	})
}

// installClient gets the client from npm once.
func installClient(t *testing.T) {
	t.Helper()
	if _, err := os.Stat("../tustest/node_modules/tus-js-client"); err == nil {
		return
	}
	npm := exec.Command("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error")
	npm.Dir = "../tustest"
	if out, err := npm.CombinedOutput(); err != nil {
		t.Fatalf("npm ci in worker/tustest: %v\n%s", err, out)
	}
}

func tusThroughCuts(t *testing.T, w *world) {
	name := "tus-client:3000000"
	file := filepath.Join(t.TempDir(), "sealed")
	if err := os.WriteFile(file, sealed(name), 0o600); err != nil {
		t.Fatal(err)
	}
	c := &cutter{to: strings.TrimPrefix(w.URL, "http://")}
	c.left.Store(12)
	client := exec.Command("node", "upload.mjs", "http://"+c.listen(t), "4641", w.Tokens["4641"], file, "400000")
	client.Dir = "../tustest"
	var errs bytes.Buffer
	client.Stderr = &errs
	out, err := client.Output()
	if err != nil {
		t.Fatalf("client: %v\n%s", err, errs.Bytes())
	}
	var done struct {
		Location string
		Retries  int
	}
	if err := json.Unmarshal(out, &done); err != nil {
		t.Fatal(err, string(out))
	}
	if c.cuts.Load() == 0 || done.Retries == 0 {
		t.Fatalf("%d cuts, %d retries: nothing was tried", c.cuts.Load(), done.Retries)
	}
	t.Logf("%d cuts, %d retries", c.cuts.Load(), done.Retries)
	arrivedWhole(t, w, done.Location, name)
}

// arrivedWhole wants the delivery to be of the file's bytes.
func arrivedWhole(t *testing.T, w *world, location, name string) {
	t.Helper()
	v := &vars{captured: map[string]string{}, world: w}
	st := step{method: http.MethodGet, target: location, send: []string{"Authorization: Bearer {token 4641}"}}
	r, err := st.do(t, v)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"200", ".sha256 = {sha " + name + "}", ".size = {size " + name + "}"} {
		if err := v.expect(want, r); err != nil {
			t.Error(err)
		}
	}
}
