package e2e

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"sluse/core/format"
)

// marked is a delivery of every row of the format for 2026, made from the rows:
// a new attribute is in it and marked. Of persons there are three with values of
// the right form, where a short code has no room for a mark, and one with marks
// of the wrong form in each attribute. Nearly all of it is wrong on purpose,
// since words about errors are where values leak.
func marked(fid string) (delivery []byte, marks []string) {
	m := &marker{layout: format.ForYear(2026), fids: []string{fid, "18892699982", "18892699983"}} // all of the Tenor series; the last two with wrong digits
	m.b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	m.element(m.layout.Elements[0].ID)
	return m.b.Bytes(), dedupe(m.marks)
}

// dedupe also drops marks too short to be told from chance.
func dedupe(marks []string) []string {
	slices.Sort(marks)
	return slices.DeleteFunc(slices.Compact(marks), func(m string) bool { return len(m) < 5 })
}

type marker struct {
	layout *format.Layout
	fids   []string
	b      bytes.Buffer
	marks  []string
	days   int
	nth    int  // of the elements that come several times
	wrong  bool // in form
}

// open values are of no person, and stand in manifests or decide whether the
// delivery is read at all: they are not marked.
var open = map[string]string{
	"Melding/versjon": "1.1", "Melding/meldingstype": "B", "Melding/fraDatoPeriode": "2026-01-01", "Melding/tilDatoPeriode": "2026-12-31",
	"Melding/uttakDato": "2027-01-04", "Kommune/kommuneNr": "0301",
}

// codes are those of the right form; others are 7, which few lists have.
var codes = map[string]string{"typeKontaktperson": "17", "typeID": "1", "boforhold": "5", "kodeverk": "1", "Tjeneste/tjenesteType": "15", "Soknad/tjenesteType": "77"}

func (m *marker) mark(s string) string {
	m.marks = append(m.marks, s)
	return s
}

func (m *marker) element(id format.ElementID) {
	el := m.layout.Element(id)
	m.b.WriteString("<" + el.Name)
	if id == format.Melding {
		m.b.WriteString(` xmlns="` + m.layout.Namespace + `"`)
	}
	for _, a := range el.Attributes {
		if a.Name != "" {
			fmt.Fprintf(&m.b, ` %s="%s"`, a.Name, m.value(el, a))
		}
	}
	if id == format.Bruker { // and what the format does not have
		fmt.Fprintf(&m.b, ` %s="%s" fornavn="%s">%s<%s/`, m.mark("MRKukjentnavn"), m.mark("MRKukjentverdi"), m.mark("MRKfornavn"), m.mark("MRKtekst"), m.mark("MRKelement"))
	}
	m.b.WriteString(">\n")
	for _, c := range el.Children {
		m.children(c.ID)
	}
	m.b.WriteString("</" + el.Name + ">\n")
}

// children writes an element as often as it shows something new.
func (m *marker) children(id format.ElementID) {
	right := map[format.ElementID]int{format.Kontaktperson: 1, format.Bruker: len(m.fids)}[id]
	if right == 0 {
		m.element(id)
		return
	}
	for m.nth = 0; m.nth < right; m.nth++ {
		m.element(id)
	}
	m.wrong = true
	m.element(id)
	m.wrong = false
}

// value is an attribute's: a mark wherever its form, or being wrong, has room.
func (m *marker) value(el *format.Element, a format.Attribute) string {
	if v, ok := open[el.Name+"/"+a.Name]; ok {
		return v
	}
	if m.wrong {
		return m.mark("MRKfeil"+el.Name+a.Name) + strings.Repeat("x", 64) // too long for any type
	}
	switch a.Type {
	case format.ID, format.T60:
		return m.mark(fmt.Sprint("MRK", a.Name, m.nth))
	case format.Epost:
		return m.mark(fmt.Sprint("MRK", a.Name, m.nth)) + "@kommune.invalid"
	case format.Fid:
		return m.mark(m.fids[m.nth])
	case format.Dato:
		m.days++
		return m.mark(fmt.Sprintf("19%02d-%02d-%02d", 97-m.days%17, 12-m.days%12, 1+m.days%28))
	case format.OrgNr, format.Utforer:
		return m.mark(fmt.Sprint("81234567", m.nth))
	case format.Telefon:
		return m.mark(fmt.Sprint("9081726", m.nth))
	case format.Lopenr:
		return m.mark("918273645")
	case format.Minutter:
		return m.mark(fmt.Sprint("7654", m.nth))
	case format.Bydel:
		return m.mark(fmt.Sprint("03999", m.nth+1))
	case format.DiagKode:
		return m.mark(fmt.Sprintf("Q7%d.MRK", m.nth))
	case format.Aarstall:
		return fmt.Sprint("189", m.nth) // as short as any port
	}
	for _, name := range []string{el.Name + "/" + a.Name, a.Name} {
		if v := codes[name]; v != "" {
			return v
		}
	}
	return "7"
}

// TestMarkedIsWhole reads the marked delivery as anybody would: it has each row
// of the format, and a mark in each that is not open.
func TestMarkedIsWhole(t *testing.T) {
	doc, marks := marked("18892699981")
	has, holds := map[string]bool{}, map[string]bool{}
	for d := xml.NewDecoder(bytes.NewReader(doc)); ; {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		el, ok := tok.(xml.StartElement)
		for _, a := range el.Attr {
			name := el.Name.Local + "/" + a.Name.Local
			has[name] = ok
			holds[name] = holds[name] || slices.ContainsFunc(marks, func(m string) bool { return strings.Contains(a.Value, m) })
		}
	}
	rows := 0
	for _, el := range format.ForYear(2026).Elements {
		for _, a := range el.Attributes {
			name := el.Name + "/" + a.Name
			if a.Name == "" {
				continue
			}
			rows++
			if _, isOpen := open[name]; !has[name] || isOpen == holds[name] {
				t.Errorf("%s: in the delivery %v, marked %v", name, has[name], holds[name])
			}
		}
	}
	if rows < 80 {
		t.Errorf("only %d rows", rows)
	}
}
