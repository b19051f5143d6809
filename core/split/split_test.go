package split

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sluse/core/format"
	"sluse/core/synth"
)

var header = Header{Bundle: "00112233445566778899aabbccddeeff", Municipality: "0301", Year: 2026, Kind: "test"}

// seeded is a source of random bytes that a test can repeat.
func seeded(n byte) io.Reader { return rand.NewChaCha8([32]byte{n}) }

func delivery(t testing.TB, persons int) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := synth.Write(&b, synth.Options{Year: 2026, Municipality: "0301", Persons: persons, Seed: 7}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// parted splits a delivery with key and random source n.
func parted(t testing.TB, whole []byte, n byte) (ide, ipl []byte, s Summary) {
	t.Helper()
	var i, p bytes.Buffer
	s, err := Split(&i, &p, bytes.NewReader(whole), Options{Header: header, References: NewReferences(ReferenceKey{n}), Random: seeded(n)})
	if err != nil {
		t.Fatal(err)
	}
	return i.Bytes(), p.Bytes(), s
}

func identities(t testing.TB, ide []byte) (links []Link, fids []string) {
	t.Helper()
	r, err := NewIdentityReader(bytes.NewReader(ide))
	if err != nil {
		t.Fatal(err)
	}
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			return links, fids
		}
		if err != nil {
			t.Fatal(err)
		}
		links, fids = append(links, row.Link), append(fids, string(row.Fid))
	}
}

