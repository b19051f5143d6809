//go:build js && wasm

package main

import (
	"errors"
	"syscall/js"

	"sluse/core/format"
	"sluse/core/rule"
)

// A specView is what the page shows of a format's year and of the rules.
type specView struct {
	Format    string        `json:"format"`
	Version   string        `json:"version"`
	Year      int           `json:"year"`
	Years     []int         `json:"years"`
	Namespace string        `json:"namespace"`
	Elements  []elementView `json:"elements"`
	Lists     []listView    `json:"lists"`
	Rules     []ruleView    `json:"rules"`
}

type elementView struct {
	Name       string          `json:"name"`
	Parents    []parentView    `json:"parents"`
	Meaning    string          `json:"meaning"`
	Mark       string          `json:"mark"`
	Source     string          `json:"source"`
	Attributes []attributeView `json:"attributes"`
}

type parentView struct {
	Name string `json:"name"`
	Min  int    `json:"min"`
	Max  int    `json:"max"` // 0 = any number
}

type attributeView struct {
	Name     string `json:"name"`
	List     string `json:"list"`
	Required bool   `json:"required"`
	Meaning  string `json:"meaning"`
	Mark     string `json:"mark"`
	Source   string `json:"source"`
}

type listView struct {
	ID     string     `json:"id"`
	Title  string     `json:"title"`
	Mark   string     `json:"mark"`
	Source string     `json:"source"`
	Codes  []codeView `json:"codes"`
}

type codeView struct {
	Value   string `json:"value"`
	Meaning string `json:"meaning"`
	From    int    `json:"from"`
	To      int    `json:"to"`
}

type ruleView struct {
	ID          string           `json:"id"`
	Severity    rule.Severity    `json:"severity"`
	Level       rule.Level       `json:"level"`
	Consequence rule.Consequence `json:"consequence"`
	Needs       rule.Needs       `json:"needs"`
	Schema      bool             `json:"schema"`
	Mark        string           `json:"mark"`
	Source      string           `json:"source"`
	Title       string           `json:"title"`
	Advice      string           `json:"advice"`
}

// spec renders {format, year, lang} from the rows.
func spec(args js.Value) (any, error) {
	l := format.ForYear(int(number(args, "year")))
	if text(args, "format") == format.KPR {
		l = format.ForKPR()
	}
	if l == nil {
		return nil, errors.New("no format for that year")
	}
	v := specView{Format: l.Format, Version: l.Version, Year: l.Year, Years: format.Years(), Namespace: l.Namespace,
		Elements: []elementView{}, Lists: []listView{}, Rules: rules(l, text(args, "lang"))}
	for i := range l.Elements {
		v.Elements = append(v.Elements, element(l, &l.Elements[i]))
	}
	for _, c := range format.Lists() {
		v.Lists = append(v.Lists, list(c))
	}
	return v, nil
}

func element(l *format.Layout, e *format.Element) elementView {
	v := elementView{Name: e.Name, Meaning: e.Meaning, Mark: e.Mark, Source: e.Source,
		Parents: []parentView{}, Attributes: []attributeView{}}
	for i := range l.Elements {
		for _, c := range l.Elements[i].Children {
			if c.ID == e.ID {
				v.Parents = append(v.Parents, parentView{l.Elements[i].Name, c.Min, c.Max})
			}
		}
	}
	for _, a := range e.Attributes {
		if a.Name != "" { // an attribute that this version does not have
			v.Attributes = append(v.Attributes, attributeView{a.Name, a.List, a.Required, a.Meaning, a.Mark, a.Source})
		}
	}
	return v
}

func list(l format.List) listView {
	v := listView{ID: l.ID, Title: l.Title, Mark: l.Mark, Source: l.Source, Codes: []codeView{}}
	for _, c := range l.Codes {
		v.Codes = append(v.Codes, codeView{c.Value, c.Meaning, c.From, c.To})
	}
	return v
}

func rules(l *format.Layout, lang string) []ruleView {
	out := []ruleView{}
	for _, r := range rule.Rows() {
		if r.Formats != "" && r.Formats != l.Format {
			continue
		}
		w := r.NB
		switch lang {
		case "nn":
			w = r.NN
		case "en":
			w = r.EN
		}
		out = append(out, ruleView{r.ID, r.In(l.Year), r.Level, r.Consequence, r.Needs, r.Schema, r.Mark, r.Source, w.Title, w.Advice})
	}
	return out
}
