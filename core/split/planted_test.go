package split

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sluse/core/format"
	"sluse/core/ident"
)

// TestPlanted puts identity numbers of every kind, written as people and record
// systems write them, into every attribute of every element of every layout.
// None may be found in ipl, whatever its separators.
func TestPlanted(t *testing.T) {
	for _, l := range []*format.Layout{format.ForYear(2025), format.ForYear(2026), format.ForKPR()} {
		for _, e := range l.Elements {
			for _, a := range e.Attributes {
				if a.Name == "" {
					continue
				}
				for _, fid := range planted(t) {
					for _, text := range written(fid, a.Type) {
						plant(t, l, e.Name, a.Name, fid, text)
					}
				}
			}
		}
	}
}

// planted is a number of each kind; the real ones are born in 2039.
func planted(t *testing.T) []string {
	t.Helper()
	out := []string{"81234500171", "201512345609"}
	for _, date := range []string{"010139", "410139", "014139", "018139"} {
		for n := 500; ; n++ {
			d := [11]uint8{}
			for i, c := range fmt.Sprintf("%s%03d", date, n) {
				d[i] = uint8(c - '0')
			}
			if ident.SetCheckDigits(&d) {
				out = append(out, strings.Map(func(r rune) rune { return r + '0' }, string(d[:])))
				break
			}
		}
	}
	return out
}

// written are ways to write a number where an attribute's type lets it through.
func written(fid string, as format.Type) []string {
	switch as {
	case format.GUID:
		return []string{"{00000000-0000-4000-8000-" + (fid + "00")[:12] + "}", "0A000000-0000-4000-8000-" + ("00" + fid)[len(fid)-10:]}
	case format.DateTime:
		return []string{"2026-03-01T12:00:00." + fid, fid + "-03-01T12:00:00", "2026-03-01T12:00:00." + fid + "00+01:00"}
	case format.Date:
		return []string{fid + "-03-01", "-" + fid + "-03-01Z"}
	case format.Telefon:
		return []string{fid, fid[:6] + " " + fid[6:], "+" + fid}
	case format.Epost:
		return []string{fid + "@eksempel.invalid", "fnr." + fid + "@eksempel.invalid"}
	}
	return []string{fid, fid + "1", "20" + fid, "p" + fid, fid[:6] + " " + fid[6:], "f. " + fid[:6] + "-" + fid[6:] + ".", fid[:2] + "." + fid[2:4] + "." + fid[4:6] + "&#160;" + fid[6:]}
}

// plant gives every such element a value, and looks for it.
func plant(t *testing.T, l *format.Layout, element, attribute, fid, text string) {
	t.Helper()
	whole := everything(l, element, " "+attribute+`="`+text+`"`)
	where := fmt.Sprintf("%s %s, %s@%s", l.Format, l.Version, element, attribute)
	if !bytes.Contains(whole, []byte(text)) {
		t.Fatalf("%s: nothing was planted", where)
	}
	h := header
	if l.Year != 0 {
		h.Year = l.Year
	}
	var ide, ipl bytes.Buffer
	if _, err := Split(&ide, &ipl, bytes.NewReader(whole), Options{Header: h, References: NewReferences(ReferenceKey{1}), Random: seeded(1)}); err != nil {
		t.Fatalf("%s: %v", where, err)
	}
	for _, v := range regexp.MustCompile(`="([^"]*)"`).FindAllSubmatch(ipl.Bytes(), -1) {
		digits := regexp.MustCompile(`[^0-9]`).ReplaceAll(regexp.MustCompile(`&#[0-9]+;`).ReplaceAll(v[1], nil), nil)
		if bytes.Contains(digits, []byte(fid)) {
			t.Errorf("%s: %q came through", where, strings.Map(mask, string(v[1])))
			return
		}
	}
}

func mask(r rune) rune {
	if r >= '0' && r <= '9' {
		return '9'
	}
	return r
}

// everything is a delivery with every element of a layout once, those of a name
// with an attribute.
func everything(l *format.Layout, name, attribute string) []byte {
	var b bytes.Buffer
	var write func(format.ElementID)
	write = func(id format.ElementID) {
		e := l.Element(id)
		b.WriteString("<" + e.Name)
		if id == l.Elements[0].ID {
			b.WriteString(` xmlns="` + l.Namespace + `"`)
		}
		if e.Name == name {
			b.WriteString(attribute)
		}
		b.WriteString(">")
		for _, c := range e.Children {
			write(c.ID)
		}
		b.WriteString("</" + e.Name + ">")
	}
	write(l.Elements[0].ID)
	return b.Bytes()
}

