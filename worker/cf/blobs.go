//go:build js && wasm

package cf

import (
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"syscall/js"

	"sluse/core/wire"
	"sluse/worker/cf/rows"
	"sluse/worker/depot"
)

// Blobs keeps sealed bytes in R2.
type Blobs struct{}

// Put implements depot.Blobs. The request's own body goes to R2 past this
// program; any other reader is read in Go, a step at a time.
func (Blobs) Put(_ context.Context, key string, body io.Reader, o depot.PutOptions) (depot.Stored, error) {
	if o.Size > o.Limit {
		return depot.Stored{}, depot.ErrTooLarge
	}
	if b, ok := body.(*Body); ok && b.fresh() {
		b.stream = js.Null()
		return putPast(key, o)
	}
	from, release := origin(body)
	defer release()
	source, err := call(store(), "open", from, wire.HeaderPeek)
	if err != nil {
		return depot.Stored{}, fmt.Errorf("put: %w", err)
	}
	if o.Peek != nil {
		if err := o.Peek(toGo(source.Get("head"))); err != nil {
			store().Call("leave", source)
			return depot.Stored{}, fmt.Errorf("put: %w", err)
		}
	}
	return stored(call(store(), "put", binding("BLOBS"), key, source, wanted(o)))
}

// putPast stores the request's body.
func putPast(key string, o depot.PutOptions) (depot.Stored, error) {
	head, err := ask(func(number int32) { jsOpen(number, wire.HeaderPeek, float64(o.Size)) })
	if err != nil {
		return depot.Stored{}, fmt.Errorf("put: %w", err)
	}
	if o.Peek != nil {
		if err := o.Peek(head); err != nil {
			jsLeave()
			return depot.Stored{}, fmt.Errorf("put: %w", err)
		}
	}
	return putRest(key, o)
}

// putRest stores what putPast has opened and judged.
func putRest(key string, o depot.PutOptions) (depot.Stored, error) {
	given, err := rows.Arguments(key, o.Size, o.Limit, hex.EncodeToString(o.SHA256))
	if err != nil {
		return depot.Stored{}, fmt.Errorf("put: %w", err)
	}
	text, err := ask(func(number int32) { jsPut(number, lent(given)) })
	if err != nil {
		return depot.Stored{}, fmt.Errorf("put: %w", err)
	}
	return outcomeOf(text)
}

// outcomeOf reads what came of putRest: a row of why it was refused (null if it
// was not), the digest in hex, and the size.
func outcomeOf(text []byte) (depot.Stored, error) {
	came, err := rows.One(text, 3)
	if err != nil {
		return depot.Stored{}, fmt.Errorf("put: %w", err)
	}
	if refused, ok := came[0].(string); ok {
		return depot.Stored{}, fmt.Errorf("put: %w", refusals[refused])
	}
	sha256, _ := came[1].(string)
	size, _ := came[2].(int64)
	sum, err := hex.DecodeString(sha256)
	return depot.Stored{SHA256: sum, Size: size}, err
}

// origin is what store.open takes a body from.
func origin(body io.Reader) (js.Value, func()) {
	if b, ok := body.(*Body); ok {
		if stream, whole := b.take(); whole {
			return stream, func() {}
		}
	}
	f := js.FuncOf(func(_ js.Value, args []js.Value) any {
		view := args[0]
		return promised(func() (js.Value, error) {
			n, err := readInto(view, body)
			return js.ValueOf(n), err
		})
	})
	return f.Value, f.Release
}

const step = 256 << 10

// readInto fills a view, or as much of it as one step holds; 0 is the end.
// (Not io.ReadFull: it hides a body that was cut off.)
func readInto(view js.Value, body io.Reader) (n int, err error) {
	b := make([]byte, min(view.Length(), step))
	for n < len(b) && err == nil {
		var m int
		m, err = body.Read(b[n:])
		n += m
	}
	if err != nil && err != io.EOF {
		return 0, err
	}
	js.CopyBytesToJS(view, b[:n])
	return n, nil
}

func wanted(o depot.PutOptions) js.Value {
	v := object.New()
	v.Set("size", o.Size)
	v.Set("limit", o.Limit)
	if o.SHA256 != nil {
		v.Set("sha256", toJS(o.SHA256))
	}
	return v
}

var refusals = map[string]error{
	"digest": depot.ErrDigest,
	"limit":  depot.ErrTooLarge,
	"exists": depot.ErrExists,
}

// stored reads an outcome of store.put.
func stored(v js.Value, err error) (depot.Stored, error) {
	if err != nil {
		return depot.Stored{}, err
	}
	if refused := v.Get("refused"); !refused.IsUndefined() {
		return depot.Stored{}, fmt.Errorf("put: %w", refusals[refused.String()])
	}
	return depot.Stored{SHA256: toGo(v.Get("sha256")), Size: int64(v.Get("size").Float())}, nil
}

// Get implements depot.Blobs.
func (Blobs) Get(_ context.Context, keys []string, offset, length int64) (io.ReadCloser, error) {
	v, err := call(store(), "join", binding("BLOBS"), keyList(keys), offset, length)
	switch {
	case err != nil:
		return nil, fmt.Errorf("get: %w", err)
	case v.IsNull():
		return nil, fmt.Errorf("get: %w", depot.ErrGone)
	}
	return &outflow{Body{stream: v.Get("stream")}, int64(v.Get("size").Float())}, nil
}

// Delete implements depot.Blobs. R2 takes up to 1000 keys at once.
func (Blobs) Delete(_ context.Context, keys ...string) error {
	for len(keys) > 0 {
		n := min(len(keys), 1000)
		if _, err := call(binding("BLOBS"), "delete", keyList(keys[:n])); err != nil {
			return err
		}
		keys = keys[n:]
	}
	return nil
}

func keyList(ss []string) js.Value {
	v := array.New(len(ss))
	for i, s := range ss {
		v.SetIndex(i, s)
	}
	return v
}
