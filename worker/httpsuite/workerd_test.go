//go:build !js

package httpsuite

import (
	"os"
	"path/filepath"
	"slices"
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
		if i := slices.IndexFunc(list, func(s script) bool { return s.name == limits }); i >= 0 {
			alone := list[i : i+1 : i+1]
			t.Run("limits", func(t *testing.T) { onWorkerd(t, build, clock, 20, alone) })
			list = slices.Concat(list[:i], list[i+1:])
		}
		t.Run(clock.Format(time.DateOnly), func(t *testing.T) { onWorkerd(t, build, clock, 0, list) })
	}
}

// limits is the script that wants more requests in a limiter's window than a
// slow machine can do of a Worker's; it gets one of its own with a low limit.
var limits = filepath.Join("..", "testdata", "http", "zz_limits.txt")

func onWorkerd(t *testing.T, build string, clock time.Time, rate int, list []script) {
	w, dir := tempWorld(t)
	serveWorkerd(t, w, workerd.Options{Root: "../..", Build: build, Web: t.TempDir(), Data: dir, Clock: clock, Rate: rate})
	runAll(t, w, list)
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
