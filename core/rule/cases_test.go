package rule_test

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"sluse/core/rule"
	"sluse/core/stats"
)

const casesDir = "../../testdata/rules"

// TestCases holds each row to its cases: testdata/rules/ID.txtar has at least
// one fail and one pass. A failing case fires its rule and, but for what its
// header lists as also, nothing else: one cause, one finding. A passing case
// fires neither the rule nor anything that the header does not list.
func TestCases(t *testing.T) {
	for _, row := range rule.Rows() {
		t.Run(row.ID, func(t *testing.T) {
			a, err := txtar.ParseFile(filepath.Join(casesDir, row.ID+".txtar"))
			if err != nil {
				t.Fatalf("a row needs a passing and a failing case: %v", err)
			}
			c := newCase(t, a)
			fails, passes := 0, 0
			for _, f := range a.Files {
				switch {
				case strings.HasPrefix(f.Name, "fail"):
					fails++
					c.judge(t, row.ID, f, true)
				case strings.HasPrefix(f.Name, "pass"):
					passes++
					c.judge(t, row.ID, f, false)
				}
			}
			if fails == 0 || passes == 0 {
				t.Errorf("%d failing and %d passing cases", fails, passes)
			}
		})
	}
}

// TestNeverFires runs what must be let pass: the list of FORMAT-AAR §4.
func TestNeverFires(t *testing.T) {
	a, err := txtar.ParseFile(filepath.Join(casesDir, "never.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Files) < 13 {
		t.Fatalf("only %d cases", len(a.Files))
	}
	for _, f := range a.Files {
		if got := rulesOf(t, string(f.Data), rule.Options{}); len(got) > 0 {
			t.Errorf("%s fired %v", f.Name, got)
		}
	}
}

// A ruleCase is what the header of a case file says.
type ruleCase struct {
	o    rule.Options
	also []string
}

func newCase(t *testing.T, a *txtar.Archive) (c ruleCase) {
	t.Helper()
	for line := range strings.Lines(string(a.Comment)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch name {
		case "year":
			c.o.Year, _ = strconv.Atoi(value)
		case "municipality":
			c.o.Municipality = value
		case "kind":
			c.o.Kind = value
		case "also":
			c.also = strings.Fields(value)
		case "previous":
			c.o.Previous = figuresOf(t, a, value)
		case "":
		default:
			t.Fatalf("header has %q", line)
		}
	}
	return c
}

func figuresOf(t *testing.T, a *txtar.Archive, name string) *stats.Figures {
	t.Helper()
	for _, f := range a.Files {
		if f.Name == name {
			_, figures, err := rule.Run(strings.NewReader(string(f.Data)), rule.Options{})
			if err != nil {
				t.Fatal(err)
			}
			return figures
		}
	}
	t.Fatalf("no file %s", name)
	return nil
}

func (c *ruleCase) judge(t *testing.T, id string, f txtar.File, fails bool) {
	t.Helper()
	var got []string
	if strings.HasSuffix(f.Name, ".json") {
		got = doubtsOf(t, f.Data)
	} else {
		got = rulesOf(t, string(f.Data), c.o)
	}
	if slices.Contains(got, id) != fails {
		t.Errorf("%s: fired %v", f.Name, got)
	}
	for _, other := range got {
		if other != id && !slices.Contains(c.also, other) {
			t.Errorf("%s: also fired %s", f.Name, other)
		}
	}
}

func rulesOf(t *testing.T, doc string, o rule.Options) (out []string) {
	t.Helper()
	r, _, err := rule.Run(strings.NewReader(doc), o)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range r.Rules {
		out = append(out, f.ID)
	}
	return out
}

// doubtsOf judges a case made of figures alone.
func doubtsOf(t *testing.T, data []byte) (out []string) {
	t.Helper()
	var c struct {
		Figures        *stats.Figures
		Previous       *stats.Figures
		Replaces       *stats.Figures
		Population     int
		Municipalities int
	}
	if err := json.Unmarshal(data, &c); err != nil {
		t.Fatal(err)
	}
	if stats.Everywhere(c.Municipalities) {
		out = append(out, "P017")
	}
	if c.Figures == nil {
		return out
	}
	for _, d := range stats.Doubts(c.Figures, stats.Beside{Previous: c.Previous, Replaces: c.Replaces, Population: c.Population}) {
		out = append(out, d.Rule)
	}
	return out
}
