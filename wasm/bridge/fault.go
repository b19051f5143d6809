//go:build js && wasm

package bridge

import (
	"errors"
	"syscall/js"
)

// ErrStorage marks faults of the browser's side: a file that went away, a
// full disk.
var ErrStorage = errors.New("storage")

func fault(err error, code func(error) string) js.Value {
	e := js.Global().Get("Error").New(err.Error())
	e.Set("code", codeOf(err, code))
	return e
}

func codeOf(err error, code func(error) string) string {
	if errors.Is(err, ErrStorage) {
		return "storage"
	}
	if code != nil {
		if c := code(err); c != "" {
			return c
		}
	}
	return "failed"
}
