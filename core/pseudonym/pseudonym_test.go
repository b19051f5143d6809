package pseudonym

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"sluse/core/ident"
	"sluse/core/split"
	"sluse/core/synth"
	"sluse/core/wire"
)

// vectorKey is the key of testdata/register/pseudonym.tsv.
func vectorKey(generation int) *Key {
	k := &Key{Register: "iplos", Generation: generation, Created: time.Date(2026, 11, 22, 11, 0, 0, 0, time.UTC)}
	for i := range k.secret {
		k.secret[i] = byte(i) * byte(generation)
	}
	return k.ready()
}

func TestVectors(t *testing.T) {
	b, err := os.ReadFile("../../testdata/register/pseudonym.tsv")
	if err != nil {
		t.Fatal(err)
	}
	key, n := vectorKey(1), 0
	link, ok := split.ParseLink([]byte("AAECAwQFBgcICQoL"))
	if !ok {
		t.Fatal("link")
	}
	for line := range strings.Lines(string(b)) {
		c := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		n++
		year, typeID := number(c[2]), number(c[3])
		p := Judge(typeID, []byte(c[4]), year, c[1] == "production")
		h := split.Header{Bundle: "00112233445566778899aabbccddeeff", Municipality: c[5], Year: year, Kind: wire.Kind(c[1])}
		got := []string{strconv.Itoa(p.TypeID), dash(int(p.Reach)), strconv.Itoa(int(p.Sex)), "-", "-", "-", "-"}
		if p.Born != ident.NoDay {
			got[3] = strconv.Itoa(p.Born.Year())
		}
		if len(p.Rules) > 0 {
			got[4] = strings.Join(p.Rules, " ")
		}
		if p.Refused != "" {
			got[5], got[1] = p.Refused, c[7]
		} else {
			got[6] = key.Pseudonym(p, h, link).String()
		}
		if want := c[6:]; strings.Join(got, "\t") != strings.Join(want, "\t") {
			t.Errorf("%s:\n got %v\nwant %v", c[0], got, want)
		}
	}
	if n < 20 {
		t.Errorf("only %d vectors", n)
	}
}

func dash(n int) string {
	if n == 0 {
		return "-"
	}
	return strconv.Itoa(n)
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err)
	}
	return n
}

func TestKeyFile(t *testing.T) {
	k, err := GenerateKey("iplos", nil, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	back, err := ParseKey("# keep this safe\n" + strings.ReplaceAll(k.Text(), "\n", "\r\n"))
	if err != nil || back.secret != k.secret || back.ID() != k.ID() {
		t.Fatalf("%v", err)
	}
	next, err := GenerateKey("", k, time.Now())
	if err != nil || next.Generation != 2 || next.Register != "iplos" || next.secret == k.secret {
		t.Errorf("the next generation: %+v, %v", next, err)
	}
	lines := strings.SplitAfter(k.Text(), "\n")
	for i := range len(lines) - 1 {
		without := strings.Join(append(append([]string(nil), lines[:i]...), lines[i+1:]...), "")
		if _, err := ParseKey(without); !errors.Is(err, ErrKey) {
			t.Errorf("without line %d: %v", i+1, err)
		}
	}
	mistyped := []byte(k.Text())
	at := bytes.LastIndex(mistyped, []byte("key: ")) + 9
	mistyped[at] = "0123456789abcdef"[(bytes.IndexByte([]byte("0123456789abcdef"), mistyped[at])+1)%16]
	if _, err := ParseKey(string(mistyped)); !errors.Is(err, ErrKey) {
		t.Errorf("a mistyped key: %v", err)
	}
	if _, err := GenerateKey("IPLOS data", nil, time.Now()); !errors.Is(err, ErrRegister) {
		t.Errorf("a bad name: %v", err)
	}
}

func FuzzParseKey(f *testing.F) {
	f.Add(vectorKey(1).Text())
	f.Add("# x\n" + vectorKey(2).Text())
	f.Fuzz(func(t *testing.T, text string) {
		k, err := ParseKey(text)
		if err != nil {
			return
		}
		if again, err := ParseKey(k.Text()); err != nil || again.ID() != k.ID() {
			t.Error("a key that is read does not come back")
		}
	})
}

// ide is the identity part of a synthetic delivery.
func ide(t *testing.T, h split.Header, persons int) []byte {
	t.Helper()
	var whole, part bytes.Buffer
	if _, err := synth.Write(&whole, synth.Options{Year: h.Year, Municipality: h.Municipality, Persons: persons, Seed: 3}); err != nil {
		t.Fatal(err)
	}
	_, err := split.Split(&part, io.Discard, &whole, split.Options{Header: h, References: split.NewReferences(split.ReferenceKey{})})
	if err != nil {
		t.Fatal(err)
	}
	return part.Bytes()
}

func header(year int) split.Header {
	return split.Header{Bundle: strings.Repeat("ab", 16), Municipality: "0301", Year: year, Kind: wire.Test}
}

func answered(t *testing.T, m *Manager, ide []byte, h split.Header) ([]split.Mapped, Tally) {
	t.Helper()
	var b bytes.Buffer
	tally, err := m.Answer(&b, bytes.NewReader(ide), split.MappingHeader{Header: h, Delivery: "D1"})
	if err != nil {
		t.Fatal(err)
	}
	r, err := split.NewMappingReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	var rows []split.Mapped
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			return rows, tally
		}
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
}

