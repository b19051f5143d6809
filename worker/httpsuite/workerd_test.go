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
		o := workerd.Options{Root: "../..", Build: build, Clock: clock}
		strict, rest := parted(list)
		t.Run(clock.Format(time.DateOnly), func(t *testing.T) { onWorkerd(t, o, rest) })
		if len(strict) > 0 {
			o.Rate, o.Vars = 20, map[string]string{"SLUSE_TAKE_WHOLE": "0"}
			t.Run(clock.Format(time.DateOnly)+" strict", func(t *testing.T) { onWorkerd(t, o, strict) })
		}
	}
}

func onWorkerd(t *testing.T, o workerd.Options, list []script) {
	t.Parallel() // much of it is waiting for a Worker to start
	w, dir := tempWorld(t)
	o.Web, o.Data = t.TempDir(), dir
	serveWorkerd(t, w, o)
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
