package e2e

import (
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"testing"
)

// tap stands between clients and a host and keeps every byte that passes, in
// both directions, headers and URLs too.
func tap(t *testing.T, h *host) (tapped *host, seen *logBuffer) {
	t.Helper()
	target, err := url.Parse(h.url)
	if err != nil {
		t.Fatal(err)
	}
	seen = &logBuffer{}
	proxy := &httputil.ReverseProxy{
		Transport: &http.Transport{DisableCompression: true},
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(target)
			r.Out.Header.Del("Accept-Encoding") // what is kept must be readable
			head, _ := httputil.DumpRequestOut(r.Out, false)
			seen.Write(head)
			if r.Out.Body != nil {
				r.Out.Body = teed{io.TeeReader(r.Out.Body, seen), r.Out.Body}
			}
		},
		ModifyResponse: func(res *http.Response) error {
			head, _ := httputil.DumpResponse(res, false)
			seen.Write(head)
			res.Body = teed{io.TeeReader(res.Body, seen), res.Body}
			return nil
		},
	}
	srv := httptest.NewServer(proxy)
	t.Cleanup(srv.Close)
	copied := *h
	copied.url = srv.URL
	return &copied, seen
}

type teed struct {
	io.Reader
	io.Closer
}
