//go:build js && wasm

package cf

import (
	"context"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"syscall/js"
)

// newRequest makes Go's request of a head as pool/bridge.mjs packs it, and a
// body. A header that came several times is one value joined by commas, as the
// platform has it.
func newRequest(ctx context.Context, head string, stream js.Value) (*http.Request, error) {
	method, rest, _ := strings.Cut(head, "\n")
	address, rest, _ := strings.Cut(rest, "\n")
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	h := header(rest)
	r := &http.Request{
		Method:     method,
		URL:        &url.URL{Path: u.Path, RawPath: u.RawPath, RawQuery: u.RawQuery},
		Host:       u.Host,
		RequestURI: u.RequestURI(),
		Proto:      "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header:     h,
		RemoteAddr: net.JoinHostPort(h.Get("Cf-Connecting-Ip"), "0"),
	}
	r.Body, r.ContentLength = body(stream, h.Get("Content-Length"))
	return r.WithContext(ctx), nil
}

// header reads names and values, a line each.
func header(lines string) http.Header {
	h := http.Header{}
	for lines != "" {
		var name, value string
		name, lines, _ = strings.Cut(lines, "\n")
		value, lines, _ = strings.Cut(lines, "\n")
		h.Add(name, value)
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
