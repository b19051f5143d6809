//go:build js && wasm

package main

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io"
	"syscall/js"

	"sluse/core/split"
	"sluse/core/trace"
	"sluse/wasm/bridge"
)

// traced is what a delivery changes, and the key of its trace.
type traced struct {
	Key     string         `json:"key"`
	Changes *trace.Changes `json:"changes"`
	Sum     string         `json:"sum"` // of the bytes that were read
}

// traceFile makes a delivery's trace {next, write, year, key, before}; key, in
// hex, and before, the bytes of the trace of what was sent last, go together
// and may be left out: then the key is new.
func traceFile(args js.Value) (any, error) {
	o := trace.Options{Year: int(bridge.Number(args, "year"))}
	if err := traceKey(&o.Key, bridge.Text(args, "key")); err != nil {
		return nil, err
	}
	if b := bridge.Bytes(args, "before"); b != nil {
		o.Before = bytes.NewReader(b)
	}
	out := bufio.NewWriterSize(bridge.NewSink(args.Get("write")), bridge.SinkSize)
	src := bridge.NewSource(args.Get("next"))
	c, err := trace.Make(out, src, o)
	if err != nil {
		return nil, err
	}
	if err := out.Flush(); err != nil {
		return nil, err
	}
	_, err = io.Copy(io.Discard, src) // what is after the last element belongs to the sum
	return traced{hex.EncodeToString(o.Key[:]), c, src.Sum()}, err
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
