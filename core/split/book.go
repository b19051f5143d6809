package split

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"sluse/core/format"
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

func (b *book) add(l Link, e entry) {
	e.link = l
	b.buckets[l[0]] = append(b.buckets[l[0]], e)
	b.n++
}

// entryOf is the row of an identity, whatever the delivery says in it: one odd
// row must not keep the others back. What has no room in a row is no identity of
// any kind, and is written as what the rules take it for already: a typeID that
// cannot be a code as one that is none (B001), a fid that is too long cut off,
// which makes it no sounder (B002, B005). Where no rule judges the form it is
// kept as "other", by which nobody is followed. Two that are cut alike may be two
// persons: whole tells that the row has all of the identity.
func entryOf(typeID int32, fid []byte) (e entry, whole bool) {
	whole = typeID >= 0 && typeID < noCode && len(fid) <= MaxFid
	if typeID < 0 || typeID > noCode {
		typeID = noCode
	}
	if len(fid) > MaxFid {
		fid = cut(fid)
		if typeID >= 3 && typeID <= 12 && typeID != 10 && typeID != 11 {
			typeID = other
		}
	}
	e = entry{typeID: uint8(typeID), size: uint8(len(fid))}
	copy(e.fid[:], fid)
	return e, whole
}

// typeIDs by kodeverk 9032.
const (
	other  = 9
	noCode = 255
)

// cut shortens a fid that is too long, between two characters.
func cut(fid []byte) []byte {
	n := MaxFid
	for n > 0 && !utf8.RuneStart(fid[n]) {
		n--
	}
	return fid[:n]
}

// write writes ide: a header with the number of rows and, where it is not that
// of an annual delivery, the format, then the rows by rising link number.
//
//	["sluse.ide/v1", bundle, municipality, year, kind, rows] or
//	["sluse.ide/v1", bundle, municipality, year, kind, rows, "kpr"]
//	[link, typeID, fid] …
func (b *book) write(w io.Writer, h Header, form string) error {
	o := newOutlet(w)
	if form == format.Annual {
		o.header(streamIDE, 6, h)
		o.number(b.n)
	} else {
		o.header(streamIDE, 7, h)
		o.number(b.n)
		o.text(form)
	}
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
	Rows   int    // that the header promises
	Format string // whose identities they are: which rules apply

	in   *inlet
	read int
	row  Identity
	fid  []byte
}

// NewIdentityReader reads the header of ide.
func NewIdentityReader(r io.Reader) (*IdentityReader, error) {
	in := newInlet(r)
	h, fields := in.header(streamIDE, 6, 7)
	ir := &IdentityReader{in: in, Header: h, Rows: in.number(), Format: format.Annual}
	if fields == 7 {
		ir.Format = in.text()
	}
	if ir.Rows < 0 || fields == 7 && ir.Format != format.KPR {
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
	r.fid, err = r.in.chars(r.fid)
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
