package porttest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"testing/iotest"

	"sluse/core/wire"
	"sluse/worker/depot"
)

var errJudged = errors.New("judged")

var putCases = []Case{
	{"put: declared digest is verified and returned", func(ctx context.Context, p depot.Ports) error {
		b := pattern(100_000)
		return putAs(ctx, p, b, depot.PutOptions{Size: int64(len(b)), SHA256: sum(b), Limit: int64(len(b))})
	}},
	{"put: undeclared digest is computed", func(ctx context.Context, p depot.Ports) error {
		b := pattern(600_000)
		return putAs(ctx, p, b, depot.PutOptions{Size: int64(len(b)), Limit: 1 << 20})
	}},
	{"put: unknown length", func(ctx context.Context, p depot.Ports) error {
		return putAs(ctx, p, pattern(100_000), depot.PutOptions{Size: -1, Limit: 1 << 20})
	}},
	{"put: unknown length over several buffers", func(ctx context.Context, p depot.Ports) error {
		return putAs(ctx, p, pattern(20<<20+17), depot.PutOptions{Size: -1, Limit: 32 << 20})
	}},
	{"put: unknown length of exactly one buffer", func(ctx context.Context, p depot.Ports) error {
		return putAs(ctx, p, pattern(8<<20), depot.PutOptions{Size: -1, Limit: 8 << 20})
	}},
	{"put: nothing", func(ctx context.Context, p depot.Ports) error {
		return errors.Join(
			putAs(ctx, p, nil, depot.PutOptions{Size: 0, Limit: 10}),
			putAs(ctx, p, nil, depot.PutOptions{Size: -1, Limit: 10}))
	}},
	{"put: a wrong digest is refused and leaves nothing", func(ctx context.Context, p depot.Ports) error {
		return refusedPut(ctx, p, pattern(5000), depot.PutOptions{Size: 5000, SHA256: sum(nil), Limit: 1 << 20}, depot.ErrDigest)
	}},
	{"put: a wrong digest of unknown length too", func(ctx context.Context, p depot.Ports) error {
		o := depot.PutOptions{Size: -1, SHA256: sum(nil), Limit: 32 << 20}
		return errors.Join(refusedPut(ctx, p, pattern(5000), o, depot.ErrDigest), refusedPut(ctx, p, pattern(9<<20), o, depot.ErrDigest))
	}},
	{"put: declared too large", func(ctx context.Context, p depot.Ports) error {
		return refusedPut(ctx, p, pattern(101), depot.PutOptions{Size: 101, Limit: 100}, depot.ErrTooLarge)
	}},
	{"put: found too large", func(ctx context.Context, p depot.Ports) error {
		o := depot.PutOptions{Size: -1, Limit: 100}
		large := depot.PutOptions{Size: -1, Limit: 9 << 20}
		return errors.Join(refusedPut(ctx, p, pattern(101), o, depot.ErrTooLarge), refusedPut(ctx, p, pattern(9<<20+1), large, depot.ErrTooLarge))
	}},
	{"put: a body that ends early leaves nothing", func(ctx context.Context, p depot.Ports) error {
		return failedPut(ctx, p, bytes.NewReader(pattern(5000)), depot.PutOptions{Size: 6000, Limit: 1 << 20})
	}},
	{"put: a body that fails leaves nothing", func(ctx context.Context, p depot.Ports) error {
		body := func() io.Reader {
			return io.MultiReader(bytes.NewReader(pattern(9<<20)), iotest.ErrReader(io.ErrUnexpectedEOF))
		}
		return errors.Join(
			failedPut(ctx, p, body(), depot.PutOptions{Size: 10 << 20, Limit: 1 << 30}),
			failedPut(ctx, p, body(), depot.PutOptions{Size: -1, Limit: 1 << 30}))
	}},
	{"put: peek sees the head and its refusal stores nothing", refusingPeek},
	{"put: peek sees all of a short body", func(ctx context.Context, p depot.Ports) error {
		var seen []byte
		o := depot.PutOptions{Size: 7, Limit: 7, Peek: func(b []byte) error { seen = bytes.Clone(b); return nil }}
		return errors.Join(putAs(ctx, p, pattern(7), o), same("peek", seen, pattern(7)))
	}},
	{"put: a taken key is refused and keeps what it holds", takenKey},
	{"put: a body that comes byte by byte", func(ctx context.Context, p depot.Ports) error {
		key, b := newKey(), pattern(9000)
		got, err := p.Blobs.Put(ctx, key, iotest.OneByteReader(bytes.NewReader(b)), depot.PutOptions{Size: 9000, Limit: 9000})
		return errors.Join(err, same("digest", got.SHA256, sum(b)), holds(ctx, p, key, b))
	}},
}

// putAs stores b under a new key and reads it back.
func putAs(ctx context.Context, p depot.Ports, b []byte, o depot.PutOptions) error {
	key := newKey()
	got, err := p.Blobs.Put(ctx, key, bytes.NewReader(b), o)
	if err != nil {
		return err
	}
	return errors.Join(
		equal("size", got.Size, int64(len(b))),
		same("digest", got.SHA256, sum(b)),
		holds(ctx, p, key, b))
}

func holds(ctx context.Context, p depot.Ports, key string, want []byte) error {
	b, err := get(ctx, p, []string{key}, 0, -1)
	return errors.Join(err, same("stored", b, want))
}

func refusedPut(ctx context.Context, p depot.Ports, b []byte, o depot.PutOptions, want error) error {
	key := newKey()
	_, err := p.Blobs.Put(ctx, key, bytes.NewReader(b), o)
	return errors.Join(is(err, want), gone(ctx, p, key))
}

func failedPut(ctx context.Context, p depot.Ports, body io.Reader, o depot.PutOptions) error {
	key := newKey()
	if _, err := p.Blobs.Put(ctx, key, body, o); err == nil {
		return fmt.Errorf("stored a body of declared size %d that failed", o.Size)
	}
	return gone(ctx, p, key)
}

func refusingPeek(ctx context.Context, p depot.Ports) error {
	var seen []byte
	b := pattern(100_000)
	o := depot.PutOptions{Size: int64(len(b)), Limit: 1 << 20, Peek: func(head []byte) error {
		seen = bytes.Clone(head)
		return errJudged
	}}
	return errors.Join(refusedPut(ctx, p, b, o, errJudged), same("peek", seen, b[:wire.HeaderPeek]))
}

func takenKey(ctx context.Context, p depot.Ports) error {
	key, first := newKey(), pattern(5000)
	if err := put(ctx, p, key, first); err != nil {
		return err
	}
	second := bytes.Repeat([]byte{1}, 9<<20)
	for _, o := range []depot.PutOptions{
		{Size: int64(len(second)), SHA256: sum(second), Limit: 1 << 30},
		{Size: int64(len(second)), Limit: 1 << 30},
		{Size: -1, Limit: 1 << 30},
	} {
		_, err := p.Blobs.Put(ctx, key, bytes.NewReader(second), o)
		if err := errors.Join(is(err, depot.ErrExists), holds(ctx, p, key, first)); err != nil {
			return fmt.Errorf("size %d: %w", o.Size, err)
		}
	}
	_, err := p.Blobs.Put(ctx, key, bytes.NewReader(first[:10]), depot.PutOptions{Size: -1, Limit: 100})
	return errors.Join(is(err, depot.ErrExists), holds(ctx, p, key, first))
}
