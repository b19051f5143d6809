package split_test

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	"sluse/core/calendar"
	"sluse/core/pseudonym"
	"sluse/core/rule"
	"sluse/core/split"
	"sluse/core/synth"
	"sluse/core/wire"
)

// way takes a delivery the way that one in two parts goes: checked, split,
// answered, joined, checked again. What a check can read to its end gets there,
// with everyone in it or accounted for.
func way(t *testing.T, whole []byte) {
	t.Helper()
	before := judged(t, whole, rule.Options{})
	if before.Counts.Fatal > 0 {
		return
	}
	h := split.Header{Bundle: strings.Repeat("ab", 16), Municipality: "0301", Year: before.Year, Kind: wire.Production}
	var ide, ipl, answer, joined bytes.Buffer
	if _, err := split.Split(&ide, &ipl, bytes.NewReader(whole), split.Options{Header: h, References: split.NewReferences(split.ReferenceKey{})}); err != nil {
		t.Fatalf("split: %v", err)
	}
	if _, err := (&pseudonym.Manager{Key: registerKey}).Answer(&answer, &ide, split.MappingHeader{Header: h, Delivery: "D1"}); err != nil {
		t.Fatalf("answer: %v", err)
	}
	m, err := split.ReadMapping(&answer)
	if err != nil {
		t.Fatalf("mapping: %v", err)
	}
	sum, err := split.Join(&joined, &ipl, m, split.JoinOptions{Header: h, Delivery: "D1"})
	if err != nil {
		t.Fatalf("join: %v", err)
	}
	after := judged(t, joined.Bytes(), rule.Options{Year: h.Year, Layout: split.JoinedLayout(h.Year)})
	var gone int64
	for d, n := range sum.Dropped {
		if d.Element == "Bruker" {
			gone += n
		}
	}
	if after.Counts.Fatal > 0 || after.Format != before.Format || after.Persons+gone != before.Persons {
		t.Fatalf("%d fatal, %s for %s, %d and %d of %d persons", after.Counts.Fatal, after.Format, before.Format, after.Persons, gone, before.Persons)
	}
}

var registerKey = func() *pseudonym.Key {
	k, err := pseudonym.GenerateKey("iplos", nil, time.Now())
	if err != nil {
		panic(err)
	}
	return k
}()

