//go:build js && wasm

package main

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"syscall/js"

	"sluse/core"
	"sluse/core/split"
)

// traced is what a delivery changes, and the key of its trace.
type traced struct {
	Key     string        `json:"key"`
	Changes *core.Changes `json:"changes"`
}

// trace makes a delivery's trace {next, write, year, key, before}; key, in
// hex, and before, the bytes of the trace of what was sent last, go together
// and may be left out: then the key is new.
func trace(args js.Value) (any, error) {
	o := core.TraceOptions{Year: int(number(args, "year"))}
	if err := traceKey(&o.Key, text(args, "key")); err != nil {
		return nil, err
	}
	if v := args.Get("before"); v.Type() == js.TypeObject {
		b := make([]byte, v.Get("byteLength").Int())
		js.CopyBytesToGo(b, v)
		o.Before = bytes.NewReader(b)
	}
	out := bufio.NewWriterSize(newSink(args.Get("write")), sinkSize)
	c, err := core.Trace(out, &source{next: args.Get("next")}, o)
	if err == nil {
		err = out.Flush()
	}
	return traced{hex.EncodeToString(o.Key[:]), c}, err
}

func traceKey(key *split.ReferenceKey, given string) error {
	if given == "" {
		rand.Read(key[:]) // never fails
		return nil
	}
	b, err := hex.DecodeString(given)
	if err != nil || len(b) != len(key) {
		return errors.New("key is not 32 bytes in hex")
	}
	copy(key[:], b)
	return nil
}
