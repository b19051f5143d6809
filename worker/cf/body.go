//go:build js && wasm

package cf

import (
	"io"
	"syscall/js"
)

// A Body is bytes on their way in or out. Blobs.Put takes a request's as a
// whole as long as nothing has been read; Read is for small ones.
type Body struct {
	stream js.Value // null: empty, or read to its end; undefined: the request's, which nobody has looked at
	reader js.Value // set by the first Read
	rest   []byte   // read from the stream, not yet from here
}

// fresh tells whether it is the request's body as it came.
func (b *Body) fresh() bool { return b.stream.IsUndefined() }

// take gives the stream away; false when it has been read from.
func (b *Body) take() (js.Value, bool) {
	if !b.reader.IsUndefined() {
		return undefined, false
	}
	stream := b.open()
	b.stream = js.Null()
	return stream, true
}

func (b *Body) open() js.Value {
	if b.fresh() {
		b.stream = runtime().Get("request").Get("body")
	}
	return b.stream
}

// Read implements io.Reader.
func (b *Body) Read(p []byte) (int, error) {
	if b.open().IsNull() {
		return 0, io.EOF
	}
	if b.reader.IsUndefined() {
		b.reader = b.stream.Call("getReader")
	}
	for len(b.rest) == 0 {
		step, err := call(b.reader, "read")
		if err != nil {
			return 0, err
		}
		if step.Get("done").Bool() {
			b.stream = js.Null()
			return 0, io.EOF
		}
		b.rest = toGo(step.Get("value"))
	}
	n := copy(p, b.rest)
	b.rest = b.rest[n:]
	return n, nil
}

// Close implements io.Closer. The platform does away with what was not read.
func (b *Body) Close() error { return nil }

// An outflow is stored bytes on their way out.
type outflow struct {
	Body
	size int64
}

// WriteTo gives the stream to a response of ours, also one in wrappers that
// have Unwrap, and copies to any other writer.
func (o *outflow) WriteTo(w io.Writer) (int64, error) {
	if r, ok := response(w); ok {
		if stream, whole := o.take(); whole {
			r.stream = stream
			return o.size, nil
		}
	}
	return io.Copy(w, struct{ io.Reader }{o})
}
