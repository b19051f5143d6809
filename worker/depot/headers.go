package depot

import (
	"net/http"
	"strings"
)

// A Header is one response header.
type Header struct{ Name, Value string }

// PageHeaders are the headers of every page file, on every host. Answers of
// the service carry their own.
func PageHeaders() []Header { return pageHeaders }

var pageHeaders = []Header{
	{"Content-Security-Policy", "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; " +
		"img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; " +
		"frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types sluse lit-html"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
	{"Cross-Origin-Embedder-Policy", "require-corp"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
	{"Referrer-Policy", "no-referrer"},
	{"Strict-Transport-Security", "max-age=31536000; includeSubDomains"},
	{"X-Content-Type-Options", "nosniff"},
	{"X-Frame-Options", "DENY"},
}

// ServiceHeaders are those of every answer of the service: nothing of it is
// to be cached, framed, sniffed or read by another site.
func ServiceHeaders() []Header { return serviceHeaders }

var serviceHeaders = []Header{
	{"Cache-Control", "no-store"},
	{"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
	{"Cross-Origin-Resource-Policy", "same-origin"},
	{"Referrer-Policy", "no-referrer"},
	{"Strict-Transport-Security", "max-age=31536000; includeSubDomains"},
	{"X-Content-Type-Options", "nosniff"},
}

// serviceHeaderMap are the same as an answer has them; the values are shared by
// all answers, and replaced, not changed.
var serviceHeaderMap = func() http.Header {
	h := http.Header{}
	for _, row := range serviceHeaders {
		h.Set(row.Name, row.Value)
	}
	return h
}()

// PageCaching is the Cache-Control of a page file: what the build names by
// its hash never changes, everything else is asked for again.
func PageCaching(path string) string {
	if strings.HasPrefix(path, "/assets/") {
		return "public, max-age=31536000, immutable"
	}
	return "no-cache"
}
