//go:build !js

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// A stand is where contests are held: a folder with deliveries, keys and the
// rivals' programs, which goes away afterwards.
type stand struct {
	dir    string
	rounds int
	dev    struct {
		Tokens     map[string]string `json:"tokens"`
		Identities map[string]string `json:"identities"`
		Recipients map[string]string `json:"recipients"`
	}
	chrome *browser // started by the first who needs it
}

func newStand(rounds int) (*stand, error) {
	if _, err := os.Stat("bin/sluse"); err != nil {
		return nil, fmt.Errorf("run make build first, and this from the root of the tree: %w", err)
	}
	dir, err := os.MkdirTemp("", "sluse-bench-")
	if err != nil {
		return nil, err
	}
	s := &stand{dir: dir, rounds: rounds}
	if err := s.furnish(); err != nil {
		s.close()
		return nil, err
	}
	return s, nil
}

func (s *stand) furnish() error {
	for _, build := range []struct {
		env  []string
		args []string
	}{
		{nil, []string{"-o", s.path("age"), "filippo.io/age/cmd/age"}},
		{nil, []string{"-o", s.path("rawtoken"), "./worker/bench/rawtoken"}},
		{[]string{"GOOS=js", "GOARCH=wasm"}, []string{"-o", s.path("rawtoken.wasm"), "./worker/bench/rawtoken"}},
	} {
		cmd := exec.Command("go", append([]string{"build", "-trimpath", "-ldflags=-s -w"}, build.args...)...)
		cmd.Env = append(os.Environ(), build.env...)
		if _, err := quiet(cmd); err != nil {
			return err
		}
	}
	root, err := quiet(exec.Command("go", "env", "GOROOT"))
	if err != nil {
		return err
	}
	shim, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "lib/wasm/wasm_exec.js"))
	if err != nil {
		return err
	}
	if err := os.WriteFile(s.path("wasm_exec.js"), shim, 0o600); err != nil {
		return err
	}
	if _, err := quiet(exec.Command("bin/sluse", "dev", "-data", s.path("data"))); err != nil {
		return err
	}
	b, err := os.ReadFile(s.path("data/dev.json"))
	if err != nil {
		return err
	}
	return json.Unmarshal(b, &s.dev)
}

func (s *stand) path(name string) string { return filepath.Join(s.dir, name) }

func (s *stand) close() {
	if s.chrome != nil {
		s.chrome.close()
	}
	os.RemoveAll(s.dir)
}

// delivery is a synthetic delivery of about so many megabytes, made once.
func (s *stand) delivery(megabytes int) (path string, bytes int64, err error) {
	path = s.path(strconv.Itoa(megabytes) + ".xml")
	info, err := os.Stat(path)
	if err == nil {
		return path, info.Size(), nil
	}
	f, err := os.Create(path)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	const perMegabyte = 936 // persons; the generator's own density
	cmd := exec.Command("bin/sluse", "synth", "-year", "2026", "-municipality", "0301", "-persons", strconv.Itoa(megabytes*perMegabyte))
	cmd.Stdout = f
	if _, err := quiet(cmd); err != nil {
		return "", 0, err
	}
	info, err = f.Stat()
	return path, info.Size(), err
}

// program runs a program on a file as its standard input, and measures it from
// start to end.
func program(stdin string, name string, args ...string) func() (time.Duration, error) {
	return func() (time.Duration, error) {
		f, err := os.Open(stdin)
		if err != nil {
			return 0, err
		}
		defer f.Close()
		cmd := exec.Command(name, args...)
		cmd.Stdin, cmd.Stdout = f, io.Discard
		return within(func() error { _, err := quiet(cmd); return err })
	}
}

// quiet runs a program; what it said is told only when it fails.
func quiet(cmd *exec.Cmd) ([]byte, error) {
	var out, said bytes.Buffer
	if cmd.Stdout == nil {
		cmd.Stdout = &out
	}
	cmd.Stderr = &said
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%s: %w: %.2000s", strings.Join(cmd.Args[:min(3, len(cmd.Args))], " "), err, said.Bytes())
	}
	return out.Bytes(), nil
}
