package core_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sluse/core"
	"sluse/core/rule"
)

var updateReports = flag.Bool("update-reports", false, "write testdata/reports anew")

const (
	deliveries = "../testdata/deliveries"
	reports    = "../testdata/reports"
)

// TestReports compares the report on each shared delivery, byte by byte, with
// the one in testdata/reports. It runs natively and as js/wasm: a municipality
// sees in the browser what SSB sees at read-in.
func TestReports(t *testing.T) {
	files, err := filepath.Glob(deliveries + "/*.xml")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d deliveries, %v", len(files), err)
	}
	for _, file := range files {
		for _, lang := range []string{"nb", "nn", "en"} {
			if lang != "nb" && !strings.Contains(file, "errors-") {
				continue
			}
			name := strings.TrimSuffix(filepath.Base(file), ".xml") + "." + lang + ".json"
			compareReport(t, filepath.Join(reports, name), report(t, file, lang))
		}
	}
}

func report(t *testing.T, file, lang string) *rule.Report {
	t.Helper()
	doc, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	r, err := core.Check(context.Background(), bytes.NewReader(doc), core.CheckOptions{Lang: lang})
	if err != nil {
		t.Fatal(err)
	}
	return r.Report
}

func compareReport(t *testing.T, file string, r *rule.Report) {
	t.Helper()
	got, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *updateReports {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what is found now: run go test ./core -update-reports and read the difference", file)
	}
}
