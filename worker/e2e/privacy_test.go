package e2e

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestPrivacy marks every attribute of the format (marked_test.go) and sends the
// delivery the whole way, by the page and by the command, with findings in it.
// No mark may stand in any byte that passed the network, any byte stored at
// the edge, or any line that host or command wrote.
func TestPrivacy(t *testing.T) {
	onBothHosts(t, func(t *testing.T, direct *host) {
		h, passed := tap(t, direct)
		delivery, marks := marked(validFid(t, h))
		file := filepath.Join(t.TempDir(), "MRKfilename.xml")
		marks = append(marks, "MRKfilename")
		writeFile(t, file, delivery)

		report := h.sluse(t, nil, "check", file).exits(2)
		sent := h.sluse(t, []string{"SLUSE_TOKEN=" + h.dev.Tokens["0301"]},
			"send", "-force", "-url", h.url, "-contact", "iplos@kommune.invalid", file).ok()
		h.deliverByBrowserKnowingly(t, delivery, "0301")
		h.pickup(t)
		got := h.states(t, "0301")
		if slices.Sort(got); !slices.Equal(got, []string{"read", "superseded"}) {
			t.Fatalf("states are %v, want one superseded by one read: the marks did not go the whole way", got)
		}

		for _, mark := range marks {
			clean(t, mark, "the network", passed.String())
			clean(t, mark, "the host's log", h.log.String())
			clean(t, mark, "the receipt", string(sent.stdout))
			if !strings.HasPrefix(mark, "MRKbrukerNr") && mark != "MRKfilename" { // brukerNr and the file's name are the user's own, on the user's machine
				clean(t, mark, "the report", string(report.stdout)+string(report.stderr)+string(sent.stderr))
			}
		}
		h.cleanDisk(t, marks)
	})
}

// validFid is the identity of some synthetic person; the delivery's kind hangs on one that holds.
func validFid(t *testing.T, h *host) string {
	t.Helper()
	_, rest, ok := bytes.Cut(h.synth(t, "0301", 1), []byte(`fid="`))
	if !ok {
		t.Fatal("a synthetic delivery without a fid")
	}
	return string(rest[:11])
}

func clean(t *testing.T, mark, where, text string) {
	t.Helper()
	if i := occurs([]byte(text), mark); i >= 0 {
		from, to := max(0, i-60), min(len(text), i+60)
		t.Errorf("%q stands in %s: …%q…", mark, where, text[from:to])
	}
}

// occurs is where a mark stands, or -1. A few digits also stand in digests and
// signatures, by chance: there they are no mark.
func occurs(b []byte, mark string) int {
	for from := 0; ; {
		i := bytes.Index(b[from:], []byte(mark))
		if i < 0 {
			return -1
		}
		at := from + i
		if len(mark) >= 8 || strings.Trim(mark, "0123456789") != "" || word(b, at, -1)+len(mark)+word(b, at+len(mark)-1, 1) < 24 {
			return at
		}
		from = at + len(mark)
	}
}

// word is how many bytes of base64 or hex stand beside a place, in a direction.
func word(b []byte, at, step int) (n int) {
	for at += step; at >= 0 && at < len(b); at += step {
		if c := b[at]; c-'0' > 9 && (c|0x20 < 'a' || c|0x20 > 'z') && c != '+' && c != '/' && c != '-' && c != '_' {
			break
		}
		n++
	}
	return n
}

// TestOccurs: short marks are found where values stand, and not within digests.
func TestOccurs(t *testing.T) {
	digest := strings.Repeat("a1b2c3d4", 8)
	for text, want := range map[string]int{"minutterUke=\"76542\"": 13, "x": -1, digest[:20] + "76542" + digest: -1, digest + " 76542": 65, "76542": 0, digest + "76542" + digest + ",76542,": 134} {
		if got := occurs([]byte(text), "76542"); got != want {
			t.Errorf("%.40s: %d, want %d", text, got, want)
		}
	}
	if occurs([]byte(digest+"MRKnavn"+digest), "MRKnavn") != 64 {
		t.Error("a mark in letters within a digest is not found")
	}
}

func (h *host) cleanDisk(t *testing.T, marks []string) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(h.data, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		b, err := os.ReadFile(path)
		for _, mark := range marks {
			if strings.Contains(path, mark) || occurs(b, mark) >= 0 {
				t.Errorf("%q stands in %s", mark, path)
			}
		}
		return err
	})
	if err != nil || files < 3 {
		t.Fatalf("looked at %d files below DATA: %v", files, err)
	}
}
