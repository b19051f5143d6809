//go:build js && wasm

package cf

import (
	"errors"
	"fmt"
	"sync"
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

// An outcome is what a promise came to.
type outcome struct {
	value js.Value
	err   error
}

// waits are the promises that somebody waits for, by number. One function
// settles all of them: to make one for each costs more than the wait.
type waits struct {
	last   int
	by     map[int]chan outcome
	listen sync.Once
}

var promises = waits{by: map[int]chan outcome{}}

// wait gives begin a number and waits until pool/bridge.mjs settles it.
func (w *waits) wait(begin func(number int)) (js.Value, error) {
	w.listen.Do(func() { runtime().Set("settle", js.FuncOf(w.settle)) })
	w.last++
	number, done := w.last, make(chan outcome, 1)
	w.by[number] = done
	begin(number)
	o := <-done
	return o.value, o.err
}

func (w *waits) settle(_ js.Value, args []js.Value) any {
	number := args[0].Int()
	done := w.by[number]
	delete(w.by, number)
	if len(args) > 2 {
		done <- outcome{err: reason(args[2])}
	} else {
		done <- outcome{value: args[1]}
	}
	return nil
}

// await waits for a promise of this very request.
func await(p js.Value) (js.Value, error) {
	return promises.wait(func(number int) { runtime().Call("wait", number, p) })
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
func call(v js.Value, method string, args ...any) (js.Value, error) {
	result, err := caught(func() (js.Value, error) { return await(v.Call(method, args...)) })
	if err != nil {
		return undefined, fmt.Errorf("%s: %w", method, err)
	}
	return result, nil
}

// caught makes an error of what JavaScript throws.
func caught(f func() (js.Value, error)) (_ js.Value, err error) {
	defer func() {
		switch thrown := recover().(type) {
		case nil:
		case js.Error:
			err = reason(thrown.Value)
		default:
			panic(thrown)
		}
	}()
	return f()
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
