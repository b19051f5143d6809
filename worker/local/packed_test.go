//go:build !js

package local

import (
	"compress/gzip"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
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
	_, coding, body := get(t, url, accept, ranges)
	if coding != "gzip" {
		return body, false
	}
	z, err := gzip.NewReader(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(plain), len(body) < len(plain)/4
}

// TestPagePrebuilt: what the build has packed goes to who takes it, but not once
// the file is another, and never under its own name.
func TestPagePrebuilt(t *testing.T) {
	web := t.TempDir()
	core, built := filepath.Join(web, "core.wasm"), filepath.Join(web, "core.wasm.br")
	text := strings.Repeat("\x00asm er lang ", 9000)
	for name, content := range map[string]string{core: text, built: "packed by the build"} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	production(t, "smtp://127.0.0.1:1")
	url := start(t, Options{Data: t.TempDir(), Web: web})
	of := func(name string, then time.Time) {
		if err := os.Chtimes(name, then, then); err != nil {
			t.Fatal(err)
		}
	}
	made := time.Now().Add(-time.Hour).Truncate(time.Second)
	of(core, made.Add(300*time.Millisecond))
	of(built, made)
	for _, c := range []struct{ name, accept, ranges, coding string }{
		{"core.wasm", "gzip, deflate, br, zstd", "", "br"},
		{"core.wasm", "BR;q=0.5", "", "br"},
		{"core.wasm", "gzip, br;q=0", "", "gzip"},
		{"core.wasm", "identity", "", ""},
		{"core.wasm", "br", "bytes=0-9", ""},
	} {
		status, coding, body := get(t, url+"/"+c.name, c.accept, c.ranges)
		if coding != c.coding || status >= 300 || (coding == "br") != (body == "packed by the build") {
			t.Errorf("%+v: %d, coding %q, %d bytes", c, status, coding, len(body))
		}
	}
	if status, _, _ := get(t, url+"/core.wasm.br", "", ""); status != http.StatusNotFound {
		t.Errorf("the packed file by its own name: %d", status)
	}
	of(built, made.Add(time.Minute))
	if _, coding, _ := get(t, url+"/core.wasm", "br, gzip", ""); coding != "gzip" {
		t.Errorf("packed of another file: coding %q", coding)
	}
}

func TestTakes(t *testing.T) {
	for _, accept := range []string{"br", "gzip, BR", "br;q=0.001", "br ; Q=1", "gzip;q=0, br"} {
		if !takes(accept, "br") {
			t.Errorf("%q: not taken", accept)
		}
	}
	for _, accept := range []string{"", "gzip", "br;q=0", "br; q=0.000", "br ;Q=0", "brr", "br;q=x"} {
		if takes(accept, "br") {
			t.Errorf("%q: taken", accept)
		}
	}
}

func get(t *testing.T, url, accept, ranges string) (status int, coding, body string) {
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
	if h := resp.Header; resp.StatusCode < 300 && (h.Get("Vary") != "Accept-Encoding" || h.Get("Content-Type") != "application/wasm") {
		t.Errorf("%s: headers %v", url, resp.Header)
	}
	return resp.StatusCode, resp.Header.Get("Content-Encoding"), string(b)
}