func judged(t *testing.T, b []byte, o rule.Options) *rule.Report {
	t.Helper()
	o.Kind, o.Calendar = "production", calendar.Default
	r, _, err := rule.Run(bytes.NewReader(b), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestOddIdentities: what no row of ide has room for stops nobody else.
func TestOddIdentities(t *testing.T) {
	long := strings.Repeat("0", 40)
	for _, doc := range []string{
		kpr(`typeID="fødselsnummer" fid="01814000199"`), kpr(`typeID="-1" fid="1"`), kpr(`typeID="256" fid="1"`), kpr(`typeID="1" fid="` + long + `"`),
		kpr(`typeID="10" fid="` + long + `"`), kpr(`typeID="4" fid="` + long + `"`), kpr(`typeID="3" fid="ÆØÅÆØÅÆØÅÆØÅÆØÅÆØÅ"`), kpr(`typeID="9" fid=""`), kpr(`typeID="" fid=""`),
	} {
		way(t, []byte(doc))
	}
	// Text that would not fit in a tag once it is written anew.
	for _, text := range []string{strings.Repeat(`"`, 60_000), strings.Repeat("\xe6", 60_000), strings.Repeat("x ", 30_000)} {
		way(t, []byte(`<?xml version="1.0" encoding="ISO-8859-1"?>`+strings.Replace(kpr(), `leverandor="L"`, `leverandor='`+text+`'`, 1)))
	}
	// Two that are cut alike are two persons.
	h := split.Header{Bundle: strings.Repeat("ab", 16), Municipality: "0301", Year: 2026, Kind: wire.Production}
	var ide, answer bytes.Buffer
	if _, err := split.Split(&ide, io.Discard, strings.NewReader(kpr(`typeID="4" fid="`+long+`1"`, `typeID="4" fid="`+long+`2"`, `typeID="x" fid="1"`, `typeID="1" fid="`+long+`"`)),
		split.Options{Header: h, References: split.NewReferences(split.ReferenceKey{})}); err != nil {
		t.Fatal(err)
	}
	tally, err := (&pseudonym.Manager{Key: registerKey}).Answer(&answer, &ide, split.MappingHeader{Header: h, Delivery: "D1"})
	if err != nil || tally.Rows != 5 || tally.Refused["B001"] != 1 || tally.Refused["B002"] != 1 {
		t.Fatalf("%+v, %v", tally, err)
	}
	r, err := split.NewMappingReader(&answer)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[split.Pseudonym]bool{}
	for range tally.Rows {
		m, err := r.Next()
		if err != nil || m.Refused == "" && (seen[m.Pseudonym] || m.Reach != split.Delivery) {
			t.Errorf("%v, reach %d", err, m.Reach)
		}
		seen[m.Pseudonym] = true
	}
}

// kpr is a message with an event for each of some persons.
func kpr(persons ...string) string {
	var b strings.Builder
	b.WriteString(`<Melding xmlns="http://www.npr.no/xmlstds/56_0_0_ipl" versjon="56.0.0" meldingstype="K" leverandor="L" navnEPJ="N" versjonEPJ="1" versjonUt="1">`)
	for i, p := range append(persons, `typeID="1" fid="01014000100"`) {
		fmt.Fprintf(&b, `<Notifikasjon statusNotifikasjon="N" notifikasjonLopeNr="%d"><TjenesteStart tjenesteType="15" tjenesteID="T%d"><Bruker brukerNr="%d" %s/></TjenesteStart></Notifikasjon>`, i+1, i, i, p)
	}
	return b.String() + `<Kontaktperson kontPerson="K"/><Kommune kommuneNr="0301"/></Melding>`
}

func synthetic(t testing.TB, year int, form string, persons int) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := synth.Write(&b, synth.Options{Year: year, Municipality: "0301", Persons: persons, Seed: 5, Errors: 0.3, Format: form}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var (
	anyValue = regexp.MustCompile(`="[^"]*"`)
	odd      = []string{``, ` `, `0`, `-1`, `256`, `999999999999`, `x`, `&#10;`, `&quot;'&lt;&amp;`, "\u00a0\u2028", "👵", "æøå", "1", "9", "12", "01014000100",
		"2026-02-30", "-0001-01-01", "123456789-01-01", "{8d4f2b1c-0000-4000-8000-0123456789ab}", strings.Repeat("7", 36), strings.Repeat("ø", 300), strings.Repeat("x", 9000)}
)

// TestAnyDelivery: deliveries with faults of every rule, and others put in.
func TestAnyDelivery(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, whole := range [][]byte{synthetic(t, 2025, "aar", 15), synthetic(t, 2026, "aar", 15), synthetic(t, 2026, "kpr", 10), []byte(kpr(`typeID="1" fid="01814000199"`))} {
		way(t, whole)
		n := len(anyValue.FindAllIndex(whole, -1))
		for range 150 {
			at, i := map[int]bool{r.IntN(n): true, r.IntN(n): true, r.IntN(n): true}, -1
			way(t, anyValue.ReplaceAllFunc(whole, func(v []byte) []byte {
				if i++; at[i] {
					return []byte(`="` + odd[r.IntN(len(odd))] + `"`)
				}
				return v
			}))
		}
	}
}

func FuzzAnyDelivery(f *testing.F) {
	f.Add([]byte(kpr(`typeID="1" fid="01814000199"`, `typeID="x" fid="1"`)))
	f.Add([]byte(`<Melding xmlns="urn:sluse:iplos:1" versjon="1.1" meldingstype="B" fraDatoPeriode="2026-01-01" tilDatoPeriode="2026-12-31"><Kommune kommuneNr="0301">` +
		`<Bruker brukerNr="1" fid="01814000199" typeID="1"><Tjeneste tjenesteID="T1" tjenesteType="15"/></Bruker></Kommune></Melding>`))
	f.Fuzz(way)
}
