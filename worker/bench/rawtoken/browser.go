//go:build js && wasm

package main

import (
	"io"
	"syscall/js"
)

// Sets globalThis.rawtoken(read) to a function that counts tokens; read(n)
// answers as the engine's does: 1 to n bytes, or null at the end.
func main() {
	js.Global().Set("rawtoken", js.FuncOf(func(_ js.Value, args []js.Value) any {
		n, err := tokens(source{args[0]})
		if err != nil {
			return err.Error()
		}
		return n
	}))
	select {}
}

type source struct{ read js.Value }

func (s source) Read(p []byte) (int, error) {
	chunk := s.read.Invoke(len(p))
	if chunk.IsNull() {
		return 0, io.EOF
	}
	return js.CopyBytesToGo(p, chunk), nil
}
