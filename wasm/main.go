//go:build js && wasm

// Command wasm is the core for the page's engine worker. Each export reads
// its arguments, makes one call into core, and returns; nothing about the
// domain is decided here.
//
// It calls globalThis.sluse, once it has started, with an object of functions.
// Each takes one object and returns a Promise of a JSON text; it rejects with an Error whose
// message is short, English and free of content, and whose code names the
// cause where the page has words for it. Bytes go by callbacks:
//
//	next()    → Promise of the next slice of the file, a Uint8Array that is
//	            not written to until the next call; of null at the end
//	write(u8) keeps a copy, at once; u8 is only valid during the call
//
// The instance never gives memory back, and holds plaintext: the worker that
// runs it is terminated after each delivery.
package main

import "syscall/js"

func main() {
	exports := map[string]any{
		"check":     promise(check),
		"seal":      promise(sealFile),
		"sealParts": promise(sealParts),
		"replyKey":  promise(replyKey),
		"feedback":  promise(feedback),
		"trace":     promise(trace),
		"keys":      promise(keys),
		"receipt":   promise(receipt),
		"years":     promise(years),
		"spec":      promise(spec),
	}
	js.Global().Call("sluse", js.ValueOf(exports))
	select {}
}