func TestAnswer(t *testing.T) {
	rows, tally := answered(t, &Manager{Key: vectorKey(1)}, ide(t, header(2026), 300), header(2026))
	if len(rows) != 300 || tally.Rows != 300 || len(tally.Refused) != 0 || len(tally.Counts) != 0 {
		t.Fatalf("%d rows, %+v", len(rows), tally)
	}
	for _, r := range rows {
		if r.Reach != split.Country || r.Sex == 0 || r.Born < 1900 || r.Was != (split.Pseudonym{}) {
			t.Fatalf("%+v", r)
		}
	}
}

// TestChangeOfKey: both pseudonyms are told while keys are changed, and the
// old one is the one that the old key makes.
func TestChangeOfKey(t *testing.T) {
	part := ide(t, header(2026), 50)
	old, _ := answered(t, &Manager{Key: vectorKey(1)}, part, header(2026))
	both, _ := answered(t, &Manager{Key: vectorKey(2), Previous: vectorKey(1)}, part, header(2026))
	for i := range both {
		if both[i].Was != old[i].Pseudonym || both[i].Pseudonym == old[i].Pseudonym {
			t.Fatalf("row %d", i)
		}
	}
}

func TestAnswerRefuses(t *testing.T) {
	part, m := ide(t, header(2026), 20), &Manager{Key: vectorKey(1)}
	other := header(2026)
	other.Bundle = strings.Repeat("cd", 16)
	if _, err := m.Answer(io.Discard, bytes.NewReader(part), split.MappingHeader{Header: other, Delivery: "D1"}); !errors.Is(err, ErrOtherDelivery) {
		t.Errorf("another bundle: %v", err)
	}
	if _, err := m.Answer(io.Discard, bytes.NewReader(part[:len(part)-3]), split.MappingHeader{Header: header(2026), Delivery: "D1"}); !errors.Is(err, split.ErrForm) {
		t.Errorf("cut off: %v", err)
	}
}

