package porttest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"

	"sluse/worker/depot"
)

var getCases = []Case{
	{"get: several objects are one stream, any window of it", windows},
	{"get: a missing object is gone, also as the second", func(ctx context.Context, p depot.Ports) error {
		key := newKey()
		if err := put(ctx, p, key, pattern(10)); err != nil {
			return err
		}
		return errors.Join(gone(ctx, p, newKey()),
			is(discard(p.Blobs.Get(ctx, []string{key, newKey()}, 0, 5)), depot.ErrGone))
	}},
	{"get: closing early is no error", func(ctx context.Context, p depot.Ports) error {
		key := newKey()
		if err := put(ctx, p, key, pattern(1<<20)); err != nil {
			return err
		}
		r, err := p.Blobs.Get(ctx, []string{key}, 0, -1)
		if err != nil {
			return err
		}
		_, err = io.ReadFull(r, make([]byte, 100))
		return errors.Join(err, r.Close())
	}},
	{"delete: an object goes, one that is not there is no error", func(ctx context.Context, p depot.Ports) error {
		a, b := newKey(), newKey()
		if err := errors.Join(put(ctx, p, a, pattern(10)), put(ctx, p, b, pattern(10))); err != nil {
			return err
		}
		return errors.Join(p.Blobs.Delete(ctx, a, newKey(), b), gone(ctx, p, a), gone(ctx, p, b), p.Blobs.Delete(ctx))
	}},
}

func windows(ctx context.Context, p depot.Ports) error {
	keys, all := []string{newKey(), newKey(), newKey()}, pattern(300_000)
	for i, part := range [][]byte{all[:100_000], all[100_000:100_001], all[100_001:]} {
		if err := put(ctx, p, keys[i], part); err != nil {
			return err
		}
	}
	for _, w := range [][2]int64{{0, -1}, {0, 10}, {99_999, 3}, {100_000, 1}, {100_001, -1}, {299_999, 1}, {299_990, 100}, {300_000, -1}, {5, 0}} {
		end := int64(len(all))
		if w[1] >= 0 {
			end = min(end, w[0]+w[1])
		}
		got, err := get(ctx, p, keys, w[0], w[1])
		if err := errors.Join(err, same("bytes", got, all[w[0]:end])); err != nil {
			return fmt.Errorf("offset %d, length %d: %w", w[0], w[1], err)
		}
	}
	return nil
}

var keeperCases = []Case{
	{"digest: over objects one after the other", func(ctx context.Context, p depot.Ports) error {
		keys, all := []string{newKey(), newKey()}, pattern(300_000)
		if err := errors.Join(put(ctx, p, keys[0], all[:7]), put(ctx, p, keys[1], all[7:])); err != nil {
			return err
		}
		got, err := p.Keeper.Digest(ctx, keys)
		_, missing := p.Keeper.Digest(ctx, []string{keys[0], newKey()})
		return errors.Join(err, equal("size", got.Size, 300_000), same("digest", got.SHA256, sum(all)), is(missing, depot.ErrGone))
	}},
	{"list: in byte order after a cursor", listing},
}

// listing stores objects in a corner of the key space that nobody uses.
func listing(ctx context.Context, p depot.Ports) error {
	const before, after = "zz/", "zz/b/3"
	keys := []string{"zz/a/1", "zz/a/2", "zz/b/3", "zz/c/4"}
	if err := p.Blobs.Delete(ctx, keys...); err != nil {
		return err
	}
	for i, key := range keys {
		if err := put(ctx, p, key, bytes.Repeat([]byte{7}, i+1)); err != nil {
			return err
		}
	}
	all, err := p.Keeper.List(ctx, before)
	rest, err2 := p.Keeper.List(ctx, after)
	if err := errors.Join(err, err2, equal("all", len(all), 4), equal("after the third", len(rest), 1)); err != nil {
		return err
	}
	for i, o := range all {
		if o.Key != keys[i] || o.Size != int64(i+1) || o.Modified.IsZero() {
			return fmt.Errorf("entry %d is %+v", i, o)
		}
	}
	return errors.Join(equal("last", rest[0].Key, keys[3]), p.Blobs.Delete(ctx, keys...))
}
