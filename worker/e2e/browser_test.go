package e2e

import (
	"path/filepath"
	"testing"
)

// deliverByBrowser sends a delivery by the page in a real browser and verifies
// the receipt it lets the user download.
func (h *host) deliverByBrowser(t *testing.T, delivery []byte, municipality string) {
	t.Helper()
	h.browse(t, delivery, municipality)
}

// deliverByBrowserKnowingly does so with known errors.
func (h *host) deliverByBrowserKnowingly(t *testing.T, delivery []byte, municipality string) {
	t.Helper()
	h.browse(t, delivery, municipality, "knowingly")
}

func (h *host) browse(t *testing.T, delivery []byte, municipality string, more ...string) {
	t.Helper()
	dir := t.TempDir()
	file, receipt := filepath.Join(dir, "iplos.xml"), filepath.Join(dir, "kvittering.txt")
	writeFile(t, file, delivery)
	args := append([]string{"web/e2e/deliver.mjs", h.url, file, "iplos@kommune.invalid"}, more...)
	got := program(t, []string{"SLUSE_TOKEN=" + h.dev.Tokens[municipality]}, nil, "node", args...).ok()
	writeFile(t, receipt, got.stdout)
	h.sluse(t, nil, "receipt", "verify", "-key", h.dev.EdgeKey, receipt).ok()
}

// pageRefuses chooses each file in the page and wants a sentence and no sending.
func (h *host) pageRefuses(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	for name := range files {
		got := program(t, []string{"SLUSE_TOKEN=" + h.dev.Tokens["0301"]}, nil,
			"node", "web/e2e/deliver.mjs", h.url, filepath.Join(dir, name), "iplos@kommune.invalid").exits(3)
		if len(got.stderr) < 20 {
			t.Errorf("%s: the page says only %q", name, got.stderr)
		}
		t.Logf("%s: %s", name, got.stderr)
	}
}
