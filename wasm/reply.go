//go:build js && wasm

package main

import (
	"crypto/rand"
	"errors"
	"strings"
	"syscall/js"
	"time"

	"sluse/core"
	"sluse/core/split"
)

// madeReply is a new reply key: its file, what the letter names it by, and the
// bundle of a delivery in two parts.
type madeReply struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	Bundle string `json:"bundle,omitempty"`
}

// replyKey makes the reply key of a delivery {municipality, year, now, parts}.
// The page keeps it before anything is sealed: without it nobody can read the
// answer.
func replyKey(args js.Value) (any, error) {
	now, err := time.Parse(time.RFC3339, text(args, "now"))
	if err != nil {
		return nil, errors.New("now is not a time")
	}
	k, err := core.NewReplyKey(text(args, "municipality"), int(number(args, "year")), now)
	if err != nil {
		return nil, err
	}
	if args.Get("parts").Truthy() {
		if k.Bundle, err = split.NewBundle(rand.Reader); err != nil {
			return nil, err
		}
	}
	return madeReply{ID: k.ID(), Text: k.Text(), Bundle: k.Bundle}, nil
}

// letter is what goes into the sealed delivery {reply, second}: for a reply key's
// text, and who else is to read the answer, if anybody. No key is no letter.
func letter(args js.Value) ([]byte, error) {
	reply := text(args, "reply")
	if reply == "" {
		return nil, nil
	}
	k, err := core.ParseReplyKey(reply)
	if err != nil {
		return nil, err
	}
	return k.Letter(second(args)...).Encode(), nil
}

func second(args js.Value) []string {
	if s := text(args, "second"); s != "" {
		return []string{s}
	}
	return nil
}

// feedback opens SSB's findings on a delivery {sealed, keys, delivery}, a string
// of bytes, the texts of reply keys and the delivery's ID, by whichever of the
// keys fits.
func feedback(args js.Value) (any, error) {
	var keys []*core.ReplyKey
	for _, t := range texts(args, "keys") {
		k, err := core.ParseReplyKey(t)
		if err != nil {
			return nil, err
		}
		keys = append(keys, k)
	}
	if len(keys) == 0 {
		return nil, core.ErrWrongKey
	}
	sealed := make([]byte, args.Get("sealed").Get("byteLength").Int())
	js.CopyBytesToGo(sealed, args.Get("sealed"))
	return core.OpenFeedback(strings.NewReader(string(sealed)), text(args, "delivery"), keys...)
}
