//go:build !js

package workerd

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"

	"sluse/core/keyring"
	"sluse/core/wire"
)

const root = "../.."

// TestMain makes one build for all tests, the one with all the faults.
func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "sluse-worker")
	if err != nil {
		panic(err)
	}
	built = filepath.Join(dir, "build")
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

var (
	built string
	build = sync.OnceValue(func() error { return Build(context.Background(), root, built, "porttest") })
)

// options are a fresh Worker's, with a page of two files, one of them packed.
func options(t *testing.T) Options {
	t.Helper()
	if _, err := os.Stat(filepath.Join(root, "worker/node_modules/wrangler")); err != nil {
		t.Skip("wrangler is not installed: npm ci in worker, or make test")
	}
	if err := build(); err != nil {
		t.Fatal(err)
	}
	web := t.TempDir()
	files := fstest.MapFS{"index.html": {Data: []byte("<!doctype html>page")}, "assets/a.js": {Data: []byte("1")},
		"assets/a.js.br": {Data: []byte("2")}, ".assetsignore": {Data: []byte("*.br\n")}} // as web/build/packed.ts leaves them
	if err := os.CopyFS(web, files); err != nil {
		t.Fatal(err)
	}
	return Options{Root: root, Build: built, Web: web, Data: madeData(t), Cron: -1}
}

// madeData is a folder with development material, as `sluse dev` makes it.
func madeData(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	signer, _, err := wire.GenerateSigner("edge")
	if err != nil {
		t.Fatal(err)
	}
	m := material{Tokens: map[string]string{"0301": "t-0301", "ssb": "t-ssb"}, EdgeSigner: "edge.sign", Keyring: "keyring", KeyringKey: keyring.DevelopmentRoot}
	b, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"dev.json": string(b), "edge.sign": signer + "\n", "keyring": ""} {
		if err := writeFile(filepath.Join(dir, name), text); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// run starts a Worker until the test ends.
func run(t *testing.T, o Options) *Server {
	t.Helper()
	var log safeBuffer
	o.Log = &log
	s, err := Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Stop(); err != nil {
			t.Error(err)
		}
		if t.Failed() {
			t.Logf("the Worker's log:\n%s", log.String())
		}
	})
	return s
}

type safeBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}
