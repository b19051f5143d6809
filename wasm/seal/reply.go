//go:build js && wasm

package main

import (
	"crypto/rand"
	"errors"
	"syscall/js"

	"sluse/core/pack"
	"sluse/core/split"
	"sluse/wasm/bridge"
)

// replyKey makes the reply key of a delivery {municipality, year, now, parts}:
// its file, what the letter names it by, and the bundle of a delivery in two parts.
// The page keeps it before anything is sealed: without it nobody can read the
// answer.
func replyKey(args js.Value) (any, error) {
	now, err := pack.ParseInstant(bridge.Text(args, "now"))
	if err != nil {
		return nil, errors.New("now is not a time")
	}
	k, err := pack.NewReplyKey(bridge.Text(args, "municipality"), int(bridge.Number(args, "year")), now)
	if err != nil {
		return nil, err
	}
	if args.Get("parts").Truthy() {
		if k.Bundle, err = split.NewBundle(rand.Reader); err != nil {
			return nil, err
		}
	}
	return map[string]any{"id": k.ID(), "text": k.Text(), "bundle": k.Bundle}, nil
}

// letter is what goes into the sealed delivery {reply, second}: for a reply key's
// text, and who else is to read the answer, if anybody. No key is no letter.
func letter(args js.Value) ([]byte, error) {
	reply := bridge.Text(args, "reply")
	if reply == "" {
		return nil, nil
	}
	k, err := pack.ParseReplyKey(reply)
	if err != nil {
		return nil, err
	}
	return k.Letter(second(args)...).Encode(), nil
}

func second(args js.Value) []string {
	if s := bridge.Text(args, "second"); s != "" {
		return []string{s}
	}
	return nil
}
