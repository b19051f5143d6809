//go:build !js

package local

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"sluse/worker/depot"
)

// Get implements depot.Blobs.
func (b *Blobs) Get(_ context.Context, keys []string, offset, length int64) (io.ReadCloser, error) {
	files, err := b.openAll(keys)
	if err != nil {
		return nil, err
	}
	readers := make([]io.Reader, 0, len(files))
	for _, f := range files {
		info, err := f.Stat()
		if err != nil {
			return nil, errors.Join(fmt.Errorf("get: %w", err), files.Close())
		}
		skip := min(offset, info.Size())
		offset -= skip
		readers = append(readers, io.NewSectionReader(f, skip, info.Size()-skip))
	}
	body := io.MultiReader(readers...)
	if length >= 0 {
		body = io.LimitReader(body, length)
	}
	return struct {
		io.Reader
		io.Closer
	}{body, files}, nil
}

type openFiles []*os.File

func (o openFiles) Close() error {
	var errs []error
	for _, f := range o {
		errs = append(errs, f.Close())
	}
	return errors.Join(errs...)
}

func (b *Blobs) openAll(keys []string) (openFiles, error) {
	var files openFiles
	for _, key := range keys {
		name, err := b.file(key)
		if err != nil {
			return nil, errors.Join(err, files.Close())
		}
		f, err := os.Open(name)
		if errors.Is(err, fs.ErrNotExist) {
			err = depot.ErrGone
		}
		if err != nil {
			return nil, errors.Join(fmt.Errorf("get: %w", err), files.Close())
		}
		files = append(files, f)
	}
	return files, nil
}

// Digest implements depot.Keeper.
func (b *Blobs) Digest(ctx context.Context, keys []string) (depot.Stored, error) {
	body, err := b.Get(ctx, keys, 0, -1)
	if err != nil {
		return depot.Stored{}, err
	}
	defer body.Close()
	h := sha256.New()
	n, err := io.Copy(h, body)
	if err != nil {
		return depot.Stored{}, fmt.Errorf("digest: %w", err)
	}
	return depot.Stored{SHA256: h.Sum(nil), Size: n}, nil
}
