package split

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io"
	"maps"
	"slices"
)

// A Pseudonym stands for a person in the register; package pseudonym makes
// it and says what it is worth.
type Pseudonym [32]byte

// String writes a pseudonym as it stands in the joined delivery.
func (p Pseudonym) String() string { return hex.EncodeToString(p[:]) }

// A Reach says how far a pseudonym means the same person.
type Reach uint8

// The reaches.
const (
	Delivery     Reach = iota + 1 // nowhere else
	Municipality                  // over the years in one municipality
	Country                       // over years and municipalities
)

// MappingHeader says what delivery a mapping is for and by which key it was made.
type MappingHeader struct {
	Header
	Delivery   string // id at the edge
	SHA256     string // of the sealed identity part, hex
	Size       int64  // of it, bytes
	Register   string // the register's name
	Generation int    // of the register key
	Key        string // the id of the key that made the pseudonyms
	Previous   string // the id of the key before, while keys are changed; else empty
}

// A Mapped is one row of a mapping: what stands for one link number.
type Mapped struct {
	Link      Link
	Pseudonym Pseudonym
	Was       Pseudonym // by the key before, while keys are changed; else zero
	Reach     Reach
	Sex       uint8  // kodeverk 3101; 0 where the identity does not tell
	Born      int    // year; 0 where the identity does not tell
	Refused   string // rule that refused the identity; then only Link counts
}

// A MappingWriter writes a mapping, rows by rising link number:
//
//	["sluse.mapping/v1", bundle, municipality, year, kind, delivery, sha256, size, register, generation, key] or, with was, one more: previous
//	[link, pseudonym, reach, sex, born, was or empty] or [link, rule] …
//	[rows, {rule: count}, "end"]
type MappingWriter struct {
	o    *outlet
	rows int
	last Link
}

// NewMappingWriter writes the header.
func NewMappingWriter(w io.Writer, h MappingHeader) (*MappingWriter, error) {
	o := newOutlet(w)
	o.fail(h.check())
	fields := 11
	if h.Previous != "" {
		fields = 12
	}
	o.header(streamMapping, fields, h.Header)
	o.text(h.Delivery)
	o.text(h.SHA256)
	o.number(int(h.Size))
	o.text(h.Register)
	o.number(h.Generation)
	o.text(h.Key)
	if h.Previous != "" {
		o.text(h.Previous)
	}
	return &MappingWriter{o: o}, o.err
}

// Write writes a row.
func (w *MappingWriter) Write(m Mapped) error {
	if w.rows > 0 && bytes.Compare(w.last[:], m.Link[:]) >= 0 {
		w.o.fail(ErrDoubled)
	}
	w.rows, w.last = w.rows+1, m.Link
	if m.Refused != "" {
		w.o.array(2)
		w.o.bytes(m.Link[:])
		w.o.text(m.Refused)
		return w.o.err
	}
	w.o.array(6)
	w.o.bytes(m.Link[:])
	w.o.bytes(m.Pseudonym[:])
	w.o.number(int(m.Reach))
	w.o.number(int(m.Sex))
	w.o.number(m.Born)
	if m.Was == (Pseudonym{}) {
		w.o.bytes(nil)
	} else {
		w.o.bytes(m.Was[:])
	}
	return w.o.err
}

// Close writes the end: without it a mapping is cut off. Counts are findings
// by rule over all rows.
func (w *MappingWriter) Close(counts map[string]int64) error {
	w.o.array(3)
	w.o.number(w.rows)
	w.o.fail(w.o.dict(len(counts)))
	for _, rule := range slices.Sorted(maps.Keys(counts)) {
		w.o.text(rule)
		w.o.number(int(counts[rule]))
	}
	w.o.text("end")
	return w.o.finish()
}

// A MappingReader reads a mapping as a stream.
type MappingReader struct {
	Header MappingHeader
	Counts map[string]int64 // after the last row

	in   *inlet
	rows int
	last Link
	done bool
}

// NewMappingReader reads the header.
func NewMappingReader(r io.Reader) (*MappingReader, error) {
	in := newInlet(r)
	head, fields := in.header(streamMapping, 11, 12)
	h := MappingHeader{Header: head, Delivery: in.text(), SHA256: in.text(), Size: int64(in.number()),
		Register: in.text(), Generation: in.number(), Key: in.text()}
	if fields == 12 {
		if h.Previous = in.text(); h.Previous == "" {
			in.fail(ErrForm)
		}
	}
	return &MappingReader{Header: h, in: in}, in.err
}

// Next reads a row; io.EOF after the last, once the mapping's own end was there.
func (r *MappingReader) Next() (m Mapped, err error) {
	if r.done {
		return m, io.EOF
	}
	switch n := r.in.array(); {
	case r.in.err != nil:
		return m, r.in.err
	case n == 3:
		return m, r.end()
	case n == 2:
		r.in.bytes(m.Link[:])
		if m.Refused = r.in.text(); m.Refused == "" {
			r.in.fail(ErrForm)
		}
	case n == 6:
		r.person(&m)
	default:
		r.in.fail(ErrForm)
	}
	if r.in.err == nil && r.rows > 0 && bytes.Compare(r.last[:], m.Link[:]) >= 0 {
		r.in.err = ErrDoubled
	}
	r.rows, r.last = r.rows+1, m.Link
	return m, r.in.err
}

func (r *MappingReader) person(m *Mapped) {
	r.in.bytes(m.Link[:])
	r.in.bytes(m.Pseudonym[:])
	reach, sex, born := r.in.number(), r.in.number(), r.in.number()
	m.Reach, m.Sex, m.Born = Reach(reach), uint8(sex), born
	was, err := r.in.msgpackReader.bytes(nil)
	r.in.fail(err)
	copy(m.Was[:], was)
	if reach < int(Delivery) || reach > int(Country) || sex < 0 || sex > 2 || born < 0 || born > 9999 || len(was) != 0 && len(was) != len(m.Was) {
		r.in.fail(ErrForm)
	}
}

// end reads the last row, behind which nothing may be.
func (r *MappingReader) end() error {
	rows := r.in.number()
	n, err := r.in.dict()
	if r.in.fail(err); n > 256 {
		r.in.fail(ErrForm)
	}
	r.Counts = map[string]int64{}
	for range n {
		if r.in.err != nil {
			return r.in.err
		}
		rule := r.in.text()
		count, err := r.in.msgpackReader.number()
		r.in.fail(err)
		r.Counts[rule] = count
	}
	if r.in.text() != "end" || rows != r.rows || !r.in.end() {
		r.in.fail(ErrForm)
	}
	if r.in.err != nil {
		return r.in.err
	}
	r.done = true
	return io.EOF
}

// What a join fails with, besides ErrForm, ErrDoubled and ErrUnfit. Nothing
// that it has written then is to be used.
var (
	ErrOtherDelivery = errors.New("split: the mapping is for another delivery")
	ErrOtherPart     = errors.New("split: the professional part is of another delivery")
	ErrUnknownLink   = errors.New("split: the delivery has a link number that the mapping has not")
	ErrLeftLink      = errors.New("split: the mapping has a link number that the delivery has not")
	ErrUsedLink      = errors.New("split: the delivery uses a link number twice")
)
