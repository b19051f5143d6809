//go:build js && wasm

package main

import (
	"encoding/json"
	"syscall/js"
)

// A verb reads its arguments and answers with a value to be told as JSON.
type verb func(args js.Value) (any, error)

// promise makes an export of a verb. The verb runs in a goroutine of its own,
// since a callback from JavaScript must not block.
func promise(f verb) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		arg := js.Undefined()
		if len(args) > 0 {
			arg = args[0]
		}
		executor := js.FuncOf(func(_ js.Value, settle []js.Value) any {
			go run(f, arg, settle[0], settle[1])
			return nil
		})
		defer executor.Release()
		return js.Global().Get("Promise").New(executor)
	})
}

func run(f verb, arg, resolve, reject js.Value) {
	v, err := f(arg)
	if err == nil {
		var b []byte
		if b, err = json.Marshal(v); err == nil {
			resolve.Invoke(string(b))
			return
		}
	}
	e := js.Global().Get("Error").New(err.Error())
	e.Set("code", code(err))
	reject.Invoke(e)
}

// text is a string argument; one that is not given is empty.
func text(args js.Value, name string) string {
	if v := args.Get(name); v.Type() == js.TypeString {
		return v.String()
	}
	return ""
}

// number is an integer argument; one that is not given is 0.
func number(args js.Value, name string) int64 {
	if v := args.Get(name); v.Type() == js.TypeNumber {
		return int64(v.Float())
	}
	return 0
}

func texts(args js.Value, name string) []string {
	v := args.Get(name)
	if v.Type() != js.TypeObject {
		return nil
	}
	out := make([]string, v.Length())
	for i := range out {
		out[i] = v.Index(i).String()
	}
	return out
}
