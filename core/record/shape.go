package record

import (
	"math/bits"

	"sluse/core/format"
)

// judge judges the attributes of Rec that were not read by type on the way;
// those that fail are as if absent afterwards.
func (s *Scanner) judge(el *element) {
	rec := &s.Rec
	seen := rec.Has
	rec.Seen = seen
	for m := seen &^ s.read; m != 0; m &= m - 1 {
		a := bits.TrailingZeros64(m)
		n, ok := format.Read(el.attrs[a].typ, rec.Val(a), s.latin1)
		rec.Num[a] = n
		if !ok {
			rec.Has &^= 1 << a
			s.note(Problem{Code: BadValue, Place: s.AttrPlace(a), Element: el.row.Name, Attr: el.attrs[a].name, Type: el.attrs[a].typ})
		}
	}
	for m := el.required &^ seen; m != 0; m &= m - 1 {
		a := bits.TrailingZeros64(m)
		s.note(Problem{Code: Missing, Place: s.Place(), Element: el.row.Name, Attr: el.attrs[a].name})
	}
}
