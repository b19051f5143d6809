package record

import "sluse/core/format"

// An element is a row compiled for scanning.
type element struct {
	row      *format.Element
	id       format.ElementID
	attrs    [slots]attribute
	required uint64
	children []child
	start    literal // its name
	end      literal // its name and '>'
	// next guesses the attribute that follows one (index + 1; 0 = the tag's
	// start): the one that did last time, and the one that did before that.
	// Vendors write attributes in a fixed order and leave out those they do not
	// know, so nearly every guess holds and costs a comparison or two.
	next  [slots][2]uint8
	track track
	index [64]uint8 // attribute index + 1 by hash of the name, open addressing
}

type attribute struct {
	name string
	lit  literal // name="
	typ  format.Type
	kind kind
	// lengths are those that a value of the kind may have, by bit.
	lengths uint64
}

// A kind is how values of a type are read on the way.
type kind uint8

const (
	long   kind = iota
	digits      // up to seven digits
	date
	word // letters and digits, other characters the long way
)

// kindOf is the kind of a type, and its lengths.
func kindOf(t format.Type) (k kind, lengths uint64) {
	switch t {
	case format.Siffer:
		return digits, 1 << 1
	case format.Kode:
		return digits, 1<<1 | 1<<2
	case format.Minutter:
		return digits, 1<<1 | 1<<2 | 1<<3 | 1<<4 | 1<<5
	case format.KommNr, format.Aarstall:
		return digits, 1 << 4
	case format.Bydel:
		return digits, 1<<2 | 1<<6
	case format.Dato:
		return date, 0
	case format.ID:
		return word, 1<<(format.MaxID+1) - 2
	case format.Fid:
		return word, 1<<21 - 1<<4
	}
	return long, 0
}

type child struct {
	el       *element
	name     string
	min, max int
}

// nothing is the element that is not known: no attribute of it is ever found.
func nothing() element {
	e := element{}
	e.attrs[0].lit = never
	return e
}

// compile prepares a layout; the root comes first.
func compile(l *format.Layout) *element {
	byID := map[format.ElementID]*element{}
	for i := range l.Elements {
		byID[l.Elements[i].ID] = compileElement(&l.Elements[i])
	}
	for _, e := range byID {
		for _, c := range e.row.Children {
			e.children = append(e.children, child{byID[c.ID], byID[c.ID].row.Name, c.Min, c.Max})
		}
	}
	return byID[l.Elements[0].ID]
}

func compileElement(row *format.Element) *element {
	e := &element{row: row, id: row.ID, start: literally(row.Name), end: literally(row.Name + ">")}
	for i, a := range row.Attributes {
		k, lengths := kindOf(a.Type)
		e.attrs[i] = attribute{a.Name, literally(a.Name + `="`), a.Type, k, lengths}
		if a.Name == "" {
			continue
		}
		if a.Required {
			e.required |= 1 << i
		}
		h := hash(a.Name)
		for e.index[h] != 0 {
			h = (h + 1) & 63
		}
		e.index[h] = uint8(i + 1)
	}
	for i := range e.next {
		e.next[i] = [2]uint8{e.after(i), e.after(i + 1)}
	}
	return e
}

// after is the first index from i on that the version has, or the last before.
func (e *element) after(i int) uint8 {
	for k := i; k < len(e.attrs); k++ {
		if e.attrs[k].name != "" {
			return uint8(k)
		}
	}
	for k := len(e.attrs) - 1; k > 0; k-- {
		if e.attrs[k].name != "" {
			return uint8(k)
		}
	}
	return 0
}

// demands tells whether an element must hold another.
func (e *element) demands() bool {
	for _, c := range e.children {
		if c.min > 0 {
			return true
		}
	}
	return false
}

func hash[T string | []byte](name T) uint8 {
	n := len(name)
	return uint8(n*11+int(name[0])*3+int(name[n-1])*5+int(name[n/2])) & 63
}

// find returns the index of an attribute by name, or -1.
func (e *element) find(name []byte) int {
	for h := hash(name); e.index[h] != 0; h = (h + 1) & 63 {
		if i := int(e.index[h]) - 1; e.attrs[i].name == string(name) {
			return i
		}
	}
	return -1
}
