// Package porttest says what the depot may rely on in a world's parts, as
// rows that run on every implementation: natively under go test (Run), and
// inside workerd, where the rows answer over HTTP (Handler).
//
// The database needs the depot's migrations; the cases keep to rows and keys
// of their own, so they may run more than once in one world.
package porttest

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"

	"sluse/core/wire"
	"sluse/worker/depot"
)

// A Case is one promise of the ports.
type Case struct {
	Name string
	Run  func(context.Context, depot.Ports) error
}

// Cases are all promises.
func Cases() []Case {
	var all []Case
	for _, group := range [][]Case{putCases, getCases, keeperCases, dbCases, valueCases, sendCases} {
		all = append(all, group...)
	}
	return all
}

// newKey is an object key nobody has.
func newKey() string {
	var b [16]byte
	rand.Read(b[:])
	return wire.SealedKey(b)
}

// pattern is n bytes that differ from place to place.
func pattern(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(i ^ i>>8 ^ i>>16)
	}
	return b
}

func sum(b []byte) []byte {
	s := sha256.Sum256(b)
	return s[:]
}

// put stores b with all known.
func put(ctx context.Context, p depot.Ports, key string, b []byte) error {
	_, err := p.Blobs.Put(ctx, key, bytes.NewReader(b), depot.PutOptions{Size: int64(len(b)), SHA256: sum(b), Limit: 1 << 30})
	return err
}

// get reads what is stored.
func get(ctx context.Context, p depot.Ports, keys []string, offset, length int64) ([]byte, error) {
	r, err := p.Blobs.Get(ctx, keys, offset, length)
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(r)
	return b, errors.Join(err, r.Close())
}

// gone checks that nothing is stored under key.
func gone(ctx context.Context, p depot.Ports, key string) error {
	return is(discard(p.Blobs.Get(ctx, []string{key}, 0, -1)), depot.ErrGone)
}

func discard(r io.ReadCloser, err error) error {
	if err == nil {
		r.Close()
	}
	return err
}

func is(err, want error) error {
	if !errors.Is(err, want) {
		return fmt.Errorf("error is %v, want %v", err, want)
	}
	return nil
}

func equal[T comparable](what string, got, want T) error {
	if got != want {
		return fmt.Errorf("%s: got %v, want %v", what, got, want)
	}
	return nil
}

func same(what string, got, want []byte) error {
	if !bytes.Equal(got, want) {
		return fmt.Errorf("%s: got %d bytes, want %d, or they differ", what, len(got), len(want))
	}
	return nil
}