// mapping answers ide as a pseudonym manager would, with made-up pseudonyms.
func mapping(t testing.TB, ide []byte, refuse func(int) string) []byte {
	t.Helper()
	links, _ := identities(t, ide)
	var b bytes.Buffer
	w, err := NewMappingWriter(&b, MappingHeader{Header: header, Delivery: "D1", Register: "iplos", Generation: 1, Key: "k"})
	if err != nil {
		t.Fatal(err)
	}
	for i, l := range links {
		m := Mapped{Link: l, Pseudonym: Pseudonym{1, byte(i), byte(i >> 8)}, Reach: Country, Sex: 2, Born: 1940}
		if refuse != nil {
			m.Refused = refuse(i)
		}
		if err := w.Write(m); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(map[string]int64{"B002": 1}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func values(b []byte, name string) (out []string) {
	for _, m := range regexp.MustCompile(` `+name+`="([^"]*)"`).FindAllSubmatch(b, -1) {
		out = append(out, string(m[1]))
	}
	return out
}

// TestNothingCrosses is the split's promise: no identity and no number of the
// municipality's in ipl, nothing but identities in ide.
func TestNothingCrosses(t *testing.T) {
	whole := delivery(t, 300)
	ide, ipl, sum := parted(t, whole, 1)
	if sum.Persons != 300 || sum.Linked != 300 {
		t.Fatalf("%+v", sum)
	}
	for _, name := range []string{"fid", "brukerNr", "soknadID"} {
		for _, v := range values(whole, name) {
			if bytes.Contains(ipl, []byte(`"`+v+`"`)) {
				t.Fatalf("a %s stands in ipl", name)
			}
		}
	}
	links, fids := identities(t, ide)
	want := values(whole, "fid")
	if slices.Equal(fids, want) {
		t.Error("ide keeps the order of the file")
	}
	slices.Sort(fids)
	slices.Sort(want)
	if !slices.Equal(fids, want) {
		t.Error("ide has other identities than the delivery")
	}
	for _, word := range []string{"tjeneste", "P70", "P85", "brukerNr", "boforhold", "2026-"} {
		if bytes.Contains(ide, []byte(word)) {
			t.Errorf("%s stands in ide", word)
		}
	}
	lenker := values(ipl, "lenke")
	slices.Sort(lenker)
	if len(lenker) != len(links) || len(slices.Compact(lenker)) != len(links) {
		t.Error("link numbers are not one for each person")
	}
}

// TestRestIsKept compares all attributes that are kept with the delivery's own.
func TestRestIsKept(t *testing.T) {
	whole := delivery(t, 250)
	_, ipl, _ := parted(t, whole, 1)
	for _, name := range []string{"bydel", "husstand", "tjenesteType", "fraDato", "minutterUke", "kode", "hukommelse", "kontPerson", "utfall", "oppholdType", "uttakDato"} {
		if want := values(whole, name); len(want) == 0 || !slices.Equal(values(ipl, name), want) {
			t.Errorf("%s: not as in the delivery", name)
		}
	}
}

func TestNothingTiesTwoDeliveries(t *testing.T) {
	whole := delivery(t, 100)
	_, one, _ := parted(t, whole, 1)
	_, two, _ := parted(t, whole, 2)
	for _, name := range []string{"lenke", "brukerNr", "tjenesteID", "soknadID"} {
		a := values(one, name)
		for _, v := range values(two, name) {
			if slices.Contains(a, v) {
				t.Fatalf("both have the same %s", name)
			}
		}
	}
}

func TestJoin(t *testing.T) {
	whole := delivery(t, 300)
	ide, ipl, _ := parted(t, whole, 1)
	m, err := ReadMapping(bytes.NewReader(mapping(t, ide, func(i int) string {
		if i%100 == 0 {
			return "B002"
		}
		return ""
	})))
	if err != nil {
		t.Fatal(err)
	}
	var joined bytes.Buffer
	sum, err := Join(&joined, bytes.NewReader(ipl), m, JoinOptions{Header: header, Delivery: "D1"})
	if err != nil {
		t.Fatal(err)
	}
	if sum.Persons != 300 || sum.Linked != 297 || sum.Dropped[Dropped{"B002", "Bruker"}] != 3 || sum.Dropped[Dropped{"B002", "Tjeneste"}] < 3 {
		t.Errorf("%+v", sum)
	}
	if n := len(values(joined.Bytes(), "pseudonym")); n != 297 {
		t.Errorf("%d pseudonyms", n)
	}
	if n := len(values(joined.Bytes(), "lenke")); n != 0 {
		t.Errorf("%d link numbers are left", n)
	}
	if n := strings.Count(joined.String(), ` kjonn="2" fodselsar="1940"`); n != 297 {
		t.Errorf("%d with sex and year of birth", n)
	}
}

// TestLines: a finding of SSB's names the line of the municipality's own file.
func TestLines(t *testing.T) {
	whole := []byte("<Melding xmlns=\"urn:sluse:iplos:1\" versjon=\"1.1\"\n fraDatoPeriode=\"2026-01-01\">\n\n<!-- a\nb --><Kommune kommuneNr=\"0301\">\n" +
		"<Bruker brukerNr=\"1\"\n fid=\"01815012345\" typeID=\"1\">\n <navn>x\n</navn>\n<Tjeneste tjenesteID=\"T1\"/></Bruker>\n</Kommune></Melding>")
	ide, ipl, sum := parted(t, whole, 1)
	if sum.Left["M007"] != 1 {
		t.Errorf("left out: %v", sum.Left)
	}
	line := func(b []byte, what string) int { return bytes.Count(b[:bytes.Index(b, []byte(what))], []byte("\n")) }
	for _, tag := range []string{"<Kommune", "<Bruker", "<Tjeneste"} {
		if got, want := line(ipl, tag), line(whole, tag); got != want {
			t.Errorf("ipl: %s on line %d, want %d", tag, got+1, want+1)
		}
	}
	m, err := ReadMapping(bytes.NewReader(mapping(t, ide, nil)))
	if err != nil {
		t.Fatal(err)
	}
	var joined bytes.Buffer
	sum, err = Join(&joined, bytes.NewReader(ipl), m, JoinOptions{Header: header, Delivery: "D1"})
	if err != nil {
		t.Fatal(err)
	}
	if sum.Left["M007"] != 1 || bytes.Contains(joined.Bytes(), []byte("Utelatt")) {
		t.Errorf("left out, as the join tells: %v", sum.Left)
	}
	if got, want := line(joined.Bytes(), "<Tjeneste"), line(whole, "<Tjeneste"); got != want {
		t.Errorf("joined: line %d, want %d", got+1, want+1)
	}
	if bytes.Contains(ipl, []byte("navn")) {
		t.Error("what no layout knows stands in ipl")
	}
}

// TestLatin1 reads ISO-8859-1 and writes UTF-8.
func TestLatin1(t *testing.T) {
	whole := []byte("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><Melding xmlns=\"urn:sluse:iplos:1\" leverandor=\"S\xf8r &amp; &lt;\xc5s&quot;\"/>")
	_, ipl, _ := parted(t, whole, 1)
	if !bytes.Contains(ipl, []byte("leverandor=\"Sør &amp; &lt;Ås&#34;\"")) {
		t.Errorf("%s", ipl)
	}
}

func TestUnfit(t *testing.T) {
	whole := delivery(t, 100)
	for name, b := range map[string][]byte{"empty": nil, "cut": whole[:len(whole)/2], "other": []byte("<a/>"),
		"part": []byte(`<Melding xmlns="urn:sluse:iplos:1#ipl"/>`)} {
		_, err := Split(io.Discard, io.Discard, bytes.NewReader(b), Options{Header: header, References: NewReferences(ReferenceKey{})})
		if !errors.Is(err, ErrUnfit) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestTableCoversIdentifiers refuses a new attribute that could name a person
// or a case and has no row.
func TestTableCoversIdentifiers(t *testing.T) {
	kept := map[string]bool{"notifikasjonGUID": true, "notifikasjonForrigeGUID": true, "notifikasjonRef": true, "hendelseGUID": true}
	named := regexp.MustCompile(`ID$|GUID|^brukerNr$|^lokalident$`)
	for _, l := range []*format.Layout{format.ForYear(2025), format.ForYear(2026), format.ForKPR()} {
		for _, e := range l.Elements {
			for i, a := range e.Attributes {
				suspect := a.Type == format.ID || a.Type == format.Fid || a.Type == format.GUID || named.MatchString(a.Name)
				if suspect && a.Name != "" && !kept[a.Name] && compiled[e.ID][i].does == keeps {
					t.Errorf("%s %s: %s@%s has no row", l.Format, l.Version, e.Name, a.Name)
				}
			}
		}
	}
}
