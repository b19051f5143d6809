//go:build !js

package httpsuite

import (
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"sluse/worker/workerd"
)

// TestScriptsOnWorkerd runs every script against the Worker on the real
// runtime, one for each clock.
func TestScriptsOnWorkerd(t *testing.T) {
	if os.Getenv("SLUSE_URL") != "" {
		t.Skip("SLUSE_URL names the host to test")
	}
	if _, err := os.Stat("../node_modules/wrangler"); err != nil {
		t.Skip("wrangler is not installed: npm ci in worker, or make test")
	}
	build := filepath.Join(t.TempDir(), "build")
	if err := workerd.Build(t.Context(), "../..", build, ""); err != nil {
		t.Fatal(err)
	}
	for clock, list := range scripts(t) {
		t.Run(clock.Format(time.DateOnly), func(t *testing.T) {
			w, dir := tempWorld(t)
			serveWorkerd(t, w, workerd.Options{Root: "../..", Build: build, Web: t.TempDir(), Data: dir, Clock: clock})
			runAll(t, w, list)
		})
	}
}

func serveWorkerd(t *testing.T, w *world, o workerd.Options) {
	t.Helper()
	log := &logBuffer{}
	o.Log = log
	s, err := workerd.Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	w.URL = s.URL
	t.Cleanup(func() {
		if err := s.Stop(); err != nil {
			t.Error(err)
		}
		if t.Failed() {
			t.Logf("the Worker's log:\n%s", log.text)
		}
	})
}

// logBuffer collects what the Worker says; read it when the Worker has stopped.
type logBuffer struct {
	mu   sync.Mutex
	text []byte
}

func (l *logBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.text = append(l.text, p...)
	return len(p), nil
}
