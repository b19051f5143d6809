// Package format is the delivery formats as data: which elements and
// attributes a year's delivery has, their types, code lists and sources.
//
// A Layout is one version of one format. The annual delivery (namespace
// urn:sluse:iplos:1) has one for each reporting year, in a file of its own,
// whole, so that a year can be read without the years before it. IPLOS in KPR
// 56.0.0 has one. What people read (variable list, code lists, XSD, the
// differences between years) is rendered from the same rows by Spec.
//
// Each row carries its mark and source: K is known from a public source, O is
// our own, K/O is a known name or value in a place that is ours. The true
// layout of IPLOS deliveries was never published; nothing here claims to be it.
//
// Compiled form: an attribute is its index in its element, one of the
// constants in names.go, the same in every version. A row without a name is
// an attribute that the version does not have.
package format

// The formats.
const (
	Annual = "aar" // the annual delivery
	KPR    = "kpr" // IPLOS in KPR 56.0.0, the event message
)

// A Layout is one version of a format.
type Layout struct {
	Format    string
	Version   string // as the file's versjon says
	Year      int    // the reporting year; 0 = every year
	Namespace string
	Elements  []Element // the root first
}

// An Element is one row of the structure.
type Element struct {
	ID         ElementID
	Name       string
	Children   []Child     // in the order they must come
	Attributes []Attribute // by index
	Mark       string
	Source     string
	Meaning    string // bokmål
}

// A Child says how often an element may come within its parent.
type Child struct {
	ID       ElementID
	Min, Max int // Max 0 = any number
}

// An Attribute is one row of an element.
type Attribute struct {
	Name     string
	Type     Type
	List     string // code list by ID; "" = none
	Required bool   // by the schema: keys only
	Mark     string
	Source   string
	Meaning  string // bokmål
}

// MaxID is the most bytes of an id.
const MaxID = 36

// MaxAttributes is the most attributes an element of any layout has.
const MaxAttributes = 24

// Element returns the row of an element; nil if the layout does not have it.
func (l *Layout) Element(id ElementID) *Element {
	for i := range l.Elements {
		if l.Elements[i].ID == id {
			return &l.Elements[i]
		}
	}
	return nil
}

// annual holds the annual delivery's layouts, rising by year.
var annual = append([]*Layout{&aar2025, &aar2026}, extra...)

// ForYear returns the annual delivery's layout for a reporting year, nil if
// this build has none.
func ForYear(year int) *Layout {
	for _, l := range annual {
		if l.Year == year {
			return l
		}
	}
	return nil
}

// Reads tells whether annual deliveries for a year are read: by a layout of its
// own, or by the newest one in a later year that a calendar lists.
func Reads(year int, listed bool) bool {
	return ForYear(year) != nil || listed && year > Newest().Year
}

// Newest is the layout of the newest year before extra rows: what a file is
// read by when its own year says nothing.
func Newest() *Layout { return annual[len(annual)-1] }

// ForKPR returns the layout of IPLOS in KPR.
func ForKPR() *Layout { return &kpr56 }

// Years are the reporting years with a layout.
func Years() []int {
	out := make([]int, 0, len(annual))
	for _, l := range annual {
		out = append(out, l.Year)
	}
	return out
}
