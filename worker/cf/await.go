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

// An outcome is what somebody waited for: a message, or what a promise of
// JavaScript's came to.
type outcome struct {
	message []byte
	value   js.Value
	err     error
}

// waits are those who wait for JavaScript, by number.
type waits struct {
	last   int32
	by     map[int32]chan outcome
	listen sync.Once
}

var promises = waits{by: map[int32]chan outcome{}}

// wait gives begin a number and waits until that is settled.
func (w *waits) wait(begin func(number int32)) outcome {
	w.last++
	number, done := w.last, make(chan outcome, 1)
	w.by[number] = done
	begin(number)
	return <-done
}

func (w *waits) settle(number int32, o outcome) {
	if done, ok := w.by[number]; ok {
		delete(w.by, number)
		done <- o
	}
}

// ask waits for what pool/bridge.mjs has been asked for.
func ask(begin func(number int32)) ([]byte, error) {
	o := promises.wait(begin)
	return o.message, o.err
}

// settled is called when a promise is that this program has itself; one function
// for all, since to make one for each costs more than the wait.
func (w *waits) settled(_ js.Value, args []js.Value) any {
	if len(args) > 2 {
		w.settle(int32(args[0].Int()), outcome{err: reason(args[2])})
	} else {
		w.settle(int32(args[0].Int()), outcome{value: args[1]})
	}
	return nil
}

// await waits for a promise of this very request.
func await(p js.Value) (js.Value, error) {
	promises.listen.Do(func() { runtime().Set("settle", js.FuncOf(promises.settled)) })
	o := promises.wait(func(number int32) { runtime().Call("wait", number, p) })
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
