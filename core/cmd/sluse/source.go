package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"os"

	"sluse/core"
	"sluse/core/seal"
	"sluse/core/wire"
)

// A source is a delivery that can be read more than once: it is checked
// before it is sealed, and what is sealed must be what was checked.
type source struct {
	size   int64  // bytes, 0 where not known
	sealed bool   // an age file already
	path   string // where its bytes lie, if sealed
	open   func() (io.ReadCloser, error)
	remove func()
	sum    []byte // SHA-256 of the first whole reading
}

// source takes FILE, or - for standard input. A stream is kept in a temporary
// file sealed to a key that lives in this process only, so that no plaintext
// comes to rest on a disk it did not come from.
func (c *call) source(name string) (*source, error) {
	if name == "-" {
		return spool(c.stdin)
	}
	f, err := c.file(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return spool(f)
	}
	s := &source{size: info.Size(), path: name, open: func() (io.ReadCloser, error) { return os.Open(name) }, remove: func() {}}
	head := make([]byte, wire.HeaderPeek)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	return s, s.judge(head[:n])
}

// judge tells a sealed file from a plain one; one sealed the wrong way is an error.
func (s *source) judge(head []byte) error {
	err := wire.CheckSealed(head)
	s.sealed = err == nil
	if errors.Is(err, wire.ErrNotSealed) {
		return nil
	}
	return err
}

func spool(r io.Reader) (*source, error) {
	br := bufio.NewReaderSize(r, wire.HeaderPeek)
	head, err := br.Peek(wire.HeaderPeek)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	s := &source{}
	if err := s.judge(head); err != nil {
		return nil, err
	}
	f, err := os.CreateTemp("", "sluse-*.age")
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s.remove = func() { os.Remove(f.Name()) }
	if err := s.fill(f, br); err != nil {
		s.remove()
		return nil, err
	}
	return s, f.Close()
}

func (s *source) fill(f *os.File, r io.Reader) error {
	if s.sealed {
		s.path, s.open = f.Name(), func() (io.ReadCloser, error) { return os.Open(f.Name()) }
		n, err := io.Copy(f, r)
		s.size = n
		return err
	}
	identity, recipient, err := seal.GenerateIdentity()
	if err != nil {
		return err
	}
	s.open = func() (io.ReadCloser, error) { return openSpool(f.Name(), identity) }
	n := &progressReader{r: r, p: &progress{}}
	err = core.Seal(f, n, core.SealOptions{Recipients: []string{recipient}})
	s.size = n.n
	return err
}

func openSpool(name, identity string) (io.ReadCloser, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	// No bound on the ratio: the file is our own packing of what came in.
	r, err := core.Opener(f, core.OpenOptions{Identities: identity, MaxSize: 1 << 62, MaxRatio: 1 << 40})
	if err != nil {
		f.Close()
		return nil, err
	}
	return both{r, f}, nil
}

type both struct {
	io.ReadCloser
	under io.Closer
}

func (b both) Close() error { return errors.Join(b.ReadCloser.Close(), b.under.Close()) }

// read lets use read the source whole. The second reading must give the same
// bytes as the first.
func (s *source) read(use func(io.Reader) error) error {
	r, err := s.open()
	if err != nil {
		return err
	}
	defer r.Close()
	h := sha256.New()
	t := io.TeeReader(r, h)
	if err := use(t); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, t); err != nil {
		return err
	}
	return s.same(h)
}

func (s *source) same(h hash.Hash) error {
	sum := h.Sum(nil)
	if s.sum != nil && !bytes.Equal(s.sum, sum) {
		return errChanged
	}
	s.sum = sum
	return nil
}
