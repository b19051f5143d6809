package rule_test

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"sluse/core/format"
	"sluse/core/rule"
)

var update = flag.Bool("update", false, "write testdata/spec anew")

const specDir = "../../testdata/spec"

// TestSpec compares what the rows render to with the files in testdata/spec:
// a changed row shows there, and is committed with it.
func TestSpec(t *testing.T) {
	y25, y26, kpr := format.ForYear(2025), format.ForYear(2026), format.ForKPR()
	for name, write := range map[string]func(io.Writer) error{
		"aar-2025.md":              func(w io.Writer) error { return format.WriteVariables(w, y25, "nb", false) },
		"aar-2026.md":              func(w io.Writer) error { return format.WriteVariables(w, y26, "nb", false) },
		"aar-2026.nn.md":           func(w io.Writer) error { return format.WriteVariables(w, y26, "nn", false) },
		"aar-2026.en.md":           func(w io.Writer) error { return format.WriteVariables(w, y26, "en", false) },
		"koder-2026.nn.md":         func(w io.Writer) error { return format.WriteCodes(w, y26, "nn", false) },
		"koder-2026.en.md":         func(w io.Writer) error { return format.WriteCodes(w, y26, "en", false) },
		"aar-2026.json":            func(w io.Writer) error { return format.WriteVariables(w, y26, "nb", true) },
		"kpr-56.md":                func(w io.Writer) error { return format.WriteVariables(w, kpr, "nb", false) },
		"aar-1.0.xsd":              func(w io.Writer) error { return format.WriteXSD(w, y25) },
		"aar-1.1.xsd":              func(w io.Writer) error { return format.WriteXSD(w, y26) },
		"kpr-56.xsd":               func(w io.Writer) error { return format.WriteXSD(w, kpr) },
		"koder-2026.md":            func(w io.Writer) error { return format.WriteCodes(w, y26, "nb", false) },
		"koder-2026.json":          func(w io.Writer) error { return format.WriteCodes(w, y26, "nb", true) },
		"koder-kpr.md":             func(w io.Writer) error { return format.WriteCodes(w, kpr, "nb", false) },
		"regler-aar-2026.nb.md":    func(w io.Writer) error { return rule.WriteRules(w, y26, "nb", false) },
		"regler-aar-2026.nn.md":    func(w io.Writer) error { return rule.WriteRules(w, y26, "nn", false) },
		"regler-aar-2026.en.md":    func(w io.Writer) error { return rule.WriteRules(w, y26, "en", false) },
		"regler-aar-2026.json":     func(w io.Writer) error { return rule.WriteRules(w, y26, "nb", true) },
		"regler-kpr.nb.md":         func(w io.Writer) error { return rule.WriteRules(w, kpr, "nb", false) },
		"endringer-2025-2026.md":   func(w io.Writer) error { return rule.WriteChanges(w, y25, y26, "nb", false) },
		"endringer-2025-2026.json": func(w io.Writer) error { return rule.WriteChanges(w, y25, y26, "nb", true) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		compare(t, name, b.Bytes())
	}
}

func compare(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join(specDir, name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the rows render to: run go test ./core/rule -update and read the difference", name)
	}
}
