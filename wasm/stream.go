//go:build js && wasm

package main

import (
	"errors"
	"io"
	"syscall/js"
)

// source pulls a delivery slice by slice from the page's side. Waiting for a
// slice lets the browser's event loop run, which is when it frees the slices
// before: a reader that answers at once kept the whole file in memory.
type source struct {
	next  js.Value // () → Promise of a Uint8Array, or of null at the end
	slice js.Value
	used  int
	size  int
}

func (s *source) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if s.used == s.size {
		if err := s.advance(); err != nil {
			return 0, err
		}
	}
	n := js.CopyBytesToGo(p, s.slice.Call("subarray", s.used, min(s.used+len(p), s.size)))
	s.used += n
	return n, nil
}

func (s *source) advance() error {
	slice, err := await(s.next.Invoke())
	if err != nil {
		return errors.Join(errStorage, errors.New("could not read the file"))
	}
	if slice.IsNull() {
		return io.EOF
	}
	s.slice, s.used, s.size = slice, 0, slice.Get("byteLength").Int()
	return nil
}

// await blocks the goroutine, and nothing else, until a promise settles.
func await(promise js.Value) (js.Value, error) {
	type settled struct {
		value js.Value
		err   error
	}
	done := make(chan settled, 1)
	then := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- settled{value: args[0]}
		return nil
	})
	catch := js.FuncOf(func(js.Value, []js.Value) any {
		done <- settled{err: errors.New("rejected")}
		return nil
	})
	defer then.Release()
	defer catch.Release()
	promise.Call("then", then, catch)
	s := <-done
	return s.value, s.err
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
	defer caught(&err)
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
func caught(err *error) {
	e := recover()
	if e == nil {
		return
	}
	if _, ok := e.(js.Error); !ok {
		panic(e)
	}
	*err = errors.Join(errStorage, errors.New("could not write the sealed file"))
}
