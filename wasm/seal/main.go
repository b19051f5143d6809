//go:build js && wasm

// Command seal is the core's second program: it seals deliveries, and makes
// the reply keys that go with them. It answers with objects and not with JSON,
// whose package is a twentieth of what the program may weigh.
package main

import (
	"errors"

	"sluse/core/pack"
	"sluse/wasm/bridge"
)

func main() {
	bridge.Serve(map[string]bridge.Verb{
		"seal":      whole,
		"sealParts": parts,
		"replyKey":  replyKey,
	}, code)
}

func code(err error) string {
	if errors.Is(err, pack.ErrReplyKey) {
		return "reply_key"
	}
	return ""
}
