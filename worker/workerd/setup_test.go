//go:build !js

package workerd

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"sluse/core/keyring"
	"sluse/core/wire"
)

const root = "../.."

// builds keeps one build of the Worker for each set of tags.
var builds struct {
	sync.Mutex
	dirs map[string]string
	base string
}

func TestMain(m *testing.M) {
	base, err := os.MkdirTemp("", "sluse-worker")
	if err != nil {
		panic(err)
	}
	builds.base, builds.dirs = base, map[string]string{}
	code := m.Run()
	os.RemoveAll(base)
	os.Exit(code)
}

func build(t *testing.T, tags string) string {
	t.Helper()
	builds.Lock()
	defer builds.Unlock()
	if dir, ok := builds.dirs[tags]; ok {
		return dir
	}
	dir := filepath.Join(builds.base, "build"+tags)
	if err := Build(t.Context(), root, dir, tags); err != nil {
		t.Fatal(err)
	}
	builds.dirs[tags] = dir
	return dir
}

// options are a fresh Worker's, of the build with all the faults.
func options(t *testing.T) Options {
	t.Helper()
	if _, err := os.Stat(filepath.Join(root, "worker/node_modules/wrangler")); err != nil {
		t.Skip("wrangler is not installed: npm ci in worker, or make test")
	}
	web := t.TempDir()
	if err := os.WriteFile(filepath.Join(web, "index.html"), []byte("<!doctype html>page"), 0o600); err != nil {
		t.Fatal(err)
	}
	return Options{Root: root, Build: build(t, "porttest"), Web: web, Data: data(t), Cron: -1}
}

// data is a folder with development material, as `sluse dev` makes it.
func data(t *testing.T) string {
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
