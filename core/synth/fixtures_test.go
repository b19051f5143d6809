package synth_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"sluse/core/synth"
)

var update = flag.Bool("update", false, "write testdata/deliveries anew")

const deliveries = "../../testdata/deliveries"

// A fixture is one file in testdata/deliveries: how it is made, and what
// checking it finds beyond info. Persons are what its generator was asked for.
type fixture struct {
	name  string
	o     synth.Options
	twist func([]byte) []byte // what is done to the delivery; nil = nothing
	finds string              // rules and counts; empty = those put in
}

var (
	good = synth.Options{Year: 2026, Municipality: "0301", Persons: 25, Seed: 1}
	few  = synth.Options{Year: 2026, Municipality: "0301", Persons: 4, Seed: 3}
)

// fixtures are the deliveries that tests of all hosts share, and that the
// page offers for training.
var fixtures = []fixture{
	{name: "good-0301-2026.xml", o: good},
	{name: "good-4601-2025.xml", o: synth.Options{Year: 2025, Municipality: "4601", Persons: 25, Seed: 2}},
	{name: "good-0301-kpr.xml", o: synth.Options{Year: 2026, Municipality: "0301", Persons: 10, Seed: 4, Format: "kpr"}},
	{name: "errors-0301-2026.xml", o: synth.Options{Year: 2026, Municipality: "0301", Persons: 70, Seed: 5, Errors: 0.01}},
	{name: "errors-1508-2025.xml", o: synth.Options{Year: 2025, Municipality: "1508", Persons: 70, Seed: 6, Errors: 0.01}},
	{name: "errors-0301-kpr.xml", o: synth.Options{Year: 2026, Municipality: "0301", Persons: 30, Seed: 7, Errors: 0.01, Format: "kpr"}},
	{name: "latin1-4601-2026.xml", o: synth.Options{Year: 2026, Municipality: "4601", Persons: 5, Seed: 8}, twist: latin1},
	{name: "bom-0301-2026.xml", o: few, twist: func(b []byte) []byte { return append([]byte("\xef\xbb\xbf"), b...) }},
	{name: "truncated.xml", o: good, twist: func(b []byte) []byte { return b[:len(b)*2/5] }, finds: "M002=1"},
	{name: "empty.xml", o: few, twist: only(""), finds: "M001=1"},
	{name: "not-xml.pdf", o: few, twist: only(pdf), finds: "M001=1"},
	{name: "wrong-year.xml", o: few, twist: edit(`fraDatoPeriode="2026-01-01" tilDatoPeriode="2026-12-31"`, `fraDatoPeriode="2019-01-01" tilDatoPeriode="2019-12-31"`), finds: "M013=1"},
	{name: "wrong-format.xml", o: few, twist: only("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Barnevern><Avgiver Versjon=\"2026\"/></Barnevern>\n"), finds: "M005=1"},
	{name: "wrong-encoding.xml", o: few, twist: edit("IPLOS-kontakten", "IPLOS-kontakten p\xe5 r\xe5dhuset"), finds: "M004=1"},
	{name: "dtd.xml", o: few, twist: edit("\n<Melding", "\n<!DOCTYPE Melding [<!ENTITY a \"b\">]>\n<Melding"), finds: "M003=1"},
	{name: "unknown-municipality.xml", o: few, twist: edit(`kommuneNr="0301"`, `kommuneNr="0399"`), finds: "K001=1"},
	{name: "old-municipality.xml", o: few, twist: edit(`kommuneNr="0301"`, `kommuneNr="3005"`), finds: "K002=1"},
	{name: "no-persons.xml", o: few, twist: noPersons, finds: "K004=1"},
}

const pdf = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"

func only(text string) func([]byte) []byte { return func([]byte) []byte { return []byte(text) } }

func edit(find, put string) func([]byte) []byte {
	return func(b []byte) []byte {
		if !bytes.Contains(b, []byte(find)) {
			panic("nothing to change: " + find)
		}
		return bytes.Replace(b, []byte(find), []byte(put), 1)
	}
}

// latin1 declares ISO-8859-1 and has letters that it writes in one byte.
func latin1(b []byte) []byte {
	b = edit("UTF-8", "ISO-8859-1")(b)
	return edit("IPLOS-kontakten", "IPLOS-kontakten p\xe5 r\xe5dhuset i \xc5sane")(b)
}

func noPersons(b []byte) []byte {
	return append(bytes.Clone(b[:bytes.Index(b, []byte("\n  <Bruker"))]), "\n </Kommune>\n</Melding>\n"...)
}

// make makes the file and tells what is in it.
func (f *fixture) make(t *testing.T) ([]byte, string) {
	t.Helper()
	var b bytes.Buffer
	in, err := synth.Write(&b, f.o)
	if err != nil {
		t.Fatal(err)
	}
	finds := f.finds
	if f.twist == nil {
		finds = list(in)
		return b.Bytes(), finds
	}
	return f.twist(b.Bytes()), finds
}

func list(in map[string]int) string {
	var out []string
	for id, n := range in {
		out = append(out, fmt.Sprintf("%s=%d", id, n))
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

// TestFixtures regenerates testdata/deliveries and compares; -update writes
// it. expected.tsv tells other tests what each file holds.
func TestFixtures(t *testing.T) {
	if runtime.GOOS == "js" {
		t.Skip("no work tree")
	}
	expected := "# file\tyear\tmunicipality\tpersons\tfindings above info that were put in; \"-\" = none. Made by go test ./core/synth -update\n"
	for _, f := range fixtures {
		b, finds := f.make(t)
		if finds == "" {
			finds = "-"
		}
		persons := f.o.Persons
		if f.twist != nil {
			persons = bytes.Count(b, []byte("<Bruker "))
		}
		expected += fmt.Sprintf("%s\t%d\t%s\t%d\t%s\n", f.name, f.o.Year, f.o.Municipality, persons, finds)
		same(t, f.name, b)
	}
	same(t, "expected.tsv", []byte(expected))
}

func same(t *testing.T, name string, b []byte) {
	t.Helper()
	path := filepath.Join(deliveries, name)
	if *update {
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, b) {
		t.Errorf("%s is not what is made of it now; if that is meant: go test ./core/synth -update", name)
	}
}

// TestReadme: people are told what each file is for.
func TestReadme(t *testing.T) {
	if runtime.GOOS == "js" {
		t.Skip("no work tree")
	}
	b, err := os.ReadFile(filepath.Join(deliveries, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir(deliveries)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Name() != "README.md" && !bytes.Contains(b, []byte("`"+f.Name()+"`")) {
			t.Errorf("README.md does not tell of %s", f.Name())
		}
	}
}
