//go:build !js

package local

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPagePacked asks for the core as browsers do, and as those do that want no
// gzip or a piece of it only; a file that changes is packed anew.
func TestPagePacked(t *testing.T) {
	web := t.TempDir()
	core := filepath.Join(web, "core.wasm")
	production(t, "smtp://127.0.0.1:1")
	url := start(t, Options{Data: t.TempDir(), Web: web})
	for _, text := range []string{strings.Repeat("\x00asm er lang ", 9000), strings.Repeat("og en annen ", 900)} {
		if err := os.WriteFile(core, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			accept, ranges string
			packed         bool
			want           string
		}{
			{"gzip, deflate, br, zstd", "", true, text},
			{"GZIP;q=0.5", "", true, text},
			{"", "", false, text},
			{"br, gzip;q=0", "", false, text},
			{"identity", "", false, text},
			{"gzip", "bytes=0-9", false, text[:10]},
		} {
			if got, packed := fetch(t, url+"/core.wasm", c.accept, c.ranges); got != c.want || packed != c.packed {
				t.Errorf("Accept-Encoding %q, Range %q: packed %t, %d bytes", c.accept, c.ranges, packed, len(got))
			}
		}
	}
}

// fetch tells the content, and whether it came packed and smaller.
func fetch(t *testing.T, url, accept, ranges string) (content string, packed bool) {
	t.Helper()
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Accept-Encoding", accept)
	if ranges != "" {
		req.Header.Set("Range", ranges)
	}
	resp, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if resp.Header.Get("Vary") != "Accept-Encoding" || resp.Header.Get("Content-Type") != "application/wasm" {
		t.Errorf("headers %v", resp.Header)
	}
	if resp.Header.Get("Content-Encoding") != "gzip" {
		return string(b), false
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(plain), len(b) < len(plain)/4
}
