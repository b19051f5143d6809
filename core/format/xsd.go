package format

import (
	"fmt"
	"io"
	"strings"
)

// WriteXSD writes the layout's schema. It checks shape: a file is schema-valid
// exactly when no rule marked X fires. It has no code lists, and nothing of
// what values mean, so that a rule's severity can be lowered; for IPLOS in KPR
// it has the uniqueness that the published schema demands.
func WriteXSD(w io.Writer, l *Layout) error {
	x := &xsd{l: l}
	x.head()
	x.element(l.Elements[0].ID, 1, 1, 1)
	x.simpleTypes()
	x.line(0, `</xs:schema>`)
	_, err := io.WriteString(w, x.b.String())
	return err
}

type xsd struct {
	l    *Layout
	b    strings.Builder
	used [numTypes]bool
}

func (x *xsd) line(depth int, format string, args ...any) {
	x.b.WriteString(strings.Repeat(" ", depth))
	fmt.Fprintf(&x.b, format, args...)
	x.b.WriteByte('\n')
}

func (x *xsd) head() {
	x.line(0, `<?xml version="1.0" encoding="UTF-8"?>`)
	x.line(0, `<!-- %s -->`, x.l.title(&documents[0]))
	x.line(0, `<!-- %s -->`, x.l.honesty(&documents[0]))
	x.line(0, `<!-- Laget av radene i core/format. Skjemaet kontrollerer form; koder og sammenhenger kontrolleres av reglene. -->`)
	x.line(0, `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="%s" targetNamespace="%s" version="%s" elementFormDefault="qualified" attributeFormDefault="unqualified">`,
		x.l.Namespace, x.l.Namespace, x.l.Version)
}

// element writes an element where it stands: with types of their own and no
// name, no other element can be the root, and xsi:type can name none of them.
func (x *xsd) element(id ElementID, min, max, depth int) {
	e := x.l.Element(id)
	occurs := ""
	if depth > 1 {
		occurs = fmt.Sprintf(` minOccurs="%d" maxOccurs="%s"`, min, most(max))
	}
	x.line(depth, `<xs:element name="%s"%s>`, e.Name, occurs)
	x.line(depth+1, `<xs:annotation><xs:documentation xml:lang="nb">%s (%s)</xs:documentation></xs:annotation>`, escape(e.Meaning), sources(e.Mark, e.Source))
	x.line(depth+1, `<xs:complexType>`)
	x.content(e, depth+2)
	x.line(depth+1, `</xs:complexType>`)
	if x.l.Format == KPR {
		x.unique(e, depth+1)
	}
	x.line(depth, `</xs:element>`)
}

func most(max int) string {
	if max == 0 {
		return "unbounded"
	}
	return fmt.Sprint(max)
}

// content writes children and attributes. An element of the annual delivery
// without children may hold white space, which no empty content may.
func (x *xsd) content(e *Element, depth int) {
	switch {
	case len(e.Children) > 0:
		x.line(depth, `<xs:sequence>`)
		for _, c := range e.Children {
			x.element(c.ID, c.Min, c.Max, depth+1)
		}
		x.line(depth, `</xs:sequence>`)
		x.attributes(e, depth)
	case x.l.Format == Annual:
		x.line(depth, `<xs:simpleContent>`)
		x.line(depth+1, `<xs:extension base="tom">`)
		x.attributes(e, depth+2)
		x.line(depth+1, `</xs:extension>`)
		x.line(depth, `</xs:simpleContent>`)
	default:
		x.attributes(e, depth)
	}
}

func (x *xsd) attributes(e *Element, depth int) {
	for _, a := range e.Attributes {
		if a.Name == "" {
			continue
		}
		x.used[a.Type] = true
		use := "optional"
		if a.Required {
			use = "required"
		}
		t := types[a.Type]
		typ, fixed := t.base, ""
		if t.named() {
			typ = a.Type.String()
		}
		if t.fixed != "" {
			fixed = fmt.Sprintf(` fixed="%s"`, t.fixed)
		}
		x.line(depth, `<xs:attribute name="%s" type="%s" use="%s"%s>`, a.Name, typ, use, fixed)
		x.line(depth+1, `<xs:annotation><xs:documentation xml:lang="nb">%s (%s)</xs:documentation></xs:annotation>`, escape(a.Meaning), sources(a.Mark, a.Source))
		x.line(depth, `</xs:attribute>`)
	}
	if x.l.Format == Annual {
		x.line(depth, `<xs:anyAttribute namespace="http://www.w3.org/XML/1998/namespace" processContents="lax"/>`)
	}
}

// unique writes what the published schema of IPLOS in KPR demands.
func (x *xsd) unique(e *Element, depth int) {
	keys := map[ElementID]string{Notifikasjon: "notifikasjonGUID", KPRKommune: "kommuneNr", TjenesteStart: "hendelseGUID",
		MidlertidigStoppTil: "hendelseGUID", MidlertidigStoppFra: "hendelseGUID", TjenesteutforerEndret: "hendelseGUID", TjenesteSlutt: "hendelseGUID"}
	for _, c := range e.Children {
		field, ok := keys[c.ID]
		if !ok {
			continue
		}
		name := x.l.Element(c.ID).Name
		x.line(depth, `<xs:unique name="%sP_ID" xmlns:ipl="%s">`, name, x.l.Namespace)
		x.line(depth+1, `<xs:selector xpath="ipl:%s"/>`, name)
		x.line(depth+1, `<xs:field xpath="@%s"/>`, field)
		x.line(depth, `</xs:unique>`)
	}
}

// simpleTypes writes the types that the layout uses.
func (x *xsd) simpleTypes() {
	if x.l.Format == Annual {
		x.line(1, `<xs:simpleType name="tom"><xs:restriction base="xs:token"><xs:maxLength value="0"/></xs:restriction></xs:simpleType>`)
	}
	for t := range numTypes {
		row := types[t]
		if !x.used[t] || !row.named() {
			continue
		}
		x.line(1, `<xs:simpleType name="%s">`, t)
		x.line(2, `<xs:annotation><xs:documentation xml:lang="nb">%s</xs:documentation></xs:annotation>`, escape(row.words))
		x.line(2, `<xs:restriction base="%s">`, row.base)
		if row.min > 0 {
			x.line(3, `<xs:minLength value="%d"/>`, row.min)
		}
		if row.max > 0 {
			x.line(3, `<xs:maxLength value="%d"/>`, row.max)
		}
		if row.pattern != "" {
			x.line(3, `<xs:pattern value="%s"/>`, escape(row.pattern))
		}
		x.line(2, `</xs:restriction>`)
		x.line(1, `</xs:simpleType>`)
	}
}

// named tells whether the schema gives the type a name of its own.
func (t *typeRow) named() bool { return t.pattern != "" || t.min > 0 || t.max > 0 }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;", "\r", "&#13;")

func escape(s string) string { return escaper.Replace(s) }

func sources(mark, source string) string {
	if source == "" {
		return mark
	}
	return mark + " " + source
}
