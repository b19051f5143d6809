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
	code                 // left out if it is no code (rule H008): where one belongs, KPR takes any text
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
		for a, row := range e.Attributes {
			out[e.ID][a] = screens[row.Type]
			if row.Type == format.Text && format.FindList(row.List) != nil {
				out[e.ID][a] = code
			}
		}
	}
	return out
}

// keep writes a value as it is, unless it may name a person.
func (s *splitter) keep(rec *record.Record, a int) {
	v, latin1 := rec.Val(a), s.scan.Latin1()
	if at := s.screens[rec.ID][a]; at == guid {
		if ident.PassesAsNumber(v) || ident.HoldsNumber(v) {
			s.buf = s.o.References.GUID(s.buf[:0], v)
			v = s.buf
		}
	} else if rule := unfit(at, v, rec.Num[a]); rule != "" {
		s.sum.Left[rule]++
		return
	}
	s.out.attribute(a, v, latin1)
}

// unfit is the rule by which a value is left out, or empty.
func unfit(at screen, v []byte, number int32) string {
	switch {
	case at == code && number < 0:
		return "H008"
	case at == narrow || len(v) <= mostDigits:
	case len(v) > maxText:
		return "M009"
	case at == free && (ident.HoldsNumber(v) || ident.HidesNumber(v)), at == timed && ident.HasRun(v, mostDigits+1):
		return "B010"
	}
	return ""
}

// maxText is the most bytes of free text. KPR's has no end of its own, and a tag
// that grew by being written anew would be one that nobody reads (record.MaxTag).
const maxText = 2 << 10

// GUID appends a GUID that stands for another one in this delivery, written as
// that is. It tells nothing of it and is not turned back.
func (r *References) GUID(b, value []byte) []byte {
	folded := bytes.ToLower(bytes.Trim(value, "{}"))
	full := r.sum(anyGUID, nil, folded)
	raw := full[:16]
	raw[6], raw[8] = raw[6]&0x0f|0x80, raw[8]&0x3f|0x80 // version 8, our own; variant 1
	return append(b, writeGUID(raw, bytes.Equal(bytes.ToUpper(value), value), value[0] == '{')...)
}
