package split

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"errors"
	"io"
	"math"
)

// The parts of MessagePack that the streams are written in: whole numbers,
// strings, bytes, and the heads of arrays and maps. tinylib/msgp, whose forms
// these are (a test holds them to it), sets up so much beside them, called or
// not, that it was a twelfth of each program that the browser fetches.

// First bytes of the forms. Where a length or a number does not fit into the
// byte, one to eight more follow, big-endian.
const (
	fixArray, fixMap, fixString = 0x90, 0x80, 0xa0
	bin8, bin16, bin32          = 0xc4, 0xc5, 0xc6
	uint8s, uint64s             = 0xcc, 0xcf
	int8s, int64s               = 0xd0, 0xd3
	string8, string16, string32 = 0xd9, 0xda, 0xdb
	array16, array32            = 0xdc, 0xdd
	map16, map32                = 0xde, 0xdf
)

// A msgpackWriter writes each thing in its shortest form.
type msgpackWriter struct {
	*bufio.Writer
	b [9]byte
}

func newMsgpackWriter(w io.Writer) *msgpackWriter {
	return &msgpackWriter{Writer: bufio.NewWriter(w)}
}

// head writes a form's first byte and n behind it, in as many bytes as given.
func (w *msgpackWriter) head(form byte, n uint64, size int) error {
	binary.BigEndian.PutUint64(w.b[1:], n<<(64-8*size)) // a shift by 64 is 0
	w.b[0] = form
	_, err := w.Write(w.b[:1+size])
	return err
}

func (w *msgpackWriter) collection(fix, form16, form32 byte, n int) error {
	switch {
	case n < 16:
		return w.head(fix|byte(n), 0, 0)
	case n <= math.MaxUint16:
		return w.head(form16, uint64(n), 2)
	}
	return w.head(form32, uint64(n), 4)
}

func (w *msgpackWriter) array(n int) error { return w.collection(fixArray, array16, array32, n) }
func (w *msgpackWriter) dict(n int) error  { return w.collection(fixMap, map16, map32, n) }

func (w *msgpackWriter) number(n int64) error {
	switch {
	case n >= -32 && n <= math.MaxInt8:
		return w.head(byte(n), 0, 0)
	case n >= math.MinInt8 && n < 0:
		return w.head(int8s, uint64(n), 1)
	case n >= math.MinInt16 && n <= math.MaxInt16:
		return w.head(int8s+1, uint64(n), 2)
	case n >= math.MinInt32 && n <= math.MaxInt32:
		return w.head(int8s+2, uint64(n), 4)
	}
	return w.head(int64s, uint64(n), 8)
}

func (w *msgpackWriter) chars(s []byte) error {
	if err := w.stringHead(len(s)); err != nil {
		return err
	}
	_, err := w.Write(s)
	return err
}

func (w *msgpackWriter) text(s string) error {
	if err := w.stringHead(len(s)); err != nil {
		return err
	}
	_, err := w.WriteString(s)
	return err
}

func (w *msgpackWriter) stringHead(n int) error {
	switch {
	case n < 32:
		return w.head(fixString|byte(n), 0, 0)
	case n <= math.MaxUint8:
		return w.head(string8, uint64(n), 1)
	case n <= math.MaxUint16:
		return w.head(string16, uint64(n), 2)
	}
	return w.head(string32, uint64(n), 4)
}

func (w *msgpackWriter) bytes(b []byte) error {
	size, form := 4, byte(bin32)
	switch {
	case len(b) <= math.MaxUint8:
		size, form = 1, bin8
	case len(b) <= math.MaxUint16:
		size, form = 2, bin16
	}
	if err := w.head(form, uint64(len(b)), size); err != nil {
		return err
	}
	_, err := w.Write(b)
	return err
}

// errMsgpack means another form than the one that was asked for, or too long.
var errMsgpack = errors.New("split: not the msgpack that was expected")

// A msgpackReader reads any form of what is asked for.
type msgpackReader struct {
	*bufio.Reader
	most int // bytes of a string
	b    [8]byte
}

// uint reads a big-endian number of so many bytes.
func (r *msgpackReader) uint(size int) (uint64, error) {
	r.b = [8]byte{}
	_, err := io.ReadFull(r.Reader, r.b[8-size:])
	return binary.BigEndian.Uint64(r.b[:]), err
}

// length reads the head of something: its length is in the low bits of the
// first byte where that begins like fix, else in the bytes behind one of the
// forms, which follow on each other and double in size.
func (r *msgpackReader) length(fix, bits, first, last byte, size int) (int, error) {
	lead, err := r.ReadByte()
	switch {
	case err != nil:
		return 0, err
	case bits != 0 && lead&^bits == fix:
		return int(lead & bits), nil
	case lead < first || lead > last:
		return 0, errMsgpack
	}
	n, err := r.uint(size << (lead - first))
	if n > math.MaxInt32 { // more than an int may hold
		return 0, cmp.Or(err, errMsgpack)
	}
	return int(n), err
}

func (r *msgpackReader) array() (int, error) { return r.length(fixArray, 0x0f, array16, array32, 2) }
func (r *msgpackReader) dict() (int, error)  { return r.length(fixMap, 0x0f, map16, map32, 2) }

func (r *msgpackReader) number() (int64, error) {
	lead, err := r.ReadByte()
	switch {
	case err != nil:
		return 0, err
	case int8(lead) >= -32:
		return int64(int8(lead)), nil
	case lead >= uint8s && lead <= uint64s:
		n, err := r.uint(1 << (lead - uint8s))
		if err == nil && n > math.MaxInt64 {
			err = errMsgpack
		}
		return int64(n), err
	case lead >= int8s && lead <= int64s:
		size := 1 << (lead - int8s)
		n, err := r.uint(size)
		unused := 64 - 8*size
		return int64(n<<unused) >> unused, err
	}
	return 0, errMsgpack
}

// chars reads a string into b, or into more room where that is too small.
func (r *msgpackReader) chars(b []byte) ([]byte, error) {
	n, err := r.length(fixString, 0x1f, string8, string32, 1)
	return r.fill(b, n, err)
}

// bytes reads bytes into b, or into more room where that is too small.
func (r *msgpackReader) bytes(b []byte) ([]byte, error) {
	n, err := r.length(0, 0, bin8, bin32, 1)
	return r.fill(b, n, err)
}

func (r *msgpackReader) fill(b []byte, n int, err error) ([]byte, error) {
	switch {
	case err != nil:
		return nil, err
	case n > r.most:
		return nil, errMsgpack
	case n > cap(b):
		b = make([]byte, n)
	}
	_, err = io.ReadFull(r.Reader, b[:n])
	return b[:n], err
}
