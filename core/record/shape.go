package record

import (
	"math/bits"

	"sluse/core/format"
)

// judge judges the attributes of Rec by their types; those that fail are as if
// absent afterwards.
func (s *Scanner) judge(el *element) {
	rec := &s.Rec
	seen := rec.Has
	rec.Seen = seen
	for m := seen; m != 0; m &= m - 1 {
		a := bits.TrailingZeros64(m)
		n, ok := s.read(el.attrs[a].typ, rec.Val[a])
		rec.Num[a] = n
		if !ok {
			rec.Has &^= 1 << a
			s.note(Problem{Code: BadValue, Place: s.AttrPlace(a), Element: el.row.Name, Attr: el.attrs[a].name})
		}
	}
	for m := el.required &^ seen; m != 0; m &= m - 1 {
		a := bits.TrailingZeros64(m)
		s.note(Problem{Code: Missing, Place: s.Place(), Element: el.row.Name, Attr: el.attrs[a].name})
	}
}

// read judges a value by its type and, for types with an order or codes,
// returns it as a number.
func (s *Scanner) read(t format.Type, v []byte) (n int32, ok bool) {
	switch t {
	case format.Dato:
		return format.ReadDato(v)
	case format.Kode:
		return format.ReadKode(v)
	case format.Siffer:
		return format.ReadSiffer(v)
	case format.ID:
		return 0, format.IsID(v)
	case format.Minutter:
		return format.ReadDigits(v, 1, 5)
	}
	return format.Read(t, v, s.latin1)
}
