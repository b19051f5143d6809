package record

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"sluse/core/format"
)

// The oracle: the same document by encoding/xml, told in the same words.

const testNS = "urn:test"

// testLayout has a root r and elements a and b within each other, all with
// attributes x, y and lang of any text.
var testLayout = format.Layout{Format: format.Annual, Version: "1", Namespace: testNS, Elements: []format.Element{
	testElement(0, "r"), testElement(1, "a"), testElement(2, "bb"),
}}

func testElement(id format.ElementID, name string) format.Element {
	return format.Element{ID: id, Name: name, Children: []format.Child{{ID: 1}, {ID: 2}},
		Attributes: []format.Attribute{{Name: "x", Type: format.Text}, {Name: "yyyyyyyyyyyyyyyyyyy", Type: format.Text}, {Name: "lang", Type: format.Text}}}
}

// An account is what a reader made of a document: its known elements with their
// known attributes, how many unknown ones there were, and which elements held text.
type account struct {
	events  []string
	unknown int
	texts   int
	refused string // "" = read to its end
}

func testScanner(r io.Reader, size int, note func(Problem)) *Scanner {
	return newScanner(r, Options{Problem: note, Layout: func(ns, name string, _ func(string) string) *format.Layout {
		if ns == testNS && name == "r" {
			return &testLayout
		}
		return nil
	}}, size)
}

// ours is the scanner's account, with a buffer of some size.
func ours(doc []byte, size int) (a account, why Problem) {
	s := testScanner(bytes.NewReader(doc), size, func(p Problem) {
		switch {
		case p.Code <= Limit:
			a.refused, why = fmt.Sprintf("code %d reason %d", p.Code, p.Reason), p
		case p.Code == UnknownAttribute, p.Code == PersonalField, p.Code == Misplaced && p.Reason == UnknownElement:
			a.unknown++
		case p.Reason == TextInElement:
			a.texts++
		}
	})
	for {
		switch s.Next() {
		case Start:
			e := "<" + s.Rec.El.Name
			for i, at := range s.Rec.El.Attributes {
				if s.Rec.Has>>i&1 != 0 {
					v := string(s.Rec.Val(i))
					if s.Latin1() {
						v = latin(v)
					}
					e += " " + at.Name + "=" + blanks(v)
				}
			}
			a.events = append(a.events, e)
		case End:
			a.events = append(a.events, ">"+s.Rec.El.Name)
		default:
			return a, why
		}
	}
}

func latin(v string) string {
	var b strings.Builder
	for i := range len(v) {
		b.WriteRune(rune(v[i]))
	}
	return b.String()
}

// blanks makes white space alike: encoding/xml leaves line breaks in values,
// which XML turns into spaces.
func blanks(v string) string { return strings.NewReplacer("\n", " ", "\t", " ", "\r", " ").Replace(v) }

var errKnown = errors.New("encoding/xml does not do this")

// theirs is encoding/xml's account. Values in ISO-8859-1 that stand for what it
// lacks are told as the scanner tells them.
func theirs(doc []byte) (a account) {
	latin1 := false
	d := xml.NewDecoder(bytes.NewReader(doc))
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if !strings.EqualFold(label, "iso-8859-1") {
			return nil, errKnown
		}
		latin1 = true
		return latin1Reader{in}, nil
	}
	skipped, depth := 0, 0
	noted := make([]bool, 1, MaxDepth+2)
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) && depth == 0 {
			return a
		} else if err != nil {
			a.refused = err.Error()
			return a
		}
		switch t := tok.(type) {
		case xml.StartElement:
			depth++
			noted = append(noted, false)
			if skipped > 0 || depth > 1 && !known(t.Name) {
				if skipped == 0 {
					a.unknown++
				}
				skipped++
				continue
			}
			a.start(t, latin1)
		case xml.EndElement:
			depth--
			noted = noted[:len(noted)-1]
			if skipped > 0 {
				skipped--
				continue
			}
			a.events = append(a.events, ">"+t.Name.Local)
		case xml.CharData:
			if top := len(noted) - 1; depth > 0 && skipped == 0 && !noted[top] && len(bytes.Trim(t, " \t\r\n")) > 0 {
				noted[top] = true
				a.texts++
			}
		}
	}
}

func known(n xml.Name) bool { return n.Space == testNS && (n.Local == "a" || n.Local == "bb") }

func (a *account) start(t xml.StartElement, latin1 bool) {
	e := "<" + t.Name.Local
	for _, at := range testLayout.Elements[0].Attributes {
		for _, have := range t.Attr {
			if have.Name.Space == "" && have.Name.Local == at.Name {
				v := have.Value
				if latin1 {
					v = strings.Map(func(r rune) rune {
						if r > 0xFF {
							return '?'
						}
						return r
					}, v)
				}
				e += " " + at.Name + "=" + blanks(v)
			}
		}
	}
	for _, have := range t.Attr {
		n := have.Name
		ignored := n.Space == "xmlns" || n.Space == "" && n.Local == "xmlns" || n.Space == xmlNamespace || n.Space == "xml" ||
			n.Space == xsiNamespace && (n.Local == "schemaLocation" || n.Local == "noNamespaceSchemaLocation")
		if !ignored && !(n.Space == "" && (n.Local == "x" || n.Local == "yyyyyyyyyyyyyyyyyyy" || n.Local == "lang")) {
			a.unknown++
		}
	}
	a.events = append(a.events, e)
}

type latin1Reader struct{ in io.Reader }

func (r latin1Reader) Read(p []byte) (int, error) {
	b := make([]byte, max(1, len(p)/2))
	n, err := r.in.Read(b)
	return copy(p, latin(string(b[:n]))), err
}
