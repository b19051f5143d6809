// Package record turns the bytes of a delivery into records: a streaming
// scanner for the XML that the formats of package format allow.
//
//	s := record.NewScanner(r, record.Options{Layout: choose, Problem: note})
//	for {
//		switch s.Next() {
//		case record.Start: // s.Rec is the element, its attributes and numbers
//		case record.End:   // s.Rec.El is the element that ends
//		case record.Done:  // the delivery was read to its end
//		case record.Halted: // a fatal problem was reported, or s.Err says why reading failed
//		}
//	}
//
// Records point into the scanner's buffer: a value lives until the next call
// of Next. Memory is bounded whatever the file: one buffer of 256 KiB, a tag
// of at most MaxTag bytes, MaxDepth open elements.
//
// The scanner conforms to XML 1.0 and namespaces for what such files may
// hold: either quote, entities and character references, comments, CDATA,
// processing instructions, a byte order mark, UTF-8 and ISO-8859-1, any
// prefix. It refuses document type declarations. It judges shape (the
// verdict of the schema) and nothing else; each thing that it cannot accept is
// one Problem with its place, and it says nothing about values but that.
package record

import "sluse/core/format"

// An Event is what Next found.
type Event uint8

// The events.
const (
	Start  Event = iota // Rec holds an element's start
	End                 // Rec.El and Rec.ID name the element that ended; values are gone
	Done                // the delivery is read to its end
	Halted              // stopped by a fatal problem, or by Err
)

// A Record is one element as it starts. Has tells which attributes are present
// and have their type's form; the others are as if absent.
type Record struct {
	El   *format.Element
	ID   format.ElementID
	Has  uint64       // by attribute index
	Seen uint64       // those in the file, whatever their form
	Num  [slots]int32 // by type: a date is an ident.Day, a code its number

	// Values as places in the buffer: writing numbers costs less than slices.
	buf    []byte
	at     int // what the places count from
	values *[slots]extent
}

// slots is room for MaxAttributes and a power of two, so that an index masked
// by slots-1 needs no check.
const slots = 32

// An extent is where a value is in the buffer, and where its attribute starts.
type extent struct{ from, to, pos int32 }

// Val is the value of an attribute that the file has, as written there but for
// references, which are resolved.
func (r *Record) Val(attr int) []byte {
	v := &r.values[attr]
	from, to := r.at+int(v.from), r.at+int(v.to)
	return r.buf[from:to:to]
}

// Present tells whether all attributes of a mask are there.
func (r *Record) Present(mask uint64) bool { return r.Has&mask == mask }

// Drop makes an attribute as if absent: what one rule has refused, the next
// ones do not judge.
func (r *Record) Drop(attr int) { r.Has &^= 1 << attr }

// A Place is a position in the delivery.
type Place struct {
	Line, Column int64 // both from 1, column in bytes
}

// A Code is what can be wrong with a delivery's shape, in the order of the
// rules M001 to M011.
type Code uint8

// The codes. Those up to Limit halt the scanner.
const (
	NotXML Code = iota
	NotWellFormed
	DTD
	Encoding
	UnknownFormat
	Limit
	Misplaced
	UnknownAttribute
	BadValue
	Missing
	PersonalField
)

// A Problem is one thing wrong with the shape, and where.
type Problem struct {
	Code    Code
	Reason  Reason
	Place   Place
	Element string      // a known element's name, or ""
	Attr    string      // a known attribute's name, or ""
	Type    format.Type // of a BadValue: the form it should have
}

// A Reason tells problems of one code apart.
type Reason uint8

// The reasons, by code: NotXML, NotWellFormed, Encoding, Limit, Misplaced.
const (
	NoReason Reason = iota

	Empty
	PDF
	Zip
	OLE
	Sealed
	Compressed
	NotMarkup

	Truncated
	Syntax
	Mismatch
	Repeated
	BadChar
	BadReference
	OutsideRoot
	Unbound
	NoRoot

	OtherEncoding
	NotUTF8

	TagLong
	TooManyAttributes
	TooDeep
	NameLong

	UnknownElement
	WrongOrder
	TooOften
	TextInElement

	NumReasons
)

// Limits. A delivery has tags of a few hundred bytes, fewer than 24 attributes
// and depth 5; what is beyond these is not one.
const (
	MaxTag   = 64 << 10
	MaxAttrs = 64
	MaxDepth = 64
	MaxName  = 256
)
