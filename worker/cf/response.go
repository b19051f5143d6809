//go:build js && wasm

package cf

import (
	"bytes"
	"context"
	"io"
	"net/http"
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

// answer runs h for a request of the platform and makes the platform's response.
func answer(ctx context.Context, h http.Handler, request js.Value) js.Value {
	w := &reply{header: http.Header{}}
	r, err := newRequest(ctx, request)
	if err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
	} else {
		h.ServeHTTP(w, r)
	}
	return w.js(request.Get("method").String())
}

func (w *reply) js(method string) js.Value {
	w.WriteHeader(http.StatusOK)
	if w.buf.Len() > 0 && w.header.Get("Content-Type") == "" {
		w.header.Set("Content-Type", http.DetectContentType(w.buf.Bytes()))
	}
	headers := js.Global().Get("Headers").New()
	for name, values := range w.header {
		for _, v := range values {
			headers.Call("append", name, v)
		}
	}
	init := object.New()
	init.Set("status", w.status)
	init.Set("headers", headers)
	return js.Global().Get("Response").New(w.body(method), init)
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
