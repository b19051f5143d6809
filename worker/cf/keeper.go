//go:build js && wasm

package cf

import (
	"context"
	"fmt"
	"syscall/js"
	"time"

	"sluse/worker/depot"
)

// Digest implements depot.Keeper.
func (Blobs) Digest(_ context.Context, keys []string) (depot.Stored, error) {
	v, err := call(store(), "digest", binding("BLOBS"), keyList(keys))
	switch {
	case err != nil:
		return depot.Stored{}, err
	case v.IsNull():
		return depot.Stored{}, fmt.Errorf("digest: %w", depot.ErrGone)
	}
	return stored(v, nil)
}

// listMost is the most objects of a listing.
const listMost = 1000

// List implements depot.Keeper. R2 may give fewer than asked for and say that
// there are more.
func (Blobs) List(_ context.Context, cursor string) ([]depot.Object, error) {
	var out []depot.Object
	for more := true; more && len(out) < listMost; {
		o := object.New()
		o.Set("limit", listMost-len(out))
		if cursor != "" {
			o.Set("startAfter", cursor)
		}
		page, err := call(binding("BLOBS"), "list", o)
		if err != nil {
			return nil, err
		}
		out = append(out, objects(page.Get("objects"))...)
		more = page.Get("truncated").Bool()
		if len(out) > 0 {
			cursor = out[len(out)-1].Key
		}
	}
	return out, nil
}

func objects(list js.Value) []depot.Object {
	out := make([]depot.Object, list.Length())
	for i := range out {
		o := list.Index(i)
		out[i] = depot.Object{
			Key:      o.Get("key").String(),
			Size:     int64(o.Get("size").Float()),
			Modified: time.UnixMilli(int64(o.Get("uploaded").Call("getTime").Float())),
		}
	}
	return out
}
