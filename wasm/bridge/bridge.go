//go:build js && wasm

// Package bridge is how a program of the core speaks with the page's
// JavaScript: verbs as functions that return Promises, and bytes by callbacks.
package bridge

import "syscall/js"

// A Verb reads its arguments and answers with what JavaScript can be given: a
// text, or an object as map[string]any.
type Verb func(args js.Value) (any, error)

// Serve tells the page what verbs there are, and lets them be called from then
// on. code names the causes of errors that the page has words for; the rest
// are "failed".
func Serve(verbs map[string]Verb, code func(error) string) {
	exports := map[string]any{}
	for name, verb := range verbs {
		exports[name] = promise(verb, code)
	}
	js.Global().Call("sluse", js.ValueOf(exports))
	select {}
}

// promise makes an export of a verb. The verb runs in a goroutine of its own,
// since a callback from JavaScript must not block.
func promise(f Verb, code func(error) string) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		arg := js.Undefined()
		if len(args) > 0 {
			arg = args[0]
		}
		executor := js.FuncOf(func(_ js.Value, settle []js.Value) any {
			go func(resolve, reject js.Value) {
				v, err := f(arg)
				if err == nil {
					resolve.Invoke(v)
					return
				}
				reject.Invoke(fault(err, code))
			}(settle[0], settle[1])
			return nil
		})
		defer executor.Release()
		return js.Global().Get("Promise").New(executor)
	})
}
