//go:build !js

package workerd

import (
	"bytes"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sluse/worker/depot"
	"sluse/worker/depot/porttest"
)

// TestWorker starts one Worker and asks it everything that leaves it in order:
// the ports' promises, bodies as clients send them, the page, mail, the pool.
func TestWorker(t *testing.T) {
	o := options(t)
	s := run(t, o)
	headers(t, s.URL+"/healthz?"+marker)
	t.Run("ports", func(t *testing.T) { testPorts(t, s) })
	t.Run("bodies", func(t *testing.T) { testBodies(t, s) })
	t.Run("page", func(t *testing.T) { testPage(t, s) })
	t.Run("mail", func(t *testing.T) { testMail(t, o.Data) })
	t.Run("back door", func(t *testing.T) { testBackdoor(t, s) })
	t.Run("pool", func(t *testing.T) { testPool(t, s) })
	t.Run("query strings are not kept", func(t *testing.T) { testForgotten(t, o.Data, marker) })
}

const marker = "contact=markedquery"

// testForgotten looks for text in all that the runtime keeps.
func testForgotten(t *testing.T, data, text string) {
	files := 0
	err := filepath.WalkDir(data, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		b, err := os.ReadFile(path)
		if bytes.Contains(b, []byte(text)) {
			t.Errorf("%s holds it", path)
		}
		return err
	})
	if err != nil || files < 10 {
		t.Errorf("looked into %d files: %v", files, err)
	}
}

// testPage checks that the page's files carry the depot's headers although
// the Worker is not asked for them, and that the service's own do not mix in.
func testPage(t *testing.T, s *Server) {
	for path, file := range map[string]string{"/": "/index.html", "/assets/a.js": "/assets/a.js"} {
		h := headers(t, s.URL+path)
		for _, want := range append(depot.PageHeaders(), depot.Header{Name: "Cache-Control", Value: depot.PageCaching(file)}) {
			if got := strings.Join(h.Values(want.Name), ", "); got != want.Value {
				t.Errorf("%s: %s is %q, want %q", path, want.Name, got, want.Value)
			}
		}
	}
	if got := headers(t, s.URL+"/healthz").Get("Cache-Control"); got != "no-store" {
		t.Errorf("the service's Cache-Control is %q", got)
	}
	for _, path := range []string{"/_headers", "/nothing", "/.env", "/assets/a.js.br"} { // the service says so, as on the native host
		resp, err := http.Get(s.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusNotFound || resp.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %s, %s", path, resp.Status, resp.Header.Get("Content-Type"))
		}
	}
}

func headers(t *testing.T, url string) http.Header {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil || resp.StatusCode != http.StatusOK {
		t.Fatal(url, resp.Status, err)
	}
	return resp.Header
}

// testMail waits for the mail that the ports' case sent to arrive in DATA/mail.
func testMail(t *testing.T, data string) {
	file := filepath.Join(data, "mail", porttest.TestMail.ID+".eml")
	for deadline := time.Now().Add(time.Minute); ; time.Sleep(50 * time.Millisecond) {
		b, err := os.ReadFile(file)
		if err == nil {
			for _, want := range []string{"To: <" + porttest.TestMail.To + ">", "F=C3=B8rste linje", "Date: Wed, 06 Jan 2027 08:00:00 +0100", `filename="two.txt"`, "<" + porttest.TestMail.ID + "@"} {
				if !strings.Contains(string(b), want) {
					t.Errorf("%q is not in the mail:\n%s", want, b)
				}
			}
			return
		}
		if time.Now().After(deadline) {
			t.Fatal(err)
		}
	}
}
