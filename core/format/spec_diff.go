package format

import (
	"fmt"
	"io"
	"strings"
)

// A Change is one difference between two years' layouts.
type Change struct {
	What  string `json:"what"` // added, removed or changed
	Where string `json:"where"`
	Words string `json:"words"` // bokmål
}

// Changes lists what differs from one layout to another, in the order of the
// file: elements, attributes, then codes whose validity ends or begins.
func Changes(from, to *Layout) []Change {
	out := []Change{}
	before, after := index(from), index(to)
	for _, v := range from.variables() {
		if _, ok := after[v.where()]; !ok {
			out = append(out, Change{"removed", v.where(), "utgår"})
		}
	}
	for _, v := range to.variables() {
		was, ok := before[v.where()]
		switch {
		case !ok:
			out = append(out, Change{"added", v.where(), "ny: " + v.Meaning})
		case was.Form != v.Form || was.Pattern != v.Pattern:
			out = append(out, Change{"changed", v.where(), "form: " + v.Form})
		case was.Min != v.Min || was.Max != v.Max:
			out = append(out, Change{"changed", v.where(), "antall: " + occurs(v.Min, v.Max)})
		case was.List != v.List:
			out = append(out, Change{"changed", v.where(), "kodeliste: " + v.List})
		}
	}
	return append(out, codeChanges(from, to)...)
}

func index(l *Layout) map[string]variable {
	out := map[string]variable{}
	for _, v := range l.variables() {
		out[v.where()] = v
	}
	return out
}

// where names a row: Parent/Element for an element, Element/@attribute else.
func (v *variable) where() string {
	if v.Attribute == "" {
		return strings.TrimPrefix(v.Parent+"/"+v.Element, "/")
	}
	return v.Element + "/@" + v.Attribute
}

func codeChanges(from, to *Layout) (out []Change) {
	for _, list := range to.listsOf() {
		for _, c := range list.Codes {
			was, is := from.validIn(c), to.validIn(c)
			where := list.ID + " " + c.Value
			switch {
			case is && !was:
				out = append(out, Change{"added", where, "ny kode: " + c.Meaning})
			case was && !is:
				out = append(out, Change{"removed", where, "koden utgår: " + c.Meaning})
			}
		}
	}
	return out
}

// WriteChanges writes the changes from one layout to another, as Markdown or JSON.
func WriteChanges(w io.Writer, from, to *Layout, asJSON bool) error {
	changes := Changes(from, to)
	if asJSON {
		return writeJSON(w, struct {
			From    int      `json:"from"`
			To      int      `json:"to"`
			Changes []Change `json:"changes"`
		}{from.Year, to.Year, changes})
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# Endringer fra %d (versjon %s) til %d (versjon %s)\n\n%s\n\n", from.Year, from.Version, to.Year, to.Version, to.honesty())
	if from.Version != to.Version {
		fmt.Fprintf(&b, "- `versjon` er %s.\n", to.Version)
	}
	if len(changes) == 0 {
		b.WriteString("- Ingen endringer i elementer, attributter eller koder.\n")
	}
	for _, c := range changes {
		fmt.Fprintf(&b, "- `%s`: %s\n", c.Where, c.Words)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
