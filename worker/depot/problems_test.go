package depot

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var refusals = regexp.MustCompile(`(?:refuse|refuseWith)\("([^"]*)"|code: "([^"]*)"`)

// TestProblemTable: every refusal in the source is a row, every row is used,
// has its words, and stands in the description.
func TestProblemTable(t *testing.T) {
	used := map[string]bool{}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range refusals.FindAllStringSubmatch(string(b), -1) {
			used[m[1]+m[2]] = true
		}
	}
	var rows []string
	for _, p := range problems {
		rows = append(rows, p.code)
		if !used[p.code] {
			t.Errorf("%s: nothing is refused so", p.code)
		}
		if p.status < 400 || p.nb == "" || p.nn == "" || p.en == "" {
			t.Errorf("%s: row is not whole", p.code)
		}
	}
	for code := range used {
		if !slices.Contains(rows, code) {
			t.Errorf("%s: not in the table", code)
		}
	}
	if !slices.IsSorted(rows) || len(slices.Compact(slices.Clone(rows))) != len(rows) {
		t.Error("rows are not in order, or double")
	}
	if got := describedCodes(t); !slices.Equal(got, rows) {
		t.Errorf("description has %v", got)
	}
}

func describedCodes(t *testing.T) []string {
	t.Helper()
	b, err := os.ReadFile("../openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	_, list, ok := strings.Cut(string(b), "enum: [already_delivered")
	list, _, _ = strings.Cut("already_delivered"+list, "]")
	if !ok {
		t.Fatal("no list of codes")
	}
	var codes []string
	for code := range strings.SplitSeq(list, ",") {
		codes = append(codes, strings.TrimSpace(code))
	}
	slices.Sort(codes)
	return codes
}

func TestLanguages(t *testing.T) {
	for code, w := range mailTable {
		texts := []string{w.subject, w.greeting, w.closing, w.noReply, w.remindSubject, w.remind, w.remindEnd, w.instant, w.delivery, w.municipality, w.year, w.kind, w.received, w.result, w.reason}
		if slices.Contains(texts, "") || len(w.kinds) != 3 || len(w.results) != 2 || len(w.reasons) != 6 || len(w.severities) != len(severities) {
			t.Errorf("%s: words are missing", code)
		}
	}
}