// part writes an identity part by way of a delivery of given identities.
func part(t *testing.T, h split.Header, people ...[2]string) []byte {
	t.Helper()
	var b, out bytes.Buffer
	b.WriteString(`<Melding xmlns="urn:sluse:iplos:1"><Kommune>`)
	for _, p := range people {
		b.WriteString(`<Bruker brukerNr="1" typeID="` + p[0] + `" fid="` + p[1] + `"/>`)
	}
	b.WriteString(`</Kommune></Melding>`)
	if _, err := split.Split(&out, io.Discard, &b, split.Options{Header: h, References: split.NewReferences(split.ReferenceKey{})}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestSamePersonTwice(t *testing.T) {
	h := header(2026)
	_, tally := answered(t, &Manager{Key: vectorKey(1)}, part(t, h, [2]string{"1", "01814000199"}, [2]string{"1", "01814000199"},
		[2]string{"9", "010140"}, [2]string{"9", "010140"}, [2]string{"1", "01814000190"}), h)
	if tally.Counts["B009"] != 1 || tally.Counts["B002"] != 1 || tally.Refused["B002"] != 1 {
		t.Errorf("%+v", tally)
	}
}

// TestEvents: what does not apply to events is not counted of them. The same
// number comes by two typeIDs, real beside synthetic, and one is born too late.
func TestEvents(t *testing.T) {
	h := header(2026)
	h.Kind = wire.Production
	var b, ide bytes.Buffer
	b.WriteString(`<Melding xmlns="http://www.npr.no/xmlstds/56_0_0_ipl">`)
	for _, p := range [][2]string{{"2", bornLater(40)}, {"9", bornLater(40)}, {"2", bornLater(40)}, {"1", "01814000199"}, {"1", "01814000190"}} {
		b.WriteString(`<Notifikasjon><TjenesteStart><Bruker brukerNr="1" typeID="` + p[0] + `" fid="` + p[1] + `"/></TjenesteStart></Notifikasjon>`)
	}
	b.WriteString(`</Melding>`)
	if _, err := split.Split(&ide, io.Discard, &b, split.Options{Header: h, References: split.NewReferences(split.ReferenceKey{})}); err != nil {
		t.Fatal(err)
	}
	rows, tally := answered(t, &Manager{Key: vectorKey(1)}, ide.Bytes(), h)
	if want := map[string]int64{"B002": 1, "B004": 1, "B006": 1}; len(rows) != 4 || !maps.Equal(tally.Counts, want) {
		t.Errorf("%d rows, %v", len(rows), tally.Counts)
	}
}

// TestKinds: real among synthetic is remarked in production; in a test
// delivery real persons end the work.
func TestKinds(t *testing.T) {
	people := [][2]string{{"1", bornLater(0)}, {"1", "01814000199"}}
	h := header(2026)
	h.Kind = wire.Production
	_, tally := answered(t, &Manager{Key: vectorKey(1)}, part(t, h, people...), h)
	if tally.Counts["M015"] != 1 || tally.Refused["B006"] != 1 {
		t.Errorf("%+v", tally)
	}
}

// bornLater is a number of the real series that is nobody's: a birth in 2039,
// for a D-number with day + 40.
func bornLater(day uint8) string {
	d := [11]uint8{day / 10, 1, 0, 1, 3, 9, 5, 0, 0}
	for !ident.SetCheckDigits(&d) {
		d[8]++
	}
	for i := range d {
		d[i] += '0'
	}
	return string(d[:])
}

// TestRealInTest: a number of the real series ends the work on a test delivery,
// whatever typeID it came with. What has no series, and a stand-in that is sound
// by chance, does not.
func TestRealInTest(t *testing.T) {
	h := header(2026)
	try := func(typeID, fid string) error {
		_, err := (&Manager{Key: vectorKey(1)}).Answer(io.Discard, bytes.NewReader(part(t, h, [2]string{"1", "01814000199"}, [2]string{typeID, fid})),
			split.MappingHeader{Header: h, Delivery: "D1"})
		return err
	}
	for typeID := range 14 {
		for _, fid := range []string{bornLater(0), bornLater(40)} {
			if err := try(strconv.Itoa(typeID), fid); !errors.Is(err, ErrRealInTest) {
				t.Errorf("typeID %d: %v", typeID, err)
			}
		}
		for _, fid := range []string{"01414000106", "81234500171", "201512345609", "N1234567", "01664000152", chanceStandIn(t)} {
			if err := try(strconv.Itoa(typeID), fid); err != nil && !(typeID == 1 || typeID == 2) {
				t.Errorf("typeID %d, %s: %v", typeID, shape(fid), err)
			}
		}
	}
}

// chanceStandIn is one of SSB's stand-ins whose digits check.
func chanceStandIn(t *testing.T) string {
	t.Helper()
	for day := 1; day <= 28; day++ {
		for _, end := range []string{"00100", "00200", "99999"} {
			fid := fmt.Sprintf("%02d0139", day) + end
			if _, fault := ident.ParseNumber([]byte(fid)); fault == ident.Sound {
				return fid
			}
		}
	}
	t.Fatal("none of these stand-ins is sound")
	return ""
}

// TestTestIsApart: nobody has the same pseudonym in test as in production, and
// the mappings say that another key made them.
func TestTestIsApart(t *testing.T) {
	people := [][2]string{{"3", "01414000106"}, {"12", "81234500171"}, {"10", "201512345609"}, {"4", "N1234567"}, {"9", "01814000199"}}
	seen, keys := map[split.Pseudonym]wire.Kind{}, map[string]bool{}
	for _, kind := range []wire.Kind{wire.Production, wire.Test, wire.Research} {
		h := header(2026)
		h.Kind = kind
		var b bytes.Buffer
		if _, err := (&Manager{Key: vectorKey(1)}).Answer(&b, bytes.NewReader(part(t, h, people...)), split.MappingHeader{Header: h, Delivery: "D1"}); err != nil {
			t.Fatal(err)
		}
		r, err := split.NewMappingReader(&b)
		if err != nil {
			t.Fatal(err)
		}
		keys[r.Header.Key] = true
		for range people {
			row, err := r.Next()
			if was, ok := seen[row.Pseudonym]; err != nil || ok || row.Refused != "" {
				t.Errorf("%s shares a pseudonym with %s, refused %q, %v", kind, was, row.Refused, err)
			}
			seen[row.Pseudonym] = kind
		}
	}
	if len(keys) != 3 || !keys[vectorKey(1).ID()] {
		t.Error("the mappings do not tell the keys apart, or production's is not the register key")
	}
}

func TestAudit(t *testing.T) {
	m := &Manager{Key: vectorKey(1)}
	var log bytes.Buffer
	for i := range 3 {
		line := log.Bytes()
		if err := Append(&rewound{Reader: bytes.NewReader(line), w: &log}, m.Entry(time.Now(), header(2026), "D"+strconv.Itoa(i), "answered", Tally{Rows: 5})); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := VerifyAudit(bytes.NewReader(log.Bytes())); err != nil {
		t.Fatal(err)
	}
	changed := bytes.Replace(log.Bytes(), []byte(`"rows":5`), []byte(`"rows":6`), 1)
	removed := bytes.Join(bytes.SplitAfter(log.Bytes(), []byte("\n"))[1:], nil)
	for name, b := range map[string][]byte{"changed": changed, "first gone": removed, "torn": log.Bytes()[:log.Len()-9]} {
		if _, err := VerifyAudit(bytes.NewReader(b)); !errors.Is(err, ErrAudit) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

type rewound struct {
	io.Reader
	w io.Writer
}

func (r *rewound) Write(b []byte) (int, error) { return r.w.Write(b) }
