package e2e

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestReadme pastes what the README tells a new user to paste, on both hosts:
// in a folder that has of the tree what a session needs, twice over.
func TestReadme(t *testing.T) {
	onBothHosts(t, func(t *testing.T, h *host) {
		dir := t.TempDir()
		for _, name := range []string{"bin", "go.mod", "go.sum"} {
			link(t, filepath.Join(repo, name), filepath.Join(dir, name))
		}
		link(t, h.data, filepath.Join(dir, ".sluse"))

		session := readme(t, "session")
		script := "set -euo pipefail\ncd '" + dir + "'\n" + session + session + readme(t, "pipe")
		script = strings.ReplaceAll(script, "URL=http://127.0.0.1:8787", "URL="+h.url)
		out := program(t, nil, []byte(script), "bash").ok()
		if !strings.Contains(string(out.stdout), `"state"`) {
			t.Errorf("the pipe printed no answer: %s", out.stdout)
		}
		if got := h.states(t, "0301"); !slices.Equal(got, []string{"read", "read"}) {
			t.Errorf("after two sessions the states are %v", got)
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
