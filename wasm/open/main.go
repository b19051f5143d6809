//go:build js && wasm

// Command open is the core's third program: it opens SSB's answer to a
// delivery.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"syscall/js"

	"sluse/core/feedback"
	"sluse/core/pack"
	"sluse/wasm/bridge"
)

func main() {
	bridge.Serve(map[string]bridge.Verb{"feedback": open}, code)
}

// code names the causes that the page has words for.
func code(err error) string {
	switch {
	case errors.Is(err, pack.ErrWrongKey), errors.Is(err, pack.ErrReplyKey):
		return "reply_key"
	case errors.Is(err, pack.ErrDamaged), errors.Is(err, feedback.ErrForm):
		return "damaged"
	case errors.Is(err, feedback.ErrOther):
		return "other_delivery"
	}
	return ""
}

// open opens SSB's findings on a delivery {sealed, keys, delivery}, a string
// of bytes, the texts of reply keys and the delivery's ID, by whichever of the
// keys fits.
func open(args js.Value) (any, error) {
	var keys []*pack.ReplyKey
	for _, t := range bridge.Texts(args, "keys") {
		k, err := pack.ParseReplyKey(t)
		if err != nil {
			return nil, err
		}
		keys = append(keys, k)
	}
	if len(keys) == 0 {
		return nil, pack.ErrWrongKey
	}
	f, err := feedback.Open(bytes.NewReader(bridge.Bytes(args, "sealed")), bridge.Text(args, "delivery"), keys...)
	if err != nil {
		return nil, err
	}
	b, err := json.Marshal(f)
	return string(b), err
}
