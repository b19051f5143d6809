package rule_test

import (
	"math/rand/v2"
	"regexp"
	"strings"
)

// A mutator makes deliveries that are wrong, or odd, in one or two places. The
// same seed makes the same ones.
type mutator struct{ *rand.Rand }

var (
	attrPattern = regexp.MustCompile(` ([A-Za-z0-9]+)="([^"]*)"`)
	linePattern = regexp.MustCompile(`(?m)^ *<[A-Z][^\n]*/>\n`)
)

// odd are values that one type or another must refuse, or just take.
var odd = []string{"", " ", "0", "7", "07", "99", "100", "x", "X", "åæø", "２", "2026-02-30", "2024-02-29", "2026-2-1", "0000-01-01", "2026-13-01",
	" 2026-01-01", "2026-01-01 ", "2026-01-01Z", "12026-01-01", "2026-01-01T10:00:00", "2026-01-01T24:00:00", "2026-01-01T24:00:01", "2026-01-01T10:00:00.5+14:00",
	"2026-01-01T10:00:00+14:01", "-2026-01-01", "a&#10;b", "a&#9;b", "a\nb", "a&amp;b", strings.Repeat("a", 36), strings.Repeat("a", 37), strings.Repeat("a", 60), strings.Repeat("å", 60),
	strings.Repeat("a", 61), "958935420", "9589354200", "95893542", "4601", "460102", "12345", "123456", "a@b.no", "@", "+47 12345678", "1234567",
	"{00000000-0000-4000-8000-000000000001}", "00000000-0000-4000-8000-00000000000G", "{00000000-0000-4000-8000-000000000001", "P70", "F00.1", "P7", "K", "B", "56.0.0", "a_b-c.d", "a b"}

// apply makes one change.
func (m *mutator) apply(doc string) string {
	switch m.IntN(12) {
	case 0, 1, 2, 3:
		return m.attr(doc, func(name, _ string) string { return " " + name + `="` + m.pick(odd) + `"` })
	case 4:
		return m.attr(doc, func(string, string) string { return "" })
	case 5:
		return m.attr(doc, func(name, value string) string { return " " + name + "2" + `="` + value + `"` })
	case 6:
		extra := []string{` xml:lang="nb"`, ` xml:space="preserve"`, ` xmlns:a="urn:a"`, ` xmlns:a="urn:a" a:b="1"`, ` navn="x"`, ` internkode="1"`, ` Versjon="1"`,
			` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"`,
			` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="b"`,
			` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="false"`,
			` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="id"`}
		return m.attr(doc, func(name, value string) string { return " " + name + `="` + value + `"` + m.pick(extra) })
	case 7:
		return m.line(doc, func(l string) string { return l + l })
	case 8:
		return m.line(doc, func(string) string { return "" })
	case 9:
		inside := []string{"", " ", "\n", "<!-- c -->", "<?pi x?>", "tekst", "<Tull/>", "&#32;", "&#120;", `<Tull a="1">x</Tull>`, " <!-- c --> ",
			"<![CDATA[]]>", "<![CDATA[ \n]]>", "<![CDATA[x]]>"}
		return m.line(doc, func(l string) string {
			name := strings.FieldsFunc(l, func(r rune) bool { return r == ' ' || r == '<' || r == '/' || r == '>' })[0]
			return strings.Replace(l, "/>\n", ">"+m.pick(inside)+"</"+name+">\n", 1)
		})
	case 10:
		between := []string{"tekst\n", "<Tull/>\n", "<!-- c -->\n", "<?pi x?>\n", `<Tjeneste tjenesteID="X" tjenesteType="15"/>` + "\n", `<Opphold oppholdType="1" fraDato="2026-01-01"/>` + "\n",
			`<Kommune kommuneNr="4601"/>` + "\n", `<a:Tull xmlns:a="urn:a"/>` + "\n", `<Tull xmlns=""/>` + "\n", "&#10;", "<![CDATA[]]>", "<![CDATA[ ]]>\n", "<![CDATA[x]]>\n"}
		return m.line(doc, func(l string) string { return l + m.pick(between) })
	}
	return m.swap(doc)
}

func (m *mutator) pick(from []string) string { return from[m.IntN(len(from))] }

// attr changes an attribute behind the root's namespace.
func (m *mutator) attr(doc string, change func(name, value string) string) string {
	all := attrPattern.FindAllStringSubmatchIndex(doc, -1)
	for range 20 {
		a := all[m.IntN(len(all))]
		name := doc[a[2]:a[3]]
		if name == "xmlns" || name == "version" || name == "encoding" {
			continue
		}
		return doc[:a[0]] + change(name, doc[a[4]:a[5]]) + doc[a[1]:]
	}
	return doc
}

// line changes an element that stands on a line of its own.
func (m *mutator) line(doc string, change func(string) string) string {
	all := linePattern.FindAllStringIndex(doc, -1)
	a := all[m.IntN(len(all))]
	return doc[:a[0]] + change(doc[a[0]:a[1]]) + doc[a[1]:]
}

// swap exchanges two such elements.
func (m *mutator) swap(doc string) string {
	all := linePattern.FindAllStringIndex(doc, -1)
	i := m.IntN(len(all) - 1)
	a, b := all[i], all[i+1]
	if a[1] != b[0] {
		return doc
	}
	return doc[:a[0]] + doc[b[0]:b[1]] + doc[a[0]:a[1]] + doc[b[1]:]
}
