package split

import (
	"bytes"

	"sluse/core/format"
	"sluse/core/ident"
	"sluse/core/record"
)

// A screen is what a value that is kept is looked through for, by the type of
// its attribute: no form that lets free text pass may carry an identity to SSB.
type screen uint8

const (
	narrow screen = iota // the form has no room for an identity number
	free                 // left out if it holds one (rule B010)
	timed                // left out if it has more digits in a row than any instant
	guid                 // replaced by another if it holds one: chains of them stay whole
)

var screens = map[format.Type]screen{
	format.T60: free, format.Telefon: free, format.Epost: free, format.Text: free,
	format.DateTime: timed, format.Date: timed,
	format.GUID: guid,
}

// mostDigits is one less than an identity number has.
const mostDigits = 10

// screensOf is what each attribute of a layout is looked through for.
func screensOf(l *format.Layout) (out [format.NumElements][format.MaxAttributes]screen) {
	for _, e := range l.Elements {
		for a := range e.Attributes {
			out[e.ID][a] = screens[e.Attributes[a].Type]
		}
	}
	return out
}

// keep writes a value as it is, unless it names a person.
func (s *splitter) keep(rec *record.Record, a int) {
	v := rec.Val(a)
	if len(v) > mostDigits {
		switch s.screens[rec.ID][a] {
		case free:
			if rule := unfitText(v); rule != "" {
				s.sum.Left[rule]++
				return
			}
		case timed:
			if ident.HasRun(v, mostDigits+1) {
				s.sum.Left[heldRule]++
				return
			}
		case guid:
			if ident.PassesAsNumber(v) || ident.HoldsNumber(v) {
				s.buf = s.o.References.GUID(s.buf[:0], v)
				v = s.buf
			}
		}
	}
	s.out.attribute(a, v, s.scan.Latin1())
}

// maxText is the most bytes of free text. KPR's has no end of its own, and a tag
// that grew by being written anew would be one that nobody reads (record.MaxTag).
const maxText = 2 << 10

// unfitText is the rule by which free text is left out, or empty.
func unfitText(v []byte) string {
	switch {
	case len(v) > maxText:
		return "M009"
	case ident.HoldsNumber(v):
		return heldRule
	}
	return ""
}

// heldRule is the rule that tells the municipality of such values beforehand.
const heldRule = "B010"

// GUID appends a GUID that stands for another one in this delivery, written as
// that is. It tells nothing of it and is not turned back.
func (r *References) GUID(b, value []byte) []byte {
	folded := bytes.ToLower(bytes.Trim(value, "{}"))
	full := r.sum(anyGUID, nil, folded)
	raw := full[:16]
	raw[6], raw[8] = raw[6]&0x0f|0x80, raw[8]&0x3f|0x80 // version 8, our own; variant 1
	return append(b, writeGUID(raw, bytes.Equal(bytes.ToUpper(value), value), value[0] == '{')...)
}
