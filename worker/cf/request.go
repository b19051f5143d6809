//go:build js && wasm

package cf

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"syscall/js"
)

// newRequest makes Go's request of the platform's. A header that came several
// times is one value joined by commas, as the platform has it.
func newRequest(ctx context.Context, v js.Value) (*http.Request, error) {
	u, err := url.Parse(v.Get("url").String())
	if err != nil {
		return nil, err
	}
	h := header(v.Get("headers"))
	r := &http.Request{
		Method:     v.Get("method").String(),
		URL:        &url.URL{Path: u.Path, RawPath: u.RawPath, RawQuery: u.RawQuery},
		Host:       u.Host,
		RequestURI: u.RequestURI(),
		Proto:      "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header:     h,
		RemoteAddr: net.JoinHostPort(h.Get("Cf-Connecting-Ip"), "0"),
	}
	r.Body, r.ContentLength = body(v.Get("body"), h.Get("Content-Length"))
	return r.WithContext(ctx), nil
}

func header(v js.Value) http.Header {
	h := http.Header{}
	entries := array.Call("from", v)
	for i := range entries.Length() {
		e := entries.Index(i)
		h.Add(e.Index(0).String(), e.Index(1).String())
	}
	return h
}

// body is a request's body and its declared length, -1 where there is a body
// of unknown length.
func body(stream js.Value, declared string) (*Body, int64) {
	if stream.IsNull() || stream.IsUndefined() {
		return &Body{stream: js.Null()}, 0
	}
	n, err := strconv.ParseInt(declared, 10, 64)
	if err != nil {
		n = -1
	}
	return &Body{stream: stream}, n
}
