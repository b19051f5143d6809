package format

import (
	"slices"
	"strings"
	"testing"

	"sluse/core/ident"
)

func layouts() []*Layout { return append(slices.Clone(annual), &kpr56) }

// TestRows lints the layouts: a row that names nothing, or an index that moves
// from year to year, would be read as something else.
func TestRows(t *testing.T) {
	for _, l := range layouts() {
		names := map[ElementID]bool{}
		for _, e := range l.Elements {
			if names[e.ID] || e.Name == "" || e.Meaning == "" || len(e.Attributes) > MaxAttributes {
				t.Errorf("%s %d: element %+v", l.Format, l.Year, e)
			}
			names[e.ID] = true
			lintAttributes(t, l, e)
		}
		for _, e := range l.Elements {
			for _, c := range e.Children {
				if !names[c.ID] {
					t.Errorf("%s %d: %s has a child without a row", l.Format, l.Year, e.Name)
				}
			}
		}
	}
}

func lintAttributes(t *testing.T, l *Layout, e Element) {
	t.Helper()
	seen := map[string]bool{}
	for i, a := range e.Attributes {
		if a.Name == "" {
			continue
		}
		if seen[a.Name] || a.Meaning == "" || types[a.Type].name == "" {
			t.Errorf("%s %d: %s/@%s", l.Format, l.Year, e.Name, a.Name)
		}
		seen[a.Name] = true
		if a.Mark != "K" && a.Mark != "O" && a.Mark != "K/O" || a.Mark != "O" && a.Source == "" {
			t.Errorf("%s %d: %s/@%s is marked %q from %q", l.Format, l.Year, e.Name, a.Name, a.Mark, a.Source)
		}
		if a.List != "" && a.List != "131" && a.List != "103" && FindList(a.List) == nil {
			t.Errorf("%s/@%s: no list %s", e.Name, a.Name, a.List)
		}
		newest := Newest().Element(e.ID)
		if l.Format == Annual && (newest == nil || newest.Attributes[i].Name != a.Name) {
			t.Errorf("%d: %s/@%s has another index than in the newest layout", l.Year, e.Name, a.Name)
		}
	}
}

func TestCodes(t *testing.T) {
	for _, l := range Lists() {
		seen := map[string]bool{}
		for _, c := range l.Codes {
			if seen[c.Value] || c.Meaning == "" || c.To != 0 && c.To < c.From {
				t.Errorf("%s: %+v", l.ID, c)
			}
			seen[c.Value] = true
		}
	}
	services := FindList("9151")
	for year, ended := range map[int]bool{2018: false, 2019: true, 2026: true} {
		set := services.In(year)
		for _, code := range []int32{12, 13, 16} {
			if set.Has(code) == ended {
				t.Errorf("%d in %d: %v", code, year, set.Has(code))
			}
		}
		if set.Has(29) != ended || set.Has(10) || set.Has(30) || set.Has(-1) || set.Has(128) {
			t.Errorf("services of %d: %x", year, set)
		}
	}
	if s := FindList("7371").In(2026); !s.Has('B') || s.Has('X') {
		t.Errorf("meldingstype %x", s)
	}
}

// TestTypes tries each type of the annual delivery with what it must take and
// refuse; the schema is held to the same elsewhere.
func TestTypes(t *testing.T) {
	for typ, c := range map[Type]struct{ take, refuse string }{
		ID:       {"a|Z9._-|" + strings.Repeat("x", 36), "|" + strings.Repeat("x", 37) + "|å|a b|a/b"},
		Dato:     {"2026-01-01|2024-02-29|0001-01-01|9999-12-31", "|2026-02-29|0000-01-01|2026-1-1|2026-01-01Z| 2026-01-01"},
		T60:      {"a| |" + strings.Repeat("å", 60), "|" + strings.Repeat("å", 61) + "|a\nb"},
		Kode:     {"0|9|10|07", "|100|a|1 |-1"},
		Bokstav:  {"B", "|b|BB|1"},
		Siffer:   {"0|9", "|10|a"},
		Minutter: {"0|10080|99999", "|100000|1.5|-1"},
		Lopenr:   {"1|999999999", "|1000000000|a"},
		KommNr:   {"0301", "|301|03011|030a"},
		OrgNr:    {"958935420", "|95893542|9589354200"},
		Utforer:  {"958935420|9589354200", "|9589354201|95893542"},
		Telefon:  {"+47 12345678|12345678", "|1234567|" + strings.Repeat("1", 21) + "|12345678a"},
		Epost:    {"a@b|@", "|ab|" + strings.Repeat("a", 60) + "@"},
		Fid:      {"1234|030541-12345|+ab9", "|123|" + strings.Repeat("1", 21) + "|12 34"},
		Aarstall: {"1941", "|41|19411"},
		Bydel:    {"05|030105", "|5|301|0301055"},
		DiagKode: {"P70|F00.1|G318|A00.1.2", "|P7|70P|p70|A00.1.2.3"},
	} {
		for v := range strings.SplitSeq(c.take, "|") {
			if _, ok := Read(typ, []byte(v), false); !ok {
				t.Errorf("%s refuses %q", typ, v)
			}
		}
		for v := range strings.SplitSeq(c.refuse, "|") {
			if _, ok := Read(typ, []byte(v), false); ok {
				t.Errorf("%s takes %q", typ, v)
			}
		}
	}
}

func TestNumbersOfTypes(t *testing.T) {
	for _, c := range []struct {
		typ  Type
		v    string
		want int32
	}{
		{Dato, "2026-12-31", int32(ident.Date(2026, 12, 31))}, {Kode, "7", 7}, {Kode, "29", 29}, {Kode, "07", 107}, {Kode, "00", 100},
		{Siffer, "9", 9}, {Bokstav, "B", 'B'}, {Minutter, "00090", 90}, {Aarstall, "1941", 1941}, {Text, "N", 'N'}, {Text, "07", -1}, {Text, "abc", -1}, {Text, "21", 21},
	} {
		if n, ok := Read(c.typ, []byte(c.v), false); !ok || n != c.want {
			t.Errorf("%s %q is %d, want %d", c.typ, c.v, n, c.want)
		}
	}
}

func TestLatin1CountsBytes(t *testing.T) {
	v := []byte(strings.Repeat("\xe5", 60))
	if _, ok := Read(T60, v, true); !ok {
		t.Error("sixty letters of ISO-8859-1 are too many")
	}
	if _, ok := Read(T60, append(v, 'a'), true); ok {
		t.Error("sixty-one letters of ISO-8859-1 are not too many")
	}
}

func TestYears(t *testing.T) {
	if ForYear(2024) != nil || ForYear(2025).Version != "1.0" || ForYear(2026).Version != "1.1" {
		t.Error("the years' versions")
	}
	if a := ForYear(2025).Element(Bruker).Attributes[BrukerKjonn]; a.Name != "" {
		t.Errorf("version 1.0 has %s", a.Name)
	}
}
