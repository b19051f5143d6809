//go:build js && wasm

package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"io"
	"syscall/js"

	"sluse/core/pack"
	"sluse/wasm/bridge"
)

// whole seals a delivery {next, size, write, recipients, reply, second}; reply, the
// text of a reply key, and second, who else may read the answer, may be left
// out. Its digest is made on the way, so that the page can compare it with what
// the receipt says, and so is the sum of what was read, to be compared with that
// of what was checked.
func whole(args js.Value) (any, error) {
	lead, err := letter(args)
	if err != nil {
		return nil, err
	}
	out := newOutlet(args.Get("write"))
	o := pack.Options{Recipients: bridge.Texts(args, "recipients"), Lead: lead, Size: bridge.Number(args, "size")}
	src := bridge.NewSource(args.Get("next"))
	if err := pack.Seal(out, src, o); err != nil {
		return nil, err
	}
	sealed, err := out.finish()
	sealed["sum"] = src.Sum()
	return sealed, err
}

// outlet is where sealed bytes leave, counted and digested on the way.
type outlet struct {
	io.Writer
	buf *bufio.Writer
	sum hash.Hash
	n   counter
}

func newOutlet(write js.Value) *outlet {
	o := &outlet{buf: bufio.NewWriterSize(bridge.NewSink(write), bridge.SinkSize), sum: sha256.New()}
	o.Writer = io.MultiWriter(o.buf, o.sum, &o.n)
	return o
}

// finish tells of the bytes that were written.
func (o *outlet) finish() (map[string]any, error) {
	err := o.buf.Flush()
	return map[string]any{"size": int64(o.n), "sha256": hex.EncodeToString(o.sum.Sum(nil))}, err
}

type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
