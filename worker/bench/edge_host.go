//go:build !js

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"sluse/worker/local"
)

// A host is somebody who takes deliveries: where, and with which tokens. The
// native one limits what a token may ask for, so there are many.
type host struct {
	name   string
	url    string
	tokens []string
	pid    int
	cpu    func() (time.Duration, error) // of the runtime so far; nil: not looked at
	sent   atomic.Int64
	stop   func()
}

// manyTokens have bursts enough for all rounds.
const manyTokens = 60

// miniflare runs a Worker with D1, R2 and a queue.
func (s *stand) miniflare(name, main string) (*host, error) {
	addr, err := local.FreeAddr()
	if err != nil {
		return nil, err
	}
	dir := s.path(path.Base(main) + ".m")
	modules, err := stage(dir, main)
	if err != nil {
		return nil, err
	}
	h := &host{name: name, url: "http://" + addr}
	ask, err := s.work(h, dir, modules, addr)
	if err != nil {
		return nil, err
	}
	c, err := talk("worker/node_modules/.bin/node", "worker/bench/serve.mjs", string(ask))
	if err != nil {
		return nil, err
	}
	h.pid, h.stop = c.cmd.Process.Pid, c.close
	h.cpu = func() (time.Duration, error) { return childTime(h.pid) }
	for {
		line, err := c.out.ReadString('\n')
		if line == "ready\n" {
			go io.Copy(io.Discard, c.out) // the Worker's log
			return h, nil
		}
		if err != nil {
			h.stop()
			return nil, fmt.Errorf("%s: miniflare ended: %w", main, err)
		}
	}
}

// work is what serve.mjs is told to do.
func (s *stand) work(h *host, dir string, modules []string, addr string) ([]byte, error) {
	type token struct {
		Token        string `json:"token"`
		Role         string `json:"role"`
		Municipality string `json:"municipality"`
	}
	tokens := []token{{"bench-ssb", "ssb", ""}}
	for i := range manyTokens {
		h.tokens = append(h.tokens, "bench-"+strconv.Itoa(i))
		tokens = append(tokens, token{h.tokens[i], "municipality", "0301"})
	}
	signer, err := os.ReadFile(s.path("data/keys/edge.sign"))
	if err != nil {
		return nil, err
	}
	vars := map[string]string{"SLUSE_EDGE_KEY": strings.TrimSpace(string(signer))}
	for name, value := range settings {
		vars[name] = value
	}
	_, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, err
	}
	n, err := strconv.Atoi(port)
	if err != nil {
		return nil, err
	}
	migrations, err := filepath.Abs("worker/migrations")
	if err != nil {
		return nil, err
	}
	return json.Marshal(map[string]any{"root": dir, "modules": modules, "port": n, "vars": vars, "tokens": tokens, "migrations": migrations})
}

// native runs the host of one machine, in a January.
func (s *stand) native() (*host, error) {
	addr, err := local.FreeAddr()
	if err != nil {
		return nil, err
	}
	if err := os.CopyFS(s.path("native"), os.DirFS(s.path("data"))); err != nil {
		return nil, err
	}
	cmd := exec.Command("bin/sluse-edge", "-addr", addr, "-data", s.path("native"), "-dev", "-clock", "2027-01-05T09:00:00+01:00")
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	h := &host{name: "native", url: "http://" + addr, pid: cmd.Process.Pid}
	h.stop = func() { cmd.Process.Signal(syscall.SIGTERM); cmd.Wait() }
	if err := await(h.url); err != nil {
		h.stop()
		return nil, err
	}
	for range manyTokens {
		token, err := s.grant(h.url)
		if err != nil {
			h.stop()
			return nil, err
		}
		h.tokens = append(h.tokens, token)
	}
	return h, nil
}

// grant has an admin make a token.
func (s *stand) grant(url string) (string, error) {
	req, err := http.NewRequest("POST", url+"/v1/admin/tokens", bytes.NewReader([]byte(`{"role":"municipality","municipality":"0301"}`)))
	if err != nil {
		return "", err
	}
	req.Header.Set("Authorization", "Bearer "+s.dev.Tokens["admin"])
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer res.Body.Close()
	var made struct{ Token string }
	if err := json.NewDecoder(res.Body).Decode(&made); err != nil || made.Token == "" {
		return "", fmt.Errorf("no token: %s: %w", res.Status, err)
	}
	return made.Token, nil
}
