package core_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"testing/iotest"

	"github.com/rogpeppe/go-internal/txtar"

	"sluse/core"
	"sluse/core/ident"
	"sluse/core/rule"
)

// FuzzCheck looks for deliveries that break the check, or a promise of its
// report. The seeds are every case of every rule, in both formats.
func FuzzCheck(f *testing.F) {
	for _, seed := range ruleCases(f) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, doc []byte) {
		r, err := core.Check(context.Background(), bytes.NewReader(doc), core.CheckOptions{})
		if err != nil {
			t.Fatal(err)
		}
		judgeReport(t, doc, r.Report)
		again, err := core.Check(context.Background(), iotest.HalfReader(bytes.NewReader(doc)), core.CheckOptions{})
		if err != nil {
			t.Fatal(err)
		}
		one, _ := json.Marshal(r.Report)
		two, _ := json.Marshal(again.Report)
		if !bytes.Equal(one, two) {
			t.Errorf("two readings differ:\n%s\n%s", one, two)
		}
	})
}

func ruleCases(tb testing.TB) (out [][]byte) {
	files, err := filepath.Glob("../testdata/rules/*.txtar")
	if err != nil || len(files) < 100 {
		tb.Fatalf("%d files of cases, %v", len(files), err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		for _, part := range txtar.Parse(b).Files {
			if len(part.Data) < 8<<10 {
				out = append(out, part.Data)
			}
		}
	}
	return out
}

// judgeReport holds a report to its promises: everything read, true totals, a
// finding for every rule, places that exist, no number shown.
func judgeReport(t *testing.T, doc []byte, r *rule.Report) {
	t.Helper()
	if r.Bytes != int64(len(doc)) {
		t.Errorf("%d of %d bytes read", r.Bytes, len(doc))
	}
	total, listed := int64(0), map[string]int64{}
	for _, f := range r.Findings {
		listed[f.Rule]++
		if f.Line > int64(bytes.Count(doc, []byte("\n")))+1 || f.Line < 0 || f.Column < 0 {
			t.Errorf("a finding at line %d, column %d", f.Line, f.Column)
		}
		if ident.PassesAsNumber([]byte(f.BrukerNr)) {
			t.Error("a brukerNr that passes as an identity is shown")
		}
	}
	for _, fired := range r.Rules {
		total += fired.Count
		if n := listed[fired.ID]; n == 0 || !r.Truncated && fired.ID != "B018" && n != fired.Count {
			t.Errorf("%s fired %d times and is listed %d times", fired.ID, fired.Count, n)
		}
	}
	if c := r.Counts; total != c.Fatal+c.Error+c.Warning+c.Info || len(r.Findings) > rule.MaxFindings {
		t.Errorf("%d findings by rule, %+v by severity", total, c)
	}
}
