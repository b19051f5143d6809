package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadme pastes what the README tells a new user to paste, on both hosts:
// in a folder that has bin and .sluse, with stock age in PATH.
func TestReadme(t *testing.T) {
	onBothHosts(t, func(t *testing.T, h *host) {
		dir := t.TempDir()
		link(t, filepath.Join(repo, "bin"), filepath.Join(dir, "bin"))
		link(t, h.data, filepath.Join(dir, ".sluse"))
		program(t, nil, nil, "go", "build", "-o", filepath.Join(dir, "age"), "filippo.io/age/cmd/age").ok()

		script := "set -euo pipefail\ncd '" + dir + "'\nPATH=$PWD:$PATH\n" + readme(t, "session") + readme(t, "pipe")
		script = strings.Replace(script, "URL=http://127.0.0.1:8787", "URL="+h.url, 1)
		out := program(t, nil, []byte(script), "bash").ok()
		if !strings.Contains(string(out.stdout), `"state"`) {
			t.Errorf("the pipe printed no answer: %s", out.stdout)
		}
		if got := h.states(t, "0301"); len(got) != 1 || got[0] != "read" {
			t.Errorf("after the session the states are %v", got)
		}
		if got := h.states(t, "4601"); len(got) != 1 {
			t.Errorf("after the pipe the states are %v", got)
		}
	})
}

// readme is the code block that follows a mark in the README.
func readme(t *testing.T, mark string) string {
	t.Helper()
	_, after, ok := strings.Cut(string(readFile(t, filepath.Join(repo, "README.md"))), "<!-- "+mark+" -->\n```sh\n")
	block, _, closed := strings.Cut(after, "\n```")
	if !ok || !closed {
		t.Fatalf("the README has no block %q", mark)
	}
	return block + "\n"
}

func link(t *testing.T, from, to string) {
	t.Helper()
	abs, err := filepath.Abs(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(abs, to); err != nil {
		t.Fatal(err)
	}
}
