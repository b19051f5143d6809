//go:build js && wasm

package cf

import (
	"bytes"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"syscall/js"

	"sluse/worker/depot"
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

// answer runs h for a request of the platform, whose number it is.
func answer(number int32, h http.Handler, head string) {
	w := &reply{header: make(http.Header, 16)}
	method := ""
	r, err := newRequest(head)
	if err != nil {
		http.Error(w, "bad request", http.StatusBadRequest)
	} else {
		method = r.Method
		h.ServeHTTP(w, r)
	}
	w.send(number, method)
}

// send has pool/bridge.mjs make a response.
func (w *reply) send(number int32, method string) {
	head := lent(w.head())
	switch {
	case w.bare(method):
		runtime().Set("outflow", js.Null())
		jsStream(number, head)
	case !w.stream.IsUndefined():
		runtime().Set("outflow", w.stream)
		jsStream(number, head)
	default:
		jsAnswer(number, head, lent(w.buf.Bytes()))
	}
}

var noNewline = strings.NewReplacer("\r", " ", "\n", " ")

// head is the status and then names and values of headers, a line each.
func (w *reply) head() []byte {
	w.WriteHeader(http.StatusOK)
	if w.buf.Len() > 0 && w.header.Get("Content-Type") == "" {
		w.header.Set("Content-Type", http.DetectContentType(w.buf.Bytes()))
	}
	b := strconv.AppendInt(make([]byte, 0, 1<<10), int64(w.status), 10)
	written := 0
	for _, name := range usual {
		if values, ok := w.header[name]; ok {
			b = appendHeader(b, name, values)
			written++
		}
	}
	if written == len(w.header) {
		return b
	}
	for name, values := range w.header {
		if !slices.Contains(usual, name) {
			b = appendHeader(b, name, values)
		}
	}
	return b
}

// usual are the headers of nearly every answer. They come first and in one
// order, so that equal answers have equal heads, which pool/bridge.mjs knows again.
var usual = func() []string {
	names := []string{"Content-Type", "Content-Length", "Content-Language"}
	for _, h := range depot.ServiceHeaders() {
		names = append(names, h.Name)
	}
	return names
}()

func appendHeader(b []byte, name string, values []string) []byte {
	for _, v := range values {
		b = append(append(append(b, '\n'), name...), '\n')
		b = append(b, oneLine(v)...)
	}
	return b
}

// oneLine is a value that cannot be taken for more than one.
func oneLine(v string) string {
	if strings.IndexByte(v, '\n') < 0 && strings.IndexByte(v, '\r') < 0 {
		return v
	}
	return noNewline.Replace(v)
}

// bare tells whether the answer must not have a body.
func (w *reply) bare(method string) bool {
	return method == http.MethodHead || w.status == http.StatusNoContent || w.status == http.StatusResetContent || w.status == http.StatusNotModified
}
