package synth

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"
)

// TestEditsFind: every fault finds what it changes, alone and beside the
// others on one carrier; what comes out is well-formed and has nothing in
// braces left.
func TestEditsFind(t *testing.T) {
	for _, o := range []Options{
		{Year: 2026, Municipality: "0301", Persons: 400, Seed: 1, Errors: 0.5},
		{Year: 2025, Municipality: "3201", Persons: 25, Seed: 2, Errors: 0.1},
		{Year: 2025, Municipality: "5001", Persons: 25, Seed: 3, Errors: 1},
		{Year: 2026, Municipality: "4601", Persons: 100, Seed: 4, Errors: 0.01, Format: "kpr"},
		{Year: 2040, Municipality: "0301", Persons: 200, Seed: 5, Errors: 0.3, Production: true},
	} {
		var b bytes.Buffer
		in, err := Write(&b, o)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.ContainsAny(b.Bytes(), "{}") {
			t.Errorf("%+v: a name was not filled in", o)
		}
		d := xml.NewDecoder(&b)
		for err == nil {
			_, err = d.Token()
		}
		if err != io.EOF {
			t.Errorf("%+v: %v", o, err)
		}
		_, faults := carriedBy(o)
		for _, f := range faults {
			if in[f.rule] == 0 {
				t.Errorf("%+v: no %s", o, f.rule)
			}
		}
	}
}

// carriedBy lists the faults that fit a delivery.
func carriedBy(o Options) (string, []fault) {
	w := newWriter(io.Discard, o, newPlan(1, 1))
	w.to(io.Discard, o.Municipality)
	text, all := w.carried()
	var fit []fault
	for _, f := range all {
		if f.fits == nil || f.fits(w) {
			fit = append(fit, f)
		}
	}
	return text, fit
}

// TestRate: the faults put on persons are as many as asked for, spread evenly
// over the rules, whatever the targets themselves leave wanting.
func TestRate(t *testing.T) {
	o := Options{Year: 2026, Municipality: "4601", Persons: 4000, Seed: 1, Errors: 0.25}
	in, err := Write(io.Discard, o)
	if err != nil {
		t.Fatal(err)
	}
	_, fit := carriedBy(o)
	for _, f := range fit {
		if want := 1000 / len(fit); in[f.rule] < want || in[f.rule] > want+1 && !strings.Contains("B018 F001 F002 F005 T012", f.rule) {
			t.Errorf("%s: %d, want %d or one more", f.rule, in[f.rule], want)
		}
	}
}

func TestNoFaultsUnasked(t *testing.T) {
	in, err := Write(io.Discard, Options{Year: 2026, Municipality: "0301", Persons: 50, Seed: 1})
	if err != nil || len(in) != 0 {
		t.Errorf("%v %v", in, err)
	}
}
