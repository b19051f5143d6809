// Package pack makes sealed deliveries, in one part or two, and opens them:
// core.Seal, core.SealParts and core.Open, and the reply keys that come with a
// delivery, for a program that is to carry no more of the core than that.
package pack

import (
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"

	"sluse/core/seal"
)

// Options says whom a delivery is sealed to and how it is packed.
type Options struct {
	Recipients  []string // hybrid recipients (age1pq1…), at least one
	Compression Compression
	Lead        []byte // goes before the delivery in a skippable frame, for the receiver only; needs Zstd
	Pad         bool   // hide the packed size among like ones, see padded; needs Zstd
	Size        int64  // bytes of the delivery; 0 where that is not known
}

// A Compression is how a delivery is packed before it is sealed. Opening tells
// it by magic number, so it is not declared anywhere.
type Compression uint8

// The compressions. Zstd costs no time that a user notices and makes the upload
// a ninth, that of a small delivery an eleventh; stock zstd unpacks it.
const (
	Zstd Compression = iota
	None
)

// small is up to which size a delivery is packed at a level that takes half as
// long again and makes the upload 13 per cent smaller. In a browser that is some
// 4 ms a megabyte, mostly while the user reads what was found, and saves 6 on a
// line of 20 Mbit/s; but who has a large file waits for it to be sealed.
const small = 32 << 20

func (o Options) level() zstd.EncoderLevel {
	if 0 < o.Size && o.Size <= small {
		return zstd.SpeedBetterCompression
	}
	return zstd.SpeedFastest
}

// window is how far back a match is looked for. Records resemble their
// neighbours: what stays in the processor's cache packs no worse than the fastest
// level's own 4 MiB, and half as fast again in wasm; the tighter level would gain
// two per cent by more.
const window = 512 << 10

// Seal reads a delivery from src and writes it sealed to dst: a plain age v1
// file that stock age opens, and stock zstd unpacks.
func Seal(dst io.Writer, src io.Reader, o Options) error {
	w, err := Sealer(dst, o)
	if err != nil {
		return err
	}
	if _, err := io.Copy(w, src); err != nil {
		return fmt.Errorf("seal: %w", err)
	}
	return w.Close()
}

// Sealer is Seal for a caller that writes. What it has written to dst is a
// whole file only after Close, which leaves dst open.
func Sealer(dst io.Writer, o Options) (io.WriteCloser, error) {
	sealed, err := seal.Writer(dst, o.Recipients...)
	if err != nil || o.Compression == None {
		return sealed, err
	}
	out := &frames{w: sealed}
	if err := out.lead(o.Lead); err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	packed, err := zstd.NewWriter(out,
		zstd.WithEncoderLevel(o.level()),
		zstd.WithEncoderConcurrency(1), // no goroutines: the same in wasm as natively
		zstd.WithWindowSize(window),
		zstd.WithEncoderCRC(false), // age knows every changed byte
		zstd.WithLowerEncoderMem(true))
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	return packer{packed, out, sealed, o.Pad}, nil
}

// packer closes both layers, the inner one first.
type packer struct {
	*zstd.Encoder
	out    *frames
	sealed io.Closer
	pad    bool
}

func (p packer) Close() error {
	if err := p.Encoder.Close(); err != nil {
		return fmt.Errorf("seal: %w", err)
	}
	if p.pad {
		if err := p.out.pad(); err != nil {
			return fmt.Errorf("seal: %w", err)
		}
	}
	return p.sealed.Close()
}
