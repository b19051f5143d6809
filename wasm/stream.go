//go:build js && wasm

package main

import (
	"errors"
	"io"
	"syscall/js"
)

// source pulls a delivery from the page's side, copying once.
type source struct{ read js.Value }

func (s source) Read(p []byte) (n int, err error) {
	defer caught(&err, "read the file")
	if len(p) == 0 {
		return 0, nil
	}
	chunk := s.read.Invoke(len(p))
	if chunk.IsNull() || chunk.IsUndefined() {
		return 0, io.EOF
	}
	return js.CopyBytesToGo(p, chunk), nil
}

// sink hands bytes to the page's side through one buffer that is kept.
type sink struct {
	write js.Value
	buf   js.Value
}

const sinkSize = 256 << 10

func newSink(write js.Value) *sink {
	return &sink{write: write, buf: js.Global().Get("Uint8Array").New(sinkSize)}
}

func (s *sink) Write(p []byte) (n int, err error) {
	defer caught(&err, "write the sealed file")
	for n < len(p) {
		k := js.CopyBytesToJS(s.buf, p[n:])
		s.write.Invoke(s.buf.Call("subarray", 0, k))
		n += k
	}
	return n, nil
}

// errStorage marks faults of the browser's side: a file that went away, a
// full disk.
var errStorage = errors.New("storage")

// caught turns an exception thrown by a callback into an error.
func caught(err *error, what string) {
	e := recover()
	if e == nil {
		return
	}
	if _, ok := e.(js.Error); !ok {
		panic(e)
	}
	*err = errors.Join(errStorage, errors.New("could not "+what))
}
