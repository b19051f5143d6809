//go:build js && wasm

package bridge

import "syscall/js"

// A Sink hands bytes to the page's side through one buffer that is kept.
type Sink struct {
	write js.Value
	buf   js.Value
}

// SinkSize is how many bytes go at a time, and what is worth gathering before.
const SinkSize = 256 << 10

// NewSink hands what is written to write.
func NewSink(write js.Value) *Sink {
	return &Sink{write: write, buf: js.Global().Get("Uint8Array").New(SinkSize)}
}

func (s *Sink) Write(p []byte) (n int, err error) {
	defer caught(&err)
	for n < len(p) {
		k := js.CopyBytesToJS(s.buf, p[n:])
		s.write.Invoke(s.buf.Call("subarray", 0, k))
		n += k
	}
	return n, nil
}

// caught turns an exception thrown by a callback into an error.
func caught(err *error) {
	e := recover()
	if e == nil {
		return
	}
	if _, ok := e.(js.Error); !ok {
		panic(e)
	}
	*err = ErrStorage
}
