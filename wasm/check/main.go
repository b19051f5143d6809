//go:build js && wasm

// Command check is the core's first program: what a user meets until the
// delivery is sealed, and after it has been sent.
package main

import (
	"encoding/json"
	"syscall/js"

	"sluse/wasm/bridge"
)

func main() {
	bridge.Serve(map[string]bridge.Verb{
		"check":   told(judge),
		"trace":   told(traceFile),
		"keys":    told(keys),
		"receipt": told(receipt),
		"years":   told(years),
		"spec":    told(spec),
		"place":   told(place),
	}, nil)
}

// told makes a verb of what answers with a value, to be told as JSON.
func told(f func(args js.Value) (any, error)) bridge.Verb {
	return func(args js.Value) (any, error) {
		v, err := f(args)
		if err != nil {
			return nil, err
		}
		b, err := json.Marshal(v)
		return string(b), err
	}
}
