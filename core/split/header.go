package split

import (
	"errors"
	"fmt"
	"io"
	"regexp"

	"github.com/tinylib/msgp/msgp"

	"sluse/core/wire"
)

// A Header says which delivery a stream belongs to.
type Header struct {
	Bundle       string // 32 hex digits
	Municipality string // four digits
	Year         int    // data year
	Kind         wire.Kind
}

var (
	bundleForm       = regexp.MustCompile(`^[0-9a-f]{32}$`)
	municipalityForm = regexp.MustCompile(`^[0-9]{4}$`)
)

// check refuses what no header may say.
func (h Header) check() error {
	_, err := wire.ParseKind(string(h.Kind))
	switch {
	case !bundleForm.MatchString(h.Bundle):
		return ErrBundle
	case !municipalityForm.MatchString(h.Municipality), h.Year < 1000 || h.Year > 9999, err != nil:
		return ErrForm
	}
	return nil
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

// An inlet reads msgp and keeps the first error, so that a row is read in one
// go. No length in a stream makes it allocate more than a few hundred bytes.
type inlet struct {
	*msgp.Reader
	src *remembering
	err error
}

func newInlet(r io.Reader) *inlet {
	src := &remembering{r: r}
	in := &inlet{Reader: msgp.NewReader(src), src: src}
	in.SetMaxElements(256)
	in.SetMaxStringLength(256)
	return in
}

// remembering keeps src's own error, which msgp would wrap beyond telling.
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
	n, err := in.ReadArrayHeader()
	in.fail(err)
	return int(n)
}

func (in *inlet) text() string {
	s, err := in.ReadString()
	in.fail(err)
	return s
}

func (in *inlet) number() int {
	n, err := in.ReadInt()
	in.fail(err)
	return n
}

// bytes reads exactly len(into) bytes.
func (in *inlet) bytes(into []byte) { in.fail(in.ReadExactBytes(into)) }

// end tells whether nothing follows.
func (in *inlet) end() bool {
	_, err := in.NextType()
	return errors.Is(err, io.EOF) && in.src.err == nil
}

// header reads what both kinds of stream begin with, and tells how many fields
// there are with what the stream has besides.
func (in *inlet) header(stream string, least, most int) (h Header, fields int) {
	if fields = in.array(); fields < least || fields > most || in.text() != stream {
		in.fail(ErrForm)
	}
	h.Bundle, h.Municipality, h.Year, h.Kind = in.text(), in.text(), in.number(), wire.Kind(in.text())
	in.fail(h.check())
	return h, fields
}

// An outlet writes msgp and keeps the first error.
type outlet struct {
	*msgp.Writer
	err error
}

func (o *outlet) fail(err error) {
	if o.err == nil {
		o.err = err
	}
}

func (o *outlet) array(n int)    { o.fail(o.WriteArrayHeader(uint32(n))) }
func (o *outlet) text(s string)  { o.fail(o.WriteString(s)) }
func (o *outlet) number(n int)   { o.fail(o.WriteInt(n)) }
func (o *outlet) bytes(b []byte) { o.fail(o.WriteBytes(b)) }
func (o *outlet) chars(b []byte) { o.fail(o.WriteStringFromBytes(b)) }
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
