//go:build js && wasm

package bridge

import "syscall/js"

// Text is a string argument; one that is not given is empty.
func Text(args js.Value, name string) string {
	if v := args.Get(name); v.Type() == js.TypeString {
		return v.String()
	}
	return ""
}

// Number is an integer argument; one that is not given is 0.
func Number(args js.Value, name string) int64 {
	if v := args.Get(name); v.Type() == js.TypeNumber {
		return int64(v.Float())
	}
	return 0
}

// Texts is an argument of several strings; one that is not given is none.
func Texts(args js.Value, name string) []string {
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

// Bytes copies an argument that is a Uint8Array; one that is not given is nil.
func Bytes(args js.Value, name string) []byte {
	v := args.Get(name)
	if v.Type() != js.TypeObject {
		return nil
	}
	b := make([]byte, v.Get("byteLength").Int())
	js.CopyBytesToGo(b, v)
	return b
}
