package split

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"sluse/core/wire/names"
)

// A Header says which delivery a stream belongs to.
type Header struct {
	Bundle       string // 32 hex digits
	Municipality string // four digits
	Year         int    // data year
	Kind         names.Kind
}

// check refuses what no header may say.
func (h Header) check() error {
	_, err := names.ParseKind(string(h.Kind))
	switch {
	case !made(h.Bundle, 32, digits+"abcdef"):
		return ErrBundle
	case !made(h.Municipality, 4, digits), h.Year < 1000 || h.Year > 9999, err != nil:
		return ErrForm
	}
	return nil
}

const digits = "0123456789"

// made tells whether s is n characters of a set.
func made(s string, n int, set string) bool {
	return len(s) == n && strings.Trim(s, set) == ""
}

// NewBundle names the two parts of one delivery: 128 random bits.
func NewBundle(random io.Reader) (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(random, b[:]); err != nil {
		return "", fmt.Errorf("bundle: %w", err)
	}
	return fmt.Sprintf("%x", b), nil
}

// What reading a stream fails with, besides errors of its source.
var (
	ErrForm    = errors.New("split: not a stream of this version, or cut off")
	ErrDoubled = errors.New("split: a link number comes twice, or out of order")
)

// An inlet reads msgpack and keeps the first error, so that a row is read in one
// go. No length in a stream makes it allocate more than a few hundred bytes.
type inlet struct {
	msgpackReader
	src *remembering
	err error
}

func newInlet(r io.Reader) *inlet {
	src := &remembering{r: r}
	return &inlet{msgpackReader: msgpackReader{Reader: bufio.NewReader(src), most: 256}, src: src}
}

// remembering keeps src's own error, which must not be told as a fault of the stream.
type remembering struct {
	r   io.Reader
	err error
}

func (s *remembering) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if err != nil && err != io.EOF {
		s.err = err
	}
	return n, err
}

// fail notes an error: the source's own if it had one, else ErrForm.
func (in *inlet) fail(err error) {
	switch {
	case err == nil || in.err != nil:
	case in.src.err != nil:
		in.err = in.src.err
	default:
		in.err = ErrForm
	}
}

func (in *inlet) array() int {
	n, err := in.msgpackReader.array()
	in.fail(err)
	return n
}

func (in *inlet) text() string {
	s, err := in.chars(nil)
	in.fail(err)
	return string(s)
}

func (in *inlet) number() int {
	n, err := in.msgpackReader.number()
	in.fail(err)
	return int(n)
}

// bytes reads exactly len(into) bytes.
func (in *inlet) bytes(into []byte) {
	b, err := in.msgpackReader.bytes(into)
	if in.fail(err); len(b) != len(into) {
		in.fail(ErrForm)
	}
}

// end tells whether nothing follows.
func (in *inlet) end() bool {
	_, err := in.Peek(1)
	return errors.Is(err, io.EOF) && in.src.err == nil
}

// header reads what both kinds of stream begin with, and tells how many fields
// there are with what the stream has besides.
func (in *inlet) header(stream string, least, most int) (h Header, fields int) {
	if fields = in.array(); fields < least || fields > most || in.text() != stream {
		in.fail(ErrForm)
	}
	h.Bundle, h.Municipality, h.Year, h.Kind = in.text(), in.text(), in.number(), names.Kind(in.text())
	in.fail(h.check())
	return h, fields
}

// An outlet writes msgpack and keeps the first error.
type outlet struct {
	*msgpackWriter
	err error
}

func newOutlet(w io.Writer) *outlet { return &outlet{msgpackWriter: newMsgpackWriter(w)} }

func (o *outlet) fail(err error) {
	if o.err == nil {
		o.err = err
	}
}

func (o *outlet) array(n int)    { o.fail(o.msgpackWriter.array(n)) }
func (o *outlet) text(s string)  { o.fail(o.msgpackWriter.text(s)) }
func (o *outlet) number(n int)   { o.fail(o.msgpackWriter.number(int64(n))) }
func (o *outlet) bytes(b []byte) { o.fail(o.msgpackWriter.bytes(b)) }
func (o *outlet) chars(b []byte) { o.fail(o.msgpackWriter.chars(b)) }
func (o *outlet) finish() error  { o.fail(o.Flush()); return o.err }

func (o *outlet) header(stream string, fields int, h Header) {
	o.array(fields)
	o.text(stream)
	o.text(h.Bundle)
	o.text(h.Municipality)
	o.number(h.Year)
	o.text(string(h.Kind))
}

// The streams, as their first field says.
const (
	streamIDE     = "sluse.ide/v1"
	streamMapping = "sluse.mapping/v1"
)
