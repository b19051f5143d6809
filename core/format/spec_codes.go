package format

import (
	"fmt"
	"io"
	"strings"
)

// listsOf are the code lists that a layout uses, in the order of their rows.
func (l *Layout) listsOf() (out []*List) {
	used := map[string]bool{}
	for _, e := range l.Elements {
		for _, a := range e.Attributes {
			used[a.List] = true
		}
	}
	for i := range lists {
		if used[lists[i].ID] {
			out = append(out, &lists[i])
		}
	}
	return out
}

// A listView and a codeView are a code list as JSON.
type listView struct {
	ID     string     `json:"id"`
	Title  string     `json:"title"`
	Mark   string     `json:"mark"`
	Source string     `json:"source,omitempty"`
	Codes  []codeView `json:"codes"`
}

type codeView struct {
	Value   string `json:"value"`
	Meaning string `json:"meaning"`
	From    int    `json:"gyldigFra,omitempty"`
	To      int    `json:"gyldigTil,omitempty"`
	Ended   string `json:"endedInEvents,omitempty"`
	Valid   bool   `json:"valid"` // in the layout's year
}

// validIn tells whether a layout takes a code: in its year; in IPLOS in KPR
// those that did not end before its list was made, and are not ended as events.
func (l *Layout) validIn(c Code) bool {
	if l.Format == KPR {
		return c.To == 0 && c.Ended == ""
	}
	return c.ValidIn(l.Year)
}

// WriteCodes writes the code lists, as Markdown or JSON. Municipalities and
// districts (KLASS 131 and 103) are tables of their own and too long for it.
func WriteCodes(w io.Writer, l *Layout, lang string, asJSON bool) error {
	views := []listView{}
	for _, list := range l.listsOf() {
		v := listView{ID: list.ID, Title: told(list.Title, lang), Mark: list.Mark, Source: list.Source}
		for _, c := range list.Codes {
			v.Codes = append(v.Codes, codeView{c.Value, told(c.Meaning, lang), c.From, c.To, c.Ended, l.validIn(c)})
		}
		views = append(views, v)
	}
	if asJSON {
		return writeJSON(w, struct {
			Format string     `json:"format"`
			Year   int        `json:"year,omitempty"`
			Lists  []listView `json:"lists"`
		}{l.Format, l.Year, views})
	}
	var b strings.Builder
	words := wordsFor(lang)
	fmt.Fprintf(&b, "# %s: %s\n\n%s\n\n%s\n", words.codes, l.title(words), l.honesty(words), words.tables)
	for _, v := range views {
		fmt.Fprintf(&b, "\n## %s: %s\n\n%s\n\n%s\n%s\n", v.ID, v.Title, fmt.Sprintf(words.heading, sources(v.Mark, v.Source)), words.list, underline(words.list))
		for _, c := range v.Codes {
			fmt.Fprintf(&b, "| %s | %s | %s |\n", c.Value, c.Meaning, c.validity(l, words))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (c *codeView) validity(l *Layout, w *documentWords) string {
	var parts []string
	if c.From != 0 {
		parts = append(parts, fmt.Sprintf(w.from, c.From))
	}
	if c.To != 0 {
		parts = append(parts, fmt.Sprintf(w.to, c.To))
	}
	if c.Ended != "" && l.Format == KPR {
		parts = append(parts, w.ended)
	}
	return strings.Join(parts, ", ")
}
