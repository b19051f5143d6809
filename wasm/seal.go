//go:build js && wasm

package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"syscall/js"

	"sluse/core"
)

// sealed tells of the bytes that were written.
type sealed struct {
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// sealFile seals a delivery {next, write, recipients}. Its digest is made on
// the way, so that the page can compare it with what the receipt says.
func sealFile(args js.Value) (any, error) {
	sum := sha256.New()
	out := bufio.NewWriterSize(newSink(args.Get("write")), sinkSize)
	var n counter
	err := core.Seal(io.MultiWriter(out, sum, &n), &source{next: args.Get("next")}, core.SealOptions{Recipients: texts(args, "recipients")})
	if err == nil {
		err = out.Flush()
	}
	return sealed{Size: int64(n), SHA256: hex.EncodeToString(sum.Sum(nil))}, err
}

type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
