package format

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Words above each document, in bokmål as the format is.

func (l *Layout) title() string {
	if l.Format == KPR {
		return "IPLOS i KPR " + l.Version + " (hendelsesmelding)"
	}
	return fmt.Sprintf("Årsleveranse %s, versjon %s, rapporteringsåret %d", l.Namespace, l.Version, l.Year)
}

// honesty is what a reader must not believe.
func (l *Layout) honesty() string {
	if l.Format == KPR {
		return "Etter Helsedirektoratets offentlige skjema 56.0.0 (HIS 1135:2021)."
	}
	return "Dette er Sluses eget format. IPLOS-leveransens virkelige filformat er aldri offentliggjort; merket K er kjent fra en offentlig kilde, O er vårt eget, K/O et kjent navn på en plass som er vår."
}

const sourceKey = "Kilder: 56 = skjemaet IPLOS i KPR 56.0.0 · V = Helsedirektoratets veileder, spørsmål og svar · M = Helsedirektoratets metodekapitler · " +
	"F = IPLOS-forskriften · S = SSBs kostra-kontrollprogram · L = kommunale rutiner (Kristiansand, Oslo) · N = innsendingssidene · I = algoritmer for identifikatorer · § = avsnitt i prosjektets domenenotat"

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

// variables are the rows in the order of the file.
func (l *Layout) variables() (out []variable) {
	var walk func(id ElementID, parent string, min, max int)
	walk = func(id ElementID, parent string, min, max int) {
		e := l.Element(id)
		out = append(out, variable{Element: e.Name, Parent: parent, Min: min, Max: max, Mark: e.Mark, Source: e.Source, Meaning: e.Meaning})
		for _, a := range e.Attributes {
			if a.Name == "" {
				continue
			}
			least := 0
			if a.Required {
				least = 1
			}
			t := types[a.Type]
			out = append(out, variable{Element: e.Name, Attribute: a.Name, Min: least, Max: 1, Type: a.Type.String(), Form: t.words,
				Pattern: t.pattern, List: a.List, Mark: a.Mark, Source: a.Source, Meaning: a.Meaning})
		}
		for _, c := range e.Children {
			walk(c.ID, e.Name, c.Min, c.Max)
		}
	}
	walk(l.Elements[0].ID, "", 1, 1)
	return out
}

// WriteVariables writes the variable list, as Markdown or JSON.
func WriteVariables(w io.Writer, l *Layout, asJSON bool) error {
	if asJSON {
		return writeJSON(w, struct {
			Format    string     `json:"format"`
			Version   string     `json:"version"`
			Year      int        `json:"year,omitempty"`
			Namespace string     `json:"namespace"`
			Variables []variable `json:"variables"`
		}{l.Format, l.Version, l.Year, l.Namespace, l.variables()})
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# Variabelliste: %s\n\n%s\n\n%s\n", l.title(), l.honesty(), sourceKey)
	for _, v := range l.variables() {
		if v.Attribute == "" {
			b.WriteString(v.heading())
			continue
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s | %s | %s |\n", v.Attribute, v.Form, v.List, required(v.Min), v.Mark, v.Source, v.Meaning)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (v *variable) heading() string {
	where := ""
	if v.Parent != "" {
		where = fmt.Sprintf(" (i %s, %s)", v.Parent, occurs(v.Min, v.Max))
	}
	return fmt.Sprintf("\n## %s%s\n\n%s. Merke %s.\n\n| Attributt | Form | Kodeliste | Påkrevd | Merke | Kilde | Betydning |\n|---|---|---|---|---|---|---|\n",
		v.Element, where, v.Meaning, sources(v.Mark, v.Source))
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

func required(min int) string {
	if min > 0 {
		return "ja"
	}
	return ""
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}
