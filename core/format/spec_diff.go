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
	Words string `json:"words"`
}

// Changes lists what differs from one layout to another, in the order of the
// file: elements, attributes, then codes whose validity ends or begins.
func Changes(from, to *Layout, lang string) []Change {
	out := []Change{}
	w, before, after := wordsFor(lang), index(from, lang), index(to, lang)
	for _, v := range from.variables(lang) {
		if _, ok := after[v.where()]; !ok {
			out = append(out, Change{"removed", v.where(), w.gone})
		}
	}
	for _, v := range to.variables(lang) {
		was, ok := before[v.where()]
		switch {
		case !ok:
			out = append(out, Change{"added", v.where(), w.fresh + v.Meaning})
		case was.Form != v.Form || was.Pattern != v.Pattern:
			out = append(out, Change{"changed", v.where(), w.form + v.Form})
		case was.Min != v.Min || was.Max != v.Max:
			out = append(out, Change{"changed", v.where(), w.count + occurs(v.Min, v.Max)})
		case was.List != v.List:
			out = append(out, Change{"changed", v.where(), w.codeList + v.List})
		}
	}
	return append(out, codeChanges(from, to, lang)...)
}

func index(l *Layout, lang string) map[string]variable {
	out := map[string]variable{}
	for _, v := range l.variables(lang) {
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

func codeChanges(from, to *Layout, lang string) (out []Change) {
	w := wordsFor(lang)
	for _, list := range to.listsOf() {
		for _, c := range list.Codes {
			was, is := from.validIn(c), to.validIn(c)
			where := list.ID + " " + c.Value
			switch {
			case is && !was:
				out = append(out, Change{"added", where, w.newCode + told(c.Meaning, lang)})
			case was && !is:
				out = append(out, Change{"removed", where, w.codeGone + told(c.Meaning, lang)})
			}
		}
	}
	return out
}

// WriteChanges writes the changes from one layout to another, as Markdown or JSON.
func WriteChanges(w io.Writer, from, to *Layout, lang string, asJSON bool) error {
	changes := Changes(from, to, lang)
	if asJSON {
		return writeJSON(w, struct {
			From    int      `json:"from"`
			To      int      `json:"to"`
			Changes []Change `json:"changes"`
		}{from.Year, to.Year, changes})
	}
	var b strings.Builder
	words := wordsFor(lang)
	fmt.Fprintf(&b, "# "+words.changes+"\n\n%s\n\n", from.Year, from.Version, to.Year, to.Version, to.honesty(words))
	if from.Version != to.Version {
		fmt.Fprintf(&b, "- "+words.version+"\n", to.Version)
	}
	if len(changes) == 0 {
		b.WriteString("- " + words.none + "\n")
	}
	for _, c := range changes {
		fmt.Fprintf(&b, "- `%s`: %s\n", c.Where, c.Words)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
