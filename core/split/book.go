package split

import (
	"bytes"
	"fmt"
	"io"
	"slices"

	"github.com/tinylib/msgp/msgp"
)

// MaxFid is the most characters an identity has.
const MaxFid = 20

// A book gathers the rows of ide until all are there. Link numbers are random,
// so rows go to a bucket by the first byte, and buckets are sorted one by one:
// the order of the file is gone, and no second copy of all rows is ever held.
type book struct {
	buckets [256][]entry
	n       int
}

type entry struct {
	link   Link
	typeID uint8
	size   uint8
	fid    [MaxFid]byte
}

func (b *book) add(l Link, typeID int32, fid []byte) error {
	e := entry{link: l, typeID: uint8(typeID), size: uint8(len(fid))}
	if len(fid) > MaxFid || typeID < 0 || typeID > 255 {
		return fmt.Errorf("split: %w", ErrForm)
	}
	copy(e.fid[:], fid)
	b.buckets[l[0]] = append(b.buckets[l[0]], e)
	b.n++
	return nil
}

// write writes ide: a header with the number of rows, then the rows by rising
// link number.
//
//	["sluse.ide/v1", bundle, municipality, year, kind, rows]
//	[link, typeID, fid] …
func (b *book) write(w io.Writer, h Header) error {
	o := &outlet{Writer: msgp.NewWriter(w)}
	o.header(streamIDE, 6, h)
	o.number(b.n)
	var last *entry
	for i := range b.buckets {
		rows := b.buckets[i]
		slices.SortFunc(rows, func(x, y entry) int { return bytes.Compare(x.link[:], y.link[:]) })
		for k := range rows {
			if last != nil && last.link == rows[k].link {
				return fmt.Errorf("split: %w", ErrDoubled) // the random source is not one
			}
			last = &rows[k]
			last.write(o)
		}
	}
	return o.finish()
}

func (e *entry) write(o *outlet) {
	o.array(3)
	o.bytes(e.link[:])
	o.number(int(e.typeID))
	o.chars(e.fid[:e.size])
}

// An Identity is one row of ide.
type Identity struct {
	Link   Link
	TypeID int    // kodeverk 9032
	Fid    []byte // until the next row is read
}

// An IdentityReader reads ide as a stream.
type IdentityReader struct {
	Header Header
	Rows   int // that the header promises

	in   *inlet
	read int
	row  Identity
	fid  []byte
}

// NewIdentityReader reads the header of ide.
func NewIdentityReader(r io.Reader) (*IdentityReader, error) {
	in := newInlet(r)
	ir := &IdentityReader{in: in, Header: in.header(streamIDE, 6), Rows: in.number()}
	if ir.Rows < 0 {
		in.fail(ErrForm)
	}
	return ir, in.err
}

// Next reads a row; io.EOF after the last. A row that is missing, doubled or
// out of order is an error.
func (r *IdentityReader) Next() (Identity, error) {
	if r.read == r.Rows {
		if !r.in.end() {
			r.in.fail(ErrForm)
			return Identity{}, r.in.err
		}
		return Identity{}, io.EOF
	}
	last := r.row.Link
	if r.in.array() != 3 {
		r.in.fail(ErrForm)
	}
	r.in.bytes(r.row.Link[:])
	r.row.TypeID = r.in.number()
	var err error
	r.fid, err = r.in.ReadStringAsBytes(r.fid)
	r.in.fail(err)
	r.row.Fid = r.fid
	if len(r.fid) > MaxFid || r.row.TypeID < 0 || r.row.TypeID > 255 {
		r.in.fail(ErrForm)
	}
	if r.in.err == nil && r.read > 0 && bytes.Compare(last[:], r.row.Link[:]) >= 0 {
		r.in.err = ErrDoubled
	}
	r.read++
	return r.row, r.in.err
}
