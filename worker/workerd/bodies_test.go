//go:build !js

package workerd

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
)

// testBodies sends bodies as clients do, so that they take the way past Go.
func testBodies(t *testing.T, s *Server) {
	b := make([]byte, 20<<20+3)
	rand.Read(b)
	small := b[:3000]
	stored := func(b []byte) string { return fmt.Sprintf("200 %d %x", len(b), sha256.Sum256(b)) }
	right := func(b []byte) string { sum := sha256.Sum256(b); return "&sha256=" + hex.EncodeToString(sum[:]) }
	for _, c := range []struct {
		name, query string
		body        []byte
		chunked     bool
		want        string
	}{
		{"digest declared", right(b), b, false, stored(b)},
		{"digest not declared", "", b, false, stored(b)},
		{"length not declared", "", b, true, stored(b)},
		{"length not declared, digest declared", right(b), b, true, stored(b)},
		{"small", right(small), small, false, stored(small)},
		{"small, length not declared", "", small, true, stored(small)},
		{"nothing", "", nil, false, stored(nil)},
		{"wrong digest", right(small), b, false, "422 digest does not match"},
		{"wrong digest, length not declared", right(small), b, true, "422 digest does not match"},
		{"too large", "&limit=1000", b, false, "422 body is too large"},
		{"found too large", "&limit=10000000", b, true, "422 body is too large"},
		{"not sealed", "&peek=1", b, false, "422 put: not an age file"},
		{"not sealed, length not declared", "&peek=1", b, true, "422 put: not an age file"},
		{"not sealed, small", "&peek=1", small, false, "422 put: not an age file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			key := "bodies/" + rand.Text()
			if got := send(t, s, key+c.query, c.body, c.chunked); !strings.HasPrefix(c.want, "200") && !strings.Contains(got, c.want[4:]) || got[:3] != c.want[:3] {
				t.Fatalf("got %q, want %q", got, c.want)
			}
			code, got := fetch(t, s, "key="+key)
			if c.want[:3] == "200" && !bytes.Equal(got, c.body) {
				t.Errorf("fetched %d bytes, stored %d", len(got), len(c.body))
			}
			if c.want[:3] != "200" && code == 200 {
				t.Errorf("refused, yet %d bytes are stored", len(got))
			}
		})
	}
	t.Run("several as one", func(t *testing.T) {
		one, two := "bodies/"+rand.Text(), "bodies/"+rand.Text()
		send(t, s, one, b[:9<<20], false)
		send(t, s, two, b[9<<20:], false)
		_, got := fetch(t, s, "key="+one+"&key="+two+"&offset=5&length=20000000")
		if !bytes.Equal(got, b[5:20_000_005]) {
			t.Errorf("fetched %d bytes, or other ones", len(got))
		}
	})
}

// send stores a body and returns status and answer.
func send(t *testing.T, s *Server, key string, body []byte, chunked bool) string {
	t.Helper()
	req, err := http.NewRequest(http.MethodPut, s.URL+"/v1/porttest/object?key="+key, bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if chunked {
		req.ContentLength, req.Body = -1, io.NopCloser(struct{ io.Reader }{bytes.NewReader(body)})
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%d %s", resp.StatusCode, strings.TrimSpace(string(b)))
}

func fetch(t *testing.T, s *Server, query string) (int, []byte) {
	t.Helper()
	resp, err := http.Get(s.URL + "/v1/porttest/object?" + query)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, b
}

// testBackdoor checks that values pass it unchanged, and nobody without the pass.
func testBackdoor(t *testing.T, s *Server) {
	rows, err := s.Back.Query(t.Context(), `SELECT ?1, ?2, ?3, ?4`, int64(1)<<52, "ø", []byte{0, 255}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(rows), "[[4503599627370496 ø [0 255] <nil>]]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	stranger := Backdoor{url: s.URL, pass: "guess"}
	if _, err := stranger.Query(t.Context(), `SELECT 1`); err == nil {
		t.Error("the back door is open to all")
	}
}
