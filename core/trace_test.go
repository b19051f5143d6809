package core_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"sluse/core"
	"sluse/core/split"
)

var traceKey = split.ReferenceKey{1, 2, 3}

// trace makes the trace of a delivery and what it changes in before.
func trace(t *testing.T, delivery string, before []byte) ([]byte, *core.Changes) {
	t.Helper()
	o := core.TraceOptions{Year: 2026, Key: traceKey}
	if before != nil {
		o.Before = bytes.NewReader(before)
	}
	var out bytes.Buffer
	c, err := core.Trace(&out, strings.NewReader(delivery), o)
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), c
}

// bruker is one element of a delivery, from its start to past its end.
func bruker(t *testing.T, delivery, nr string) string {
	t.Helper()
	from := strings.Index(delivery, `<Bruker brukerNr="`+nr+`"`)
	n := strings.Index(delivery[from:], "</Bruker>")
	if from < 0 || n < 0 {
		t.Fatal("no such Bruker")
	}
	return delivery[from : from+n+len("</Bruker>")]
}

func TestTraceTellsWhatACorrectionChanges(t *testing.T) {
	good := fixture(t, "good-0301-2026.xml")
	before, first := trace(t, good, nil)
	if first.Persons.Added == 0 || first.Persons.Removed+first.Persons.Changed+first.Persons.Same != 0 {
		t.Errorf("the first is all new: %+v", first.Persons)
	}
	if _, again := trace(t, good, before); again.Persons.Same != first.Persons.Added || len(again.Details) != 0 || again.Services.Same != first.Services.Added {
		t.Errorf("the same again: %+v", again)
	}

	one, two, three := bruker(t, good, "100001"), bruker(t, good, "100002"), bruker(t, good, "100003")
	corrected := strings.NewReplacer(
		one, strings.Replace(strings.Replace(one, `minutterUke="15"`, `minutterUke="30"`, 1), `tjenesteID="T2"`, `tjenesteID="T9"`, 1),
		two, strings.Replace(two, `husstand="1"`, `husstand="2"`, 1),
		three, strings.Replace(three, `brukerNr="100003"`, `brukerNr="nye-3"`, 1)).Replace(good)
	_, c := trace(t, corrected, before)
	if c.Persons.Added != 1 || c.Persons.Removed != 1 || c.Persons.Changed != 2 || c.Truncated {
		t.Errorf("%+v", c.Persons)
	}
	if c.Services.Changed != 1 || c.Services.Added < 1 || c.Services.Removed != c.Services.Added {
		t.Errorf("%+v", c.Services)
	}
	got := map[string]core.Change{}
	for _, d := range c.Details {
		got[d.BrukerNr] = d
	}
	if d := got["100001"]; d.What != core.PersonChanged || d.Person || d.Services != (core.ChangeCount{Added: 1, Removed: 1, Changed: 1}) {
		t.Errorf("%+v", d)
	}
	if d := got["100002"]; d.What != core.PersonChanged || !d.Person || d.Services.Changed != 0 {
		t.Errorf("%+v", d)
	}
	if got["nye-3"].What != core.PersonAdded || got["100003"].What != core.PersonRemoved {
		t.Errorf("%+v", c.Details)
	}
}

// What extracts reorder is not changed.
func TestTraceIgnoresOrder(t *testing.T) {
	good := fixture(t, "good-0301-2026.xml")
	before, _ := trace(t, good, nil)
	one, two := bruker(t, good, "100001"), bruker(t, good, "100002")
	turned := strings.NewReplacer(one, two, two, one).Replace(good)
	if _, c := trace(t, turned, before); c.Persons.Added+c.Persons.Removed+c.Persons.Changed != 0 {
		t.Errorf("%+v", c.Persons)
	}
}

// A trace tells nothing without its key, and nothing of identities with it.
func TestTraceHidesPersons(t *testing.T) {
	good := fixture(t, "good-0301-2026.xml")
	before, _ := trace(t, good, nil)
	for _, value := range []string{"100001", "02875504455", "L88", "2021-12-22", "T1"} {
		if !strings.Contains(good, value) {
			t.Fatalf("%s is not in the delivery", value)
		}
		if bytes.Contains(before, []byte(value)) {
			t.Errorf("%s is in the trace", value)
		}
	}
	other := core.TraceOptions{Year: 2026, Key: split.ReferenceKey{9}, Before: bytes.NewReader(before)}
	c, err := core.Trace(&bytes.Buffer{}, strings.NewReader(good), other)
	if err != nil || c.Persons.Same != 0 {
		t.Errorf("another key knows them again: %+v, %v", c, err)
	}
	_, rest, _ := strings.Cut(good, `fid="`)
	numbered := strings.Replace(good, `brukerNr="100001"`, `brukerNr="`+rest[:11]+`"`, 1)
	_, c = trace(t, numbered, before)
	for _, d := range c.Details {
		if strings.Contains(d.BrukerNr, rest[:11]) {
			t.Error("an identity number is shown")
		}
	}
}

func TestTraceRefuses(t *testing.T) {
	good := fixture(t, "good-0301-2026.xml")
	before, _ := trace(t, good, nil)
	for name, b := range map[string][]byte{"nothing": {}, "text": []byte("trace"), "half": before[:len(before)-3]} {
		o := core.TraceOptions{Year: 2026, Key: traceKey, Before: bytes.NewReader(b)}
		if _, err := core.Trace(&bytes.Buffer{}, strings.NewReader(good), o); !errors.Is(err, core.ErrTrace) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"good-0301-kpr.xml", "truncated.xml", "not-xml.pdf"} {
		if _, err := core.Trace(&bytes.Buffer{}, strings.NewReader(fixture(t, name)), core.TraceOptions{Year: 2026}); !errors.Is(err, split.ErrUnfit) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzTrace(f *testing.F) {
	f.Add([]byte("sluse.trace/v1\n\x02ab12345678\x00"))
	f.Fuzz(func(t *testing.T, before []byte) {
		c, err := core.Trace(&bytes.Buffer{}, strings.NewReader(`<Melding xmlns="urn:sluse:iplos:1"/>`), core.TraceOptions{Year: 2026, Before: bytes.NewReader(before)})
		if err == nil && c.Persons.Removed < int64(len(c.Details)) {
			t.Errorf("%+v", c)
		}
	})
}
