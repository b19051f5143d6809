package format

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A variable is a row of the variable list as JSON.
type variable struct {
	Element   string `json:"element"`
	Attribute string `json:"attribute,omitempty"`
	Parent    string `json:"parent,omitempty"` // of an element
	Min       int    `json:"min"`
	Max       int    `json:"max"` // 0 = any number
	Type      string `json:"type,omitempty"`
	Form      string `json:"form,omitempty"`
	Pattern   string `json:"pattern,omitempty"`
	List      string `json:"list,omitempty"`
	Mark      string `json:"mark"`
	Source    string `json:"source,omitempty"`
	Meaning   string `json:"meaning"`
}

// variables are the rows in the order of the file, in a language.
func (l *Layout) variables(lang string) (out []variable) {
	var walk func(id ElementID, parent string, min, max int)
	walk = func(id ElementID, parent string, min, max int) {
		e := l.Element(id)
		out = append(out, variable{Element: e.Name, Parent: parent, Min: min, Max: max, Mark: e.Mark, Source: e.Source, Meaning: told(e.Meaning, lang)})
		for _, a := range e.Attributes {
			if a.Name == "" {
				continue
			}
			least := 0
			if a.Required {
				least = 1
			}
			t := types[a.Type]
			out = append(out, variable{Element: e.Name, Attribute: a.Name, Min: least, Max: 1, Type: a.Type.String(), Form: a.Type.Words(lang),
				Pattern: t.pattern, List: a.List, Mark: a.Mark, Source: a.Source, Meaning: told(a.Meaning, lang)})
		}
		for _, c := range e.Children {
			walk(c.ID, e.Name, c.Min, c.Max)
		}
	}
	walk(l.Elements[0].ID, "", 1, 1)
	return out
}

// WriteVariables writes the variable list in a language, as Markdown or JSON.
func WriteVariables(w io.Writer, l *Layout, lang string, asJSON bool) error {
	if asJSON {
		return writeJSON(w, struct {
			Format    string     `json:"format"`
			Version   string     `json:"version"`
			Year      int        `json:"year,omitempty"`
			Namespace string     `json:"namespace"`
			Variables []variable `json:"variables"`
		}{l.Format, l.Version, l.Year, l.Namespace, l.variables(lang)})
	}
	var b strings.Builder
	words := wordsFor(lang)
	fmt.Fprintf(&b, "# %s: %s\n\n%s\n\n%s\n", words.variables, l.title(words), l.honesty(words), words.sourceKey)
	for _, v := range l.variables(lang) {
		if v.Attribute == "" {
			b.WriteString(v.heading(words))
			continue
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s |\n", v.Attribute, v.Form, v.List, words.required(v.Min), v.Mark, v.Source, v.Meaning)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (v *variable) heading(w *documentWords) string {
	where := ""
	if v.Parent != "" {
		where = fmt.Sprintf(w.within, v.Parent, occurs(v.Min, v.Max))
	}
	return fmt.Sprintf("\n## %s%s\n\n%s. %s\n\n%s\n%s\n", v.Element, where, v.Meaning,
		fmt.Sprintf(w.heading, sources(v.Mark, v.Source)), w.variableRow, underline(w.variableRow))
}

func occurs(min, max int) string {
	if max == 0 {
		return strconv.Itoa(min) + "..n"
	}
	if min == max {
		return strconv.Itoa(min)
	}
	return fmt.Sprintf("%d..%d", min, max)
}

func (w *documentWords) required(min int) string {
	if min > 0 {
		return w.yes
	}
	return ""
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
