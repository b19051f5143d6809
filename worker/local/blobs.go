//go:build !js

package local

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"sluse/core/wire"
	"sluse/worker/depot"
)

// Blobs keeps sealed bytes as files. An object appears under its name whole
// and synced, or not at all.
type Blobs struct{ root, incoming string }

// OpenBlobs opens or makes the store under dir and throws away what a
// process that died was receiving.
func OpenBlobs(dir string) (*Blobs, error) {
	b := &Blobs{root: filepath.Join(dir, "blobs"), incoming: filepath.Join(dir, "incoming")}
	if err := os.RemoveAll(b.incoming); err != nil {
		return nil, fmt.Errorf("open blobs: %w", err)
	}
	for _, d := range []string{b.root, b.incoming} {
		if err := os.MkdirAll(d, 0o700); err != nil {
			return nil, fmt.Errorf("open blobs: %w", err)
		}
	}
	return b, nil
}

// Put implements depot.Blobs.
func (b *Blobs) Put(_ context.Context, key string, body io.Reader, o depot.PutOptions) (depot.Stored, error) {
	name, err := b.file(key)
	if err != nil {
		return depot.Stored{}, err
	}
	f, err := os.CreateTemp(b.incoming, "")
	if err != nil {
		return depot.Stored{}, fmt.Errorf("put: %w", err)
	}
	defer os.Remove(f.Name())
	defer f.Close()
	got, err := receive(f, body, o)
	if err != nil {
		return got, fmt.Errorf("put: %w", err)
	}
	if err := f.Sync(); err != nil {
		return depot.Stored{}, fmt.Errorf("put: %w", err)
	}
	return got, b.publish(f.Name(), name)
}

// receive copies body into w under o's conditions, hashing on the way.
func receive(w io.Writer, body io.Reader, o depot.PutOptions) (depot.Stored, error) {
	body, err := peek(arriving{body}, o.Peek)
	if err != nil {
		return depot.Stored{}, err
	}
	h := sha256.New()
	n, err := io.Copy(io.MultiWriter(w, h), io.LimitReader(body, o.Limit+1))
	switch {
	case err != nil:
		return depot.Stored{}, err
	case n > o.Limit:
		return depot.Stored{}, depot.ErrTooLarge
	case o.Size >= 0 && n != o.Size:
		return depot.Stored{}, io.ErrUnexpectedEOF
	}
	return verified(h, n, o.SHA256)
}

// arriving is a body on its way. However it is cut off, it has not come whole;
// what the network says of it names the client's address, and is for no log.
type arriving struct{ body io.Reader }

var errCutOff = fmt.Errorf("body was cut off: %w", io.ErrUnexpectedEOF)

func (a arriving) Read(b []byte) (int, error) {
	n, err := a.body.Read(b)
	if err != nil && err != io.EOF {
		err = errCutOff
	}
	return n, err
}

func verified(h hash.Hash, n int64, want []byte) (depot.Stored, error) {
	sum := h.Sum(nil)
	if want != nil && !bytes.Equal(sum, want) {
		return depot.Stored{}, depot.ErrDigest
	}
	return depot.Stored{SHA256: sum, Size: n}, nil
}

func peek(body io.Reader, judge func([]byte) error) (io.Reader, error) {
	if judge == nil {
		return body, nil
	}
	head := make([]byte, wire.HeaderPeek)
	n, err := io.ReadFull(body, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, err
	}
	if err := judge(head[:n]); err != nil {
		return nil, err
	}
	return io.MultiReader(bytes.NewReader(head[:n]), body), nil
}

// publish gives the synced file its name. Link, not rename, since it refuses
// a name that is taken.
func (b *Blobs) publish(from, name string) error {
	dir := filepath.Dir(name)
	if err := b.makeDir(dir); err != nil {
		return fmt.Errorf("put: %w", err)
	}
	err := os.Link(from, name)
	if errors.Is(err, fs.ErrExist) {
		return depot.ErrExists
	}
	if err != nil {
		return fmt.Errorf("put: %w", err)
	}
	return syncDir(dir)
}

// Delete implements depot.Blobs.
func (b *Blobs) Delete(_ context.Context, keys ...string) error {
	for _, key := range keys {
		name, err := b.file(key)
		if err != nil {
			return err
		}
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("delete: %w", err)
		}
	}
	return nil
}

func (b *Blobs) file(key string) (string, error) {
	if !filepath.IsLocal(key) {
		return "", errors.New("object key is not a local path")
	}
	return filepath.Join(b.root, filepath.FromSlash(key)), nil
}
