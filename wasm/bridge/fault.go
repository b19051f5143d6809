//go:build js && wasm

package bridge

import (
	"errors"
	"syscall/js"
)

// ErrStorage and ErrUnreadable are faults of the browser's side: a full disk, and
// a file that went away or was changed.
var (
	ErrStorage    = errors.New("could not write the sealed file")
	ErrUnreadable = errors.New("could not read the file")
)

func fault(err error, code func(error) string) js.Value {
	e := js.Global().Get("Error").New(err.Error())
	e.Set("code", codeOf(err, code))
	return e
}

func codeOf(err error, code func(error) string) string {
	if errors.Is(err, ErrStorage) {
		return "storage"
	}
	if errors.Is(err, ErrUnreadable) {
		return "unreadable"
	}
	if code != nil {
		if c := code(err); c != "" {
			return c
		}
	}
	return "failed"
}
