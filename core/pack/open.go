package pack

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"

	"sluse/core/seal"
)

// OpenOptions says who opens a sealed file and how much it may unpack to.
type OpenOptions struct {
	Identities string // as in an age identity file: hybrid identities, one a line
	MaxSize    int64  // most bytes that come out; 0 is DefaultMaxSize
	MaxRatio   int64  // most bytes out for each byte in, past the first 64 MiB; 0 is DefaultMaxRatio

	// Lead, if not nil, is given what the sender put before the delivery
	// (Options.Lead), once Opener returns.
	Lead *[]byte
}

// The limits of a delivery. All of the country's recipients make half a
// gigabyte and such a file packs 6 to 20 times; a bomb packs 1 000 times and more.
const (
	DefaultMaxSize  = 16 << 30
	DefaultMaxRatio = 250
	ratioFree       = 64 << 20
)

// What Open fails with, besides errors of reading and writing. None tells
// anything of the content.
var (
	ErrWrongKey = seal.ErrWrongKey // none of the identities opens it
	ErrDamaged  = seal.ErrDamaged  // not a whole, unchanged sealed file
	ErrTooLarge = errors.New("unpacks to more than a delivery may hold")
)

// Open writes to dst what the sender sealed, unpacked when it is gzip or zstd
// by its first bytes: a delivery in one part comes out exactly as the sender
// had it. What is written before an error is authentic but not whole.
func Open(dst io.Writer, src io.Reader, o OpenOptions) error {
	r, err := Opener(src, o)
	if err != nil {
		return err
	}
	defer r.Close()
	if _, err := io.Copy(dst, r); err != nil {
		return fmt.Errorf("open: %w", err)
	}
	return nil
}

// Opener is Open for a caller that reads. Close frees memory; it does not
// close src.
func Opener(src io.Reader, o OpenOptions) (io.ReadCloser, error) {
	ids, err := seal.Identities(o.Identities)
	if err != nil {
		return nil, err
	}
	opened, err := seal.Reader(src, ids...)
	if err != nil {
		return nil, err
	}
	in := &counter{r: opened}
	r, err := unpack(in, o.Lead)
	if err != nil {
		return nil, err
	}
	return &bounded{ReadCloser: r, in: in, size: or(o.MaxSize, DefaultMaxSize), ratio: or(o.MaxRatio, DefaultMaxRatio)}, nil
}

func or(v, otherwise int64) int64 {
	if v == 0 {
		return otherwise
	}
	return v
}

// unpack tells the packing by magic number. A leading skippable frame is
// zstd too: it may carry what is not the delivery's.
func unpack(in *counter, lead *[]byte) (io.ReadCloser, error) {
	br := bufio.NewReaderSize(in, 64<<10)
	magic, err := br.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if lead != nil {
		*lead = peekLead(br)
	}
	switch {
	case bytes.HasPrefix(magic, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(br)
		if err != nil {
			return nil, in.fault()
		}
		return unpacker{z, z.Close, in}, nil
	case bytes.HasPrefix(magic, []byte{0x28, 0xb5, 0x2f, 0xfd}), skippable(magic):
		z, err := zstd.NewReader(br, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true),
			zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, in.fault()
		}
		return unpacker{z, func() error { z.Close(); return nil }, in}, nil
	}
	return io.NopCloser(br), nil
}

// maxWindow is what stock zstd -d takes without being asked for more.
const maxWindow = 128 << 20

func skippable(m []byte) bool {
	return len(m) == 4 && m[0]&0xf0 == 0x50 && m[1] == 0x2a && m[2] == 0x4d && m[3] == 0x18
}

// counter counts what comes in and keeps the first error, so that a fault of
// the file is told from a fault of its packing.
type counter struct {
	r   io.Reader
	n   int64
	err error
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if err != nil && err != io.EOF {
		c.err = err
	}
	return n, err
}

func (c *counter) fault() error {
	if c.err != nil {
		return c.err
	}
	return fmt.Errorf("%w: its packing is broken", ErrDamaged)
}

// unpacker replaces a packing library's errors, which may speak of content.
type unpacker struct {
	io.Reader
	close func() error
	in    *counter
}

func (u unpacker) Read(p []byte) (int, error) {
	n, err := u.Reader.Read(p)
	if err != nil && err != io.EOF {
		err = u.in.fault()
	}
	return n, err
}

func (u unpacker) Close() error { return u.close() }

// bounded refuses what unpacks to too much, before it is handed on.
type bounded struct {
	io.ReadCloser
	in               *counter
	out, size, ratio int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.out += int64(n)
	if b.out > b.size || b.out > ratioFree && (b.out-ratioFree)/b.ratio > b.in.n {
		return 0, ErrTooLarge
	}
	return n, err
}
