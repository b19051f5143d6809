//go:build js && wasm

package cf

import (
	"errors"
	"fmt"
	"syscall/js"
)

var (
	undefined  = js.Undefined()
	uint8Array = js.Global().Get("Uint8Array")
	object     = js.Global().Get("Object")
	array      = js.Global().Get("Array")
	promise    = js.Global().Get("Promise")
	jsError    = js.Global().Get("Error")
)

// await waits for a promise of this very request.
func await(p js.Value) (js.Value, error) {
	type outcome struct {
		value js.Value
		err   error
	}
	done := make(chan outcome, 1)
	resolved := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- outcome{value: args[0]}
		return nil
	})
	defer resolved.Release()
	rejected := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- outcome{err: reason(args[0])}
		return nil
	})
	defer rejected.Release()
	p.Call("then", resolved, rejected)
	o := <-done
	return o.value, o.err
}

// reason makes an error of what a promise was rejected with.
func reason(v js.Value) error {
	if v.Type() == js.TypeObject && v.Get("message").Type() == js.TypeString {
		return errors.New(v.Get("message").String())
	}
	return errors.New(js.Global().Call("String", v).String())
}

// call calls a method that returns a promise, and waits for it. What the
// method throws is an error too.
func call(v js.Value, method string, args ...any) (_ js.Value, err error) {
	defer func() {
		switch thrown := recover().(type) {
		case nil:
		case js.Error:
			err = fmt.Errorf("%s: %w", method, reason(thrown.Value))
		default:
			panic(thrown)
		}
	}()
	result, err := await(v.Call(method, args...))
	if err != nil {
		return undefined, fmt.Errorf("%s: %w", method, err)
	}
	return result, nil
}

// promised runs f beside the caller and makes its outcome a promise.
func promised(f func() (js.Value, error)) js.Value {
	executor := js.FuncOf(func(_ js.Value, args []js.Value) any {
		resolve, reject := args[0], args[1]
		go func() {
			if v, err := f(); err != nil {
				reject.Invoke(jsError.New(err.Error()))
			} else {
				resolve.Invoke(v)
			}
		}()
		return nil
	})
	defer executor.Release()
	return promise.New(executor)
}

func toJS(b []byte) js.Value {
	v := uint8Array.New(len(b))
	js.CopyBytesToJS(v, b)
	return v
}

// toGo copies an Uint8Array, or nothing of null and undefined.
func toGo(v js.Value) []byte {
	if v.IsNull() || v.IsUndefined() {
		return nil
	}
	b := make([]byte, v.Length())
	js.CopyBytesToGo(b, v)
	return b
}
