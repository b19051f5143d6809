//go:build !js

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"

	"sluse/worker/local"
)

// settings are the Worker's; the signer is added.
var settings = map[string]string{"SLUSE_DEV": "1", "SLUSE_MAIL_FROM": "sluse@localhost"}

// workerd serves one Worker from worker/bench or worker/pool by the bare
// runtime, without wrangler and its proxy, which would even all of them out.
// There is no storage: what is measured does not use any. The address that it
// returns is that of the smallest answer.
func (s *stand) workerd(main string) (url string, stop func(), err error) {
	addr, err := local.FreeAddr()
	if err != nil {
		return "", nil, err
	}
	dir := s.path(path.Base(main) + ".d")
	modules, err := stage(dir, main)
	if err != nil {
		return "", nil, err
	}
	config, err := s.config(addr, modules)
	if err != nil {
		return "", nil, err
	}
	file := filepath.Join(dir, "config.capnp")
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		return "", nil, err
	}
	cmd := exec.Command("worker/node_modules/.bin/workerd", "serve", file)
	if err := cmd.Start(); err != nil {
		return "", nil, err
	}
	stop = func() { cmd.Process.Kill(); cmd.Wait() }
	url = "http://" + addr + smallest
	if err := await(url); err != nil {
		stop()
		return "", nil, err
	}
	return url, stop, nil
}

// stage copies the Worker's modules, the main one first in the list.
func stage(dir, main string) ([]string, error) {
	modules := []string{main}
	for _, pattern := range []string{"pool/*.mjs", "build/*", "bench/*.mjs"} {
		found, err := filepath.Glob("worker/" + pattern)
		if err != nil {
			return nil, err
		}
		for _, name := range found {
			if strings.HasSuffix(name, ".test.mjs") || strings.HasSuffix(name, "dev.mjs") || strings.HasSuffix(name, "serve.mjs") {
				continue
			}
			if err := copyInto(filepath.Join(dir, name), name); err != nil {
				return nil, err
			}
			if name != main {
				modules = append(modules, name)
			}
		}
	}
	return modules, nil
}

func copyInto(to, from string) error {
	b, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, b, 0o600)
}

// config is workerd's own configuration of one Worker.
func (s *stand) config(addr string, modules []string) (string, error) {
	signer, err := os.ReadFile(s.path("data/keys/edge.sign"))
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString("using Workerd = import \"/workerd/workerd.capnp\";\n")
	fmt.Fprintf(&b, "const config :Workerd.Config = (services = [(name = \"main\", worker = .w)], sockets = [(name = \"http\", address = %q, http = (), service = \"main\")]);\n", addr)
	b.WriteString("const w :Workerd.Worker = (compatibilityDate = \"2026-06-01\", modules = [\n")
	for _, name := range modules {
		kind := "esModule"
		if strings.HasSuffix(name, ".wasm") {
			kind = "wasm"
		}
		fmt.Fprintf(&b, "  (name = %q, %s = embed %q),\n", name, kind, name)
	}
	fmt.Fprintf(&b, "], bindings = [\n  (name = \"SLUSE_EDGE_KEY\", text = %q),\n", strings.TrimSpace(string(signer)))
	for name, value := range settings {
		fmt.Fprintf(&b, "  (name = %q, text = %q),\n", name, value)
	}
	b.WriteString("]);\n")
	return b.String(), nil
}
