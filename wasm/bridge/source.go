//go:build js && wasm

package bridge

import (
	"errors"
	"io"
	"syscall/js"

	"sluse/core/same"
)

// A Source pulls a delivery slice by slice from the page's side. Waiting for a
// slice lets the browser's event loop run, which is when it frees the slices
// before: a reader that answers at once kept the whole file in memory.
type Source struct {
	next  js.Value // () → Promise of a Uint8Array, or of null at the end
	slice js.Value
	used  int
	size  int
	sum   same.Sum
}

// NewSource reads what next gives.
func NewSource(next js.Value) *Source { return &Source{next: next} }

// Sum is of all that has been read, for the page to compare with that of another
// reading of the same delivery.
func (s *Source) Sum() string { return s.sum.String() }

func (s *Source) Read(p []byte) (int, error) {
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
	return s.sum.Write(p[:n])
}

func (s *Source) advance() error {
	slice, err := await(s.next.Invoke())
	if err != nil {
		return ErrUnreadable
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
