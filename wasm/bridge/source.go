//go:build js && wasm

package bridge

import (
	"errors"
	"fmt"
	"io"
	"syscall/js"

	"github.com/cespare/xxhash/v2"
)

// A Source pulls a delivery slice by slice from the page's side. Waiting for a
// slice lets the browser's event loop run, which is when it frees the slices
// before: a reader that answers at once kept the whole file in memory.
type Source struct {
	next  js.Value // () → Promise of a Uint8Array, or of null at the end
	slice js.Value
	used  int
	size  int
	read  int64 // bytes in all
	sum   *xxhash.Digest
}

// NewSource reads what next gives.
func NewSource(next js.Value) *Source { return &Source{next: next, sum: xxhash.New()} }

// Sum is of all that has been read, for the page to compare with that of another
// reading of the same delivery: it is read once to be checked and once more to
// be sealed, and may lie on a drive where others write. It guards against such an
// accident, and nobody who picks bytes to deceive: who could do that could as well write
// the file. So it is no cryptographic digest, which would take a third of the
// time that a check takes in the browser; this one takes a fiftieth.
func (s *Source) Sum() string { return fmt.Sprintf("%d %016x", s.read, s.sum.Sum64()) }

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
	s.read += int64(n)
	return s.sum.Write(p[:n]) // never fails
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