// TestSoundTextIsKept: what the attributes that are looked through are for
// comes through as it is, GUIDs in chains too.
func TestSoundTextIsKept(t *testing.T) {
	l := format.ForKPR()
	for at, text := range map[string]string{
		"Melding leverandor": "Eksempel AS, 958 935 420", "Melding versjonUt": "1.0.20261122183000", "Kontaktperson meldTelefon": "0047 22 33 44 55",
		"Kontaktperson meldEpost1": "iplos@eksempel.invalid", "Notifikasjon notifikasjonLopeNr": "00000000000000001234", "Notifikasjon notifikasjonTid": "2027-01-05T09:12:33.123456+01:00",
		"Notifikasjon notifikasjonForrigeGUID": "00000000-0000-0000-0000-000000000000", "Notifikasjon notifikasjonGUID": "{8D4F2B1C-0000-4000-8000-0123456789AB}",
		"TjenesteStart tjenesteOrgNr": "958935420", "TjenesteStart hendelseDato": "2026-03-01",
	} {
		element, attribute, _ := strings.Cut(at, " ")
		_, ipl, sum := parted(t, everything(l, element, " "+attribute+`="`+text+`"`), 1)
		if !slices.Contains(values(ipl, attribute), text) || len(sum.Left) > 0 {
			t.Errorf("%s: %q became %q, left out %v", at, text, values(ipl, attribute), sum.Left)
		}
	}
}

// TestChainStaysWhole: a GUID that holds a number is replaced by the same one
// wherever it stands, and the rest of the chain is as it was.
func TestChainStaysWhole(t *testing.T) {
	const bad, good = "00000000-0000-4000-8000-001013950077", "8d4f2b1c-0000-4000-8000-0123456789ab"
	fid := planted(t)[2]
	one := strings.Replace(bad, "01013950077", fid, 1)
	var b strings.Builder
	b.WriteString(`<Melding xmlns="` + format.ForKPR().Namespace + `">`)
	for _, link := range [][2]string{{good, one}, {strings.ToUpper(one), good}, {good, "{" + one + "}"}} {
		b.WriteString(`<Notifikasjon notifikasjonGUID="` + link[0] + `" notifikasjonForrigeGUID="` + link[1] + `"/>`)
	}
	b.WriteString("</Melding>")
	_, ipl, sum := parted(t, []byte(b.String()), 1)
	own, before := values(ipl, "notifikasjonGUID"), values(ipl, "notifikasjonForrigeGUID")
	if len(own) != 3 || len(before) != 3 || len(sum.Left) > 0 {
		t.Fatalf("%v %v %v", own, before, sum.Left)
	}
	if own[0] != good || before[1] != good || own[1] != strings.ToUpper(before[0]) || before[2] != "{"+before[0]+"}" || strings.Contains(before[0], fid) {
		t.Errorf("%v %v", own, before)
	}
	_, again, _ := parted(t, []byte(b.String()), 2)
	if values(again, "notifikasjonForrigeGUID")[0] == before[0] {
		t.Error("two deliveries have the same one")
	}
}

// TestNoTextForACode: where KPR's schema takes any text for a code, only what can
// be one comes through.
func TestNoTextForACode(t *testing.T) {
	for at, codes := range map[string][]string{"TjenesteStart tjenesteType": {"15", "99"}, "Notifikasjon statusNotifikasjon": {"N", "X"}, "Kontaktperson typeKontaktperson": {"17"}} {
		element, attribute, _ := strings.Cut(at, " ")
		_, ipl, sum := parted(t, everything(format.ForKPR(), element, " "+attribute+`="noens navn"`), 1)
		if len(values(ipl, attribute)) > 0 || sum.Left["H008"] != 1 {
			t.Errorf("%s: %v, left out %v", at, values(ipl, attribute), sum.Left)
		}
		for _, c := range codes {
			if _, ipl, sum = parted(t, everything(format.ForKPR(), element, " "+attribute+`="`+c+`"`), 1); !slices.Contains(values(ipl, attribute), c) || len(sum.Left) > 0 {
				t.Errorf("%s: %s became %v, left out %v", at, c, values(ipl, attribute), sum.Left)
			}
		}
	}
}

// TestLeftIsTold: what is left out for that reason is told to the join.
func TestLeftIsTold(t *testing.T) {
	_, ipl, sum := parted(t, everything(format.ForYear(2026), "Kontaktperson", ` kontPerson="`+planted(t)[2]+`"`), 1)
	if sum.Left["B010"] != 1 || !bytes.Contains(ipl, []byte(`<Utelatt regel="B010" antall="1"/>`)) {
		t.Errorf("%v", sum.Left)
	}
}
