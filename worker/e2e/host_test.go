package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"sluse/worker/local"
)

// repo is the root of the tree; all programs are run from there.
const repo = "../.."

// inJanuary is when the tests live: the gates for 2026 are open.
const inJanuary = "2027-01-05T09:00:00+01:00"

// A host is one running service with fresh data.
type host struct {
	name, url, data string
	bin, clock      string // folder of its programs; where its time starts
	log             *logBuffer
	dev             material
	process         *exec.Cmd
	ended           chan error
}

// material is DATA/dev.json, by the names outsiders script against.
type material struct {
	Tokens     map[string]string `json:"tokens"`
	Identities map[string]string `json:"identities"`
	Recipients map[string]string `json:"recipients"`
	KeyringKey string            `json:"keyringKey"`
	EdgeKey    string            `json:"edgeKey"`
	SSBKey     string            `json:"ssbKey"`
}

// onBothHosts runs a test once on each host. They share nothing.
func onBothHosts(t *testing.T, test func(t *testing.T, h *host)) {
	for _, name := range []string{"native", "workerd"} {
		t.Run(name, func(t *testing.T) { test(t, start(t, name)) })
	}
}

// start runs a host until the test ends.
func start(t *testing.T, name string) *host {
	t.Helper()
	return startOf(t, &host{name: name, bin: "bin", clock: inJanuary})
}

// startOf is start for a host of other programs or another time. Hosts share
// nothing, and much of a test is waiting for one: tests run beside each other.
func startOf(t *testing.T, h *host) *host {
	t.Helper()
	t.Parallel()
	h.data, h.log = t.TempDir(), &logBuffer{}
	h.sluse(t, nil, "dev", "-data", h.data).ok()
	b, err := os.ReadFile(filepath.Join(h.data, "dev.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &h.dev); err != nil {
		t.Fatal(err)
	}
	addr, err := local.FreeAddr()
	if err != nil {
		t.Fatal(err)
	}
	h.url = "http://" + addr
	h.run(t, addr)
	t.Cleanup(func() { h.stop(t) })
	h.await(t)
	return h
}

func (h *host) run(t *testing.T, addr string) {
	t.Helper()
	_, port, _ := net.SplitHostPort(addr)
	cmd := exec.Command(filepath.Join(h.bin, "sluse-edge"), "-addr", addr, "-data", h.data, "-web", "web/dist", "-dev", "-clock", h.clock)
	if h.name == "workerd" {
		cmd = exec.Command(filepath.Join(h.bin, "sluse-workerd"))
		cmd.Env = append(os.Environ(), "PORT="+port, "DATA="+h.data, "CLOCK="+h.clock)
	}
	cmd.Dir, cmd.Stdout, cmd.Stderr = repo, h.log, h.log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	h.process, h.ended = cmd, make(chan error, 1)
	go func(ended chan error) { ended <- cmd.Wait() }(h.ended)
}

// stop ends the host as an operator would.
func (h *host) stop(t *testing.T) {
	t.Helper()
	h.process.Process.Signal(syscall.SIGTERM)
	select {
	case err := <-h.ended:
		if err != nil && h.name == "native" {
			t.Errorf("host did not stop cleanly: %v", err)
		}
	case <-time.After(20 * time.Second):
		h.process.Process.Kill()
		t.Errorf("host did not stop on SIGTERM")
	}
	if t.Failed() {
		t.Logf("host's log:\n%s", h.log.String())
	}
}

// crash kills the host, and starts it again at a later time, so that what was
// leased before is not any more.
func (h *host) crash(t *testing.T, clock string) {
	t.Helper()
	h.process.Process.Kill()
	<-h.ended
	h.clock = clock
	h.run(t, strings.TrimPrefix(h.url, "http://"))
	h.await(t)
}

func (h *host) await(t *testing.T) {
	t.Helper()
	for deadline := time.Now().Add(90 * time.Second); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		res, err := http.Get(h.url + "/healthz")
		if err != nil {
			continue
		}
		res.Body.Close()
		if res.StatusCode == http.StatusOK {
			return
		}
	}
	t.Fatalf("%s host did not answer:\n%s", h.name, h.log.String())
}

// result is what a program left.
type result struct {
	t              *testing.T
	what           string
	code           int
	stdout, stderr []byte
}

// sluse runs the built command.
func (h *host) sluse(t *testing.T, env []string, args ...string) result {
	t.Helper()
	return program(t, env, nil, filepath.Join(h.bin, "sluse"), args...)
}

func program(t *testing.T, env []string, stdin []byte, name string, args ...string) result {
	t.Helper()
	cmd := exec.Command(name, args...)
	var out, errs bytes.Buffer
	cmd.Dir, cmd.Stdout, cmd.Stderr = repo, &out, &errs
	cmd.Stdin = bytes.NewReader(stdin)
	cmd.Env = append(os.Environ(), env...)
	err := cmd.Run()
	if cmd.ProcessState == nil {
		t.Fatalf("%s: %v", name, err)
	}
	return result{t, fmt.Sprint(name, " ", strings.Join(args, " ")), cmd.ProcessState.ExitCode(), out.Bytes(), errs.Bytes()}
}

func (r result) ok() result { r.t.Helper(); return r.exits(0) }

func (r result) exits(code int) result {
	r.t.Helper()
	if r.code != code {
		r.t.Fatalf("%s: exit %d, want %d\n%s%s", r.what, r.code, code, r.stdout, r.stderr)
	}
	return r
}

// logBuffer collects a host's output while it runs.
type logBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *logBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *logBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}
