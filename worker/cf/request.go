//go:build js && wasm

package cf

import (
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"syscall/js"
)

// newRequest makes Go's request of a head as pool/bridge.mjs packs it. A header
// that came several times is one value joined by commas, as the platform has it.
func newRequest(head string) (*http.Request, error) {
	method, rest, _ := strings.Cut(head, "\n")
	address, rest, _ := strings.Cut(rest, "\n")
	there, rest, _ := strings.Cut(rest, "\n")
	u, err := target(address)
	if err != nil {
		return nil, err
	}
	h := header(rest)
	r := &http.Request{
		Method: method,
		URL:    &url.URL{Path: u.Path, RawPath: u.RawPath, RawQuery: u.RawQuery},
		Host:   u.Host,
		Proto:  "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header:     h,
		RemoteAddr: net.JoinHostPort(h.Get("Cf-Connecting-Ip"), "0"),
	}
	r.Body, r.ContentLength = body(there != "", h.Get("Content-Length"))
	return r, nil
}

// target takes an address apart. Most have a path in which nothing could be
// escaped, and the rest is left to who knows what could.
func target(address string) (*url.URL, error) {
	_, rest, _ := strings.Cut(address, "://")
	host, path, found := strings.Cut(rest, "/")
	path, query, _ := strings.Cut(path, "?")
	if !found || strings.IndexFunc(host, special) >= 0 || strings.IndexFunc(path, special) >= 0 {
		return url.Parse(address)
	}
	return &url.URL{Host: host, Path: "/" + path, RawQuery: query}, nil
}

func special(c rune) bool {
	return (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '/' || c > ':') && c != '-' && c != '.' && c != '_'
}

// header reads names and values, a line each.
func header(lines string) http.Header {
	h := make(http.Header, 1+strings.Count(lines, "\n")/2)
	for lines != "" {
		var name, value string
		name, lines, _ = strings.Cut(lines, "\n")
		value, lines, _ = strings.Cut(lines, "\n")
		h[canonical(name)] = []string{value}
	}
	return h
}

// names are the headers' names as Go writes them, by how the platform does, of
// requests so far.
var names = map[string]string{}

func canonical(name string) string {
	c, ok := names[name]
	if !ok {
		if len(names) == 100 {
			clear(names) // anybody can send any name
		}
		name = strings.Clone(name) // not all of the request
		c = http.CanonicalHeaderKey(name)
		names[name] = c
	}
	return c
}

// body is a request's body and its declared length, -1 where there is a body
// of unknown length.
func body(there bool, declared string) (*Body, int64) {
	if !there {
		return &Body{stream: js.Null()}, 0
	}
	n, err := strconv.ParseInt(declared, 10, 64)
	if err != nil {
		n = -1
	}
	return &Body{}, n
}
