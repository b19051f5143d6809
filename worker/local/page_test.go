//go:build !js

package local

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPage serves files with the page's headers, lists no folder and leaves its root.
func TestPage(t *testing.T) {
	web, data := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{"index.html": "<p>forside", "assets/a-123.js": "1", "om.html": "om", "engine.wasm": "\x00asm",
		"_headers": "/*", ".env": "x", "assets/.map": "x"} {
		path := filepath.Join(web, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	production(t, "smtp://127.0.0.1:1")
	url := start(t, Options{Data: data, Web: web})
	for _, c := range []struct {
		path, cache, kind string
		status            int
	}{
		{"/", "no-cache", "text/html; charset=utf-8", 200},
		{"/om", "no-cache", "text/html; charset=utf-8", 200},
		{"/assets/a-123.js", "public, max-age=31536000, immutable", "text/javascript; charset=utf-8", 200},
		{"/engine.wasm", "no-cache", "application/wasm", 200},
		{"/assets/", "no-store", "application/problem+json", 404},
		{"/assets", "no-store", "application/problem+json", 404},
		{"/../edge.db", "no-store", "application/problem+json", 404},
		{"//index.html", "no-store", "application/problem+json", 404},
		{"/_headers", "no-store", "application/problem+json", 404},
		{"/.env", "no-store", "application/problem+json", 404},
		{"/assets/.map", "no-store", "application/problem+json", 404},
		{"/v1", "no-store", "application/problem+json", 404},
	} {
		resp, err := http.Get(url + c.path)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		h := resp.Header
		if resp.StatusCode != c.status || h.Get("Cache-Control") != c.cache || h.Get("Content-Type") != c.kind {
			t.Errorf("%s: %d %s %s", c.path, resp.StatusCode, h.Get("Cache-Control"), h.Get("Content-Type"))
		}
		if csp := h.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe-inline") {
			t.Errorf("%s: policy %q", c.path, csp)
		}
	}
}

// TestPageMethod: who would change a file is told by the same document as elsewhere.
func TestPageMethod(t *testing.T) {
	web := t.TempDir()
	if err := os.WriteFile(filepath.Join(web, "index.html"), []byte("<p>forside"), 0o600); err != nil {
		t.Fatal(err)
	}
	production(t, "smtp://127.0.0.1:1")
	url := start(t, Options{Data: t.TempDir(), Web: web})
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS"} {
		status, body := ask(t, method, url+"/", "", "")
		if status != 405 || !strings.Contains(body, `"code":"method_not_allowed"`) {
			t.Errorf("%s: %d %s", method, status, body)
		}
	}
	resp, err := http.Post(url+"/index.html", "text/plain", strings.NewReader("x"))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	h := resp.Header
	if h.Get("Allow") != "GET, HEAD" || h.Get("Content-Type") != "application/problem+json" || h.Get("Cache-Control") != "no-store" {
		t.Errorf("headers: %v", h)
	}
}
