//go:build !js

package workerd

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sluse/worker/depot"
	"sluse/worker/depot/porttest"
)

// TestPage checks that the page's files carry the depot's headers although
// the Worker is not asked for them, and that the service's own do not mix in.
func TestPage(t *testing.T) {
	o := options(t)
	if err := os.Mkdir(filepath.Join(o.Web, "assets"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := writeFile(filepath.Join(o.Web, "assets", "a.js"), "1"); err != nil {
		t.Fatal(err)
	}
	s := run(t, o)
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

// TestMail follows a mail from the Worker to DATA/mail.
func TestMail(t *testing.T) {
	o := options(t)
	s := run(t, o)
	for n, c := range porttest.Cases() {
		if strings.HasPrefix(c.Name, "mail:") {
			if res := caseOn(t, s, n); res.Error != "" {
				t.Fatal(res.Error)
			}
		}
	}
	file := filepath.Join(o.Data, "mail", porttest.TestMail.ID+".eml")
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(50 * time.Millisecond) {
		b, err := os.ReadFile(file)
		if err == nil {
			for _, want := range []string{"To: <" + porttest.TestMail.To + ">", "F=C3=B8rste linje", `filename="two.txt"`, "<" + porttest.TestMail.ID + "@"} {
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
