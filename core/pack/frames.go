package pack

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"
	"math/bits"
)

// Skippable frames of zstd: four bytes of magic, four of length, and what any
// zstd passes over. One of ours leads the delivery, one pads it.
var (
	leadMagic = []byte{0x5e, 0x2a, 0x4d, 0x18}
	padMagic  = []byte{0x50, 0x2a, 0x4d, 0x18}
)

const (
	frameHead = 8
	// maxLead is the most bytes a leading frame may have to be looked at.
	maxLead = 16 << 10
)

// frames counts what is written between and writes the skippable frames.
type frames struct {
	w io.Writer
	n int64
}

func (f *frames) Write(b []byte) (int, error) {
	n, err := f.w.Write(b)
	f.n += int64(n)
	return n, err
}

func (f *frames) head(magic []byte, size int64) error {
	_, err := f.Write(binary.LittleEndian.AppendUint32(bytes.Clone(magic), uint32(size)))
	return err
}

func (f *frames) lead(b []byte) error {
	if len(b) == 0 {
		return nil
	}
	if err := f.head(leadMagic, int64(len(b))); err != nil {
		return err
	}
	_, err := f.Write(b)
	return err
}

// pad brings what was written to a padded size, by frames of zeros.
func (f *frames) pad() error {
	zeros := make([]byte, 32<<10)
	for left := padded(max(f.n+frameHead, leastPadded)) - f.n - frameHead; ; left -= frameHead {
		size := min(left, 1<<30)
		if err := f.head(padMagic, size); err != nil {
			return err
		}
		for n := size; n > 0; n -= int64(len(zeros)) {
			if _, err := f.Write(zeros[:min(n, int64(len(zeros)))]); err != nil {
				return err
			}
		}
		if left -= size; left < frameHead {
			return nil
		}
	}
}

// leastPadded is the size of all that is smaller. Among so small ones Padmé's
// steps are a person or two; identities of 2 000 persons fit, and so do all of a
// delivery of 150.
const leastPadded = 64 << 10

// padded is the smallest size of at least n that Padmé allows: one whose
// lower bits are zero, all but about the logarithm of its logarithm. It adds
// 12 per cent at most and leaves few sizes to tell apart.
func padded(n int64) int64 {
	if n < 2 {
		return n
	}
	e := bits.Len64(uint64(n)) - 1
	zero := e - bits.Len64(uint64(e))
	if zero <= 0 {
		return n
	}
	mask := int64(1)<<zero - 1
	return (n + mask) &^ mask
}

// peekLead is what a leading frame of ours holds; nil where there is none.
func peekLead(br *bufio.Reader) []byte {
	head, err := br.Peek(frameHead)
	if err != nil || !bytes.HasPrefix(head, leadMagic) {
		return nil
	}
	size := binary.LittleEndian.Uint32(head[4:])
	if size > maxLead {
		return nil
	}
	b, err := br.Peek(frameHead + int(size))
	if err != nil {
		return nil
	}
	return bytes.Clone(b[frameHead:])
}
