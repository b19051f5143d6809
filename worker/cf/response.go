//go:build js && wasm

package cf

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strconv"
	"strings"
	"syscall/js"
)

// A reply collects an answer. Bytes written are kept until the handler is
// done, so that a panic never leaves half an answer; stored bytes go from
// R2's stream to the client's.
type reply struct {
	header http.Header
	status int
	buf    bytes.Buffer
	stream js.Value
}

func (w *reply) Header() http.Header { return w.header }

func (w *reply) WriteHeader(status int) {
	if w.status == 0 && status >= 200 {
		w.status = status
	}
}

func (w *reply) Write(p []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	return w.buf.Write(p)
}

// response finds ours in what a handler was given.
func response(w io.Writer) (*reply, bool) {
	for {
		switch v := w.(type) {
		case *reply:
			return v, true
		case interface{ Unwrap() http.ResponseWriter }:
			w = v.Unwrap()
		default:
			return nil, false
		}
	}
}

// answer runs h for a request of the platform. What it returns
// pool/bridge.mjs makes a response of.
func answer(ctx context.Context, h http.Handler, head string, stream js.Value) (string, js.Value) {
	w := &reply{header: http.Header{}}
	method := ""
	r, err := newRequest(ctx, head, stream)
	if err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
	} else {
		method = r.Method
		h.ServeHTTP(w, r)
	}
	return w.head(), w.body(method)
}

var noNewline = strings.NewReplacer("\r", " ", "\n", " ")

// head is the status and then names and values of headers, a line each.
func (w *reply) head() string {
	w.WriteHeader(http.StatusOK)
	if w.buf.Len() > 0 && w.header.Get("Content-Type") == "" {
		w.header.Set("Content-Type", http.DetectContentType(w.buf.Bytes()))
	}
	var b strings.Builder
	b.WriteString(strconv.Itoa(w.status))
	for name, values := range w.header {
		for _, v := range values {
			b.WriteString("\n" + name + "\n")
			noNewline.WriteString(&b, v)
		}
	}
	return b.String()
}

func (w *reply) body(method string) js.Value {
	switch {
	case method == http.MethodHead, w.status == http.StatusNoContent, w.status == http.StatusResetContent, w.status == http.StatusNotModified:
		return js.Null()
	case !w.stream.IsUndefined():
		return w.stream
	}
	return toJS(w.buf.Bytes())
}
