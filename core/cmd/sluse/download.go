package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"sluse/core/wire"
)

var errDigest = errors.New("the downloaded bytes are not those that the service received")

// download brings the sealed bytes to a file in the work folder, going on
// from what an earlier attempt left, and verifies their SHA-256. The file is
// returned at its beginning.
func (p *collector) download(m wire.Manifest) (*os.File, error) {
	f, err := os.OpenFile(filepath.Join(p.folder(), m.ID+".sealed"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	err = p.e.again(p.c.ctx, func() error { return p.fetch(p.c.ctx, m, f) })
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// fetch gets the bytes that f lacks. A wrong digest empties it, so that the
// next attempt starts over.
func (p *collector) fetch(ctx context.Context, m wire.Manifest, f *os.File) error {
	at, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	if at < m.Size {
		if err := p.rest(ctx, m, f, at); err != nil {
			return err
		}
	}
	sum, err := digest(io.NewSectionReader(f, 0, m.Size))
	if err != nil {
		return err
	}
	want, err := hex.DecodeString(m.SHA256)
	if err != nil || !bytes.Equal(sum, want) || at > m.Size {
		return network{errors.Join(errDigest, f.Truncate(0))}
	}
	return nil
}

// rest appends what comes after offset at.
func (p *collector) rest(ctx context.Context, m wire.Manifest, f *os.File, at int64) error {
	r := request{method: http.MethodGet, path: p.path(m.ID, "content")}
	if at > 0 {
		r.header = map[string]string{"Range": fmt.Sprintf("bytes=%d-", at)}
	}
	resp, err := p.e.do(ctx, r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if at > 0 && !strings.HasPrefix(resp.Header.Get("Content-Range"), fmt.Sprintf("bytes %d-", at)) {
		at = 0 // the service sent all of it
	}
	if err := f.Truncate(at); err != nil {
		return err
	}
	if _, err := f.Seek(at, io.SeekStart); err != nil {
		return err
	}
	bar := p.c.progress(sayCollecting, m.Size-at)
	defer bar.done()
	if _, err := io.Copy(f, bar.reader(io.LimitReader(resp.Body, m.Size-at+1))); err != nil {
		return network{err}
	}
	return nil
}
