package synth_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sluse/core"
	"sluse/core/calendar"
	"sluse/core/ident"
	"sluse/core/rule"
	"sluse/core/synth"
)

// made is a delivery with what was put in, and what checking it found.
func made(t *testing.T, o synth.Options) (synth.Injected, *rule.Report) {
	t.Helper()
	var b bytes.Buffer
	in, err := synth.Write(&b, o)
	if err != nil {
		t.Fatal(err)
	}
	return in, checked(t, b.Bytes())
}

func checked(t *testing.T, b []byte) *rule.Report {
	t.Helper()
	res, err := core.Check(context.Background(), bytes.NewReader(b), core.CheckOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return res.Report
}

// wanting are the rules that the targets themselves break at stated rates.
const wanting = "B018 F001 F002 F005 T012"

// TestCleanIsClean: nothing above info without Errors, but what the targets
// leave wanting, and P001 where the number asked for does not fit the place.
func TestCleanIsClean(t *testing.T) {
	for _, o := range []synth.Options{
		{Year: 2026, Municipality: "0301", Persons: 1},
		{Year: 2025, Municipality: "1151", Persons: 13},
		{Year: 2026, Municipality: "4601", Persons: 150},
		{Year: 2025, Municipality: "3903", Persons: 1700},
		{Year: 2026, Municipality: "5001", Persons: 14_000},
		{Year: 2026, Municipality: "0301", Persons: 900, Format: "kpr"},
	} {
		for o.Seed = range 5 {
			_, report := made(t, o)
			if report.Persons == 0 || report.Counts.Fatal+report.Counts.Error > 0 || report.Kind != "test" {
				t.Fatalf("%+v: %+v", o, report.Counts)
			}
			for _, r := range report.Rules {
				if r.Severity != rule.Info && !strings.Contains(wanting+" P001", r.ID) {
					t.Errorf("%+v: %s %d times", o, r.ID, r.Count)
				}
			}
		}
	}
}

// TestYear: checking takes a delivery for the year that it was made for, and so
// for the gates of that year; events are told of within it.
func TestYear(t *testing.T) {
	for _, year := range []int{2025, 2026} {
		for _, form := range []string{"aar", "kpr"} {
			for _, n := range []int{1, 3, 25, 9000} {
				var b bytes.Buffer
				if _, err := synth.Write(&b, synth.Options{Year: year, Municipality: "0301", Persons: n, Seed: uint64(n), Format: form}); err != nil {
					t.Fatal(err)
				}
				if report := checked(t, b.Bytes()); report.Year != year {
					t.Errorf("%s of %d persons for %d is taken for %d", form, n, year, report.Year)
				}
				if all, within := bytes.Count(b.Bytes(), []byte(`notifikasjonTid="`)), bytes.Count(b.Bytes(), fmt.Appendf(nil, `notifikasjonTid="%d-12-31T`, year)); all != within {
					t.Errorf("%d of %d notifications of %d are told after it", all-within, all, year)
				}
			}
		}
	}
}

// TestOnlyYearsThatAreRead: what checking would refuse for its year is not made.
func TestOnlyYearsThatAreRead(t *testing.T) {
	made := 0
	for year := 2020; year < 2045; year++ {
		var b bytes.Buffer
		_, err := synth.Write(&b, synth.Options{Year: year, Municipality: "0301", Persons: 3, Seed: 1})
		if err != nil {
			if !strings.Contains(err.Error(), strconv.Itoa(year)+", only for 2025, 2026") || b.Len() > 0 {
				t.Errorf("%d: %v", year, err)
			}
			continue
		}
		made++
		res, err := core.Check(context.Background(), &b, core.CheckOptions{Calendar: calendar.Default})
		if err != nil || res.Report.Counts.Fatal > 0 {
			t.Errorf("%d is made and not read: %v %+v", year, err, res.Report.Rules)
		}
	}
	if made < 3 {
		t.Errorf("made for %d years", made)
	}
}

// TestInjectedIsFound: checking finds what was put in, as often, and nothing
// else.
func TestInjectedIsFound(t *testing.T) {
	for _, o := range []synth.Options{
		{Year: 2026, Municipality: "0301", Persons: 25, Errors: 0.1},
		{Year: 2025, Municipality: "4601", Persons: 40, Errors: 1},
		{Year: 2026, Municipality: "1508", Persons: 300, Errors: 0.3},
		{Year: 2025, Municipality: "3201", Persons: 1200, Errors: 0.1},
		{Year: 2026, Municipality: "3301", Persons: 7000, Errors: 0.2},
		{Year: 2026, Municipality: "4601", Persons: 25, Errors: 0.1, Format: "kpr"},
		{Year: 2026, Municipality: "0301", Persons: 2000, Errors: 0.3, Format: "kpr"},
	} {
		for o.Seed = range 5 {
			in, report := made(t, o)
			compare(t, fmt.Sprintf("%+v", o), in, report)
		}
	}
}

func compare(t *testing.T, what string, in synth.Injected, report *rule.Report) {
	t.Helper()
	found := map[string]int{}
	for _, r := range report.Rules {
		if found[r.ID] = int(r.Count); in[r.ID] != found[r.ID] && r.ID != "P001" {
			t.Errorf("%s: %s: %d found, %d put in", what, r.ID, r.Count, in[r.ID])
		}
	}
	for id, n := range in {
		if found[id] == 0 {
			t.Errorf("%s: %s: none found, %d put in", what, id, n)
		}
	}
}

// notPutIn are the rules that synth cannot put into a file, and why.
var notPutIn = map[string]string{
	"M014": "depends on the session", "K003": "depends on the session", "M016": "not for test deliveries",
	"M015": "production deliveries only", "B006": "production deliveries only", "M018": "needs a declared kind",
	"K004": "a delivery without persons: no-persons.xml", "P001": "depends on the population and the number asked for",
	"P006": "needs last year's delivery", "P007": "needs last year's delivery", "P008": "needs last year's delivery",
	"P017": "the register's", "P018": "needs the delivery before",
}

// TestEveryRule: each rule that is not fatal is put in by one delivery or
// another, or stands above with the reason.
func TestEveryRule(t *testing.T) {
	in := synth.Injected{}
	for _, o := range []synth.Options{
		{Year: 2026, Municipality: "0301", Persons: 2000, Errors: 0.1},
		{Year: 2026, Municipality: "3201", Persons: 100, Errors: 0.1},
		{Year: 2026, Municipality: "0301", Persons: 100, Errors: 0.1, Format: "kpr"},
	} {
		these, err := synth.Write(io.Discard, o)
		if err != nil {
			t.Fatal(err)
		}
		maps.Copy(in, these)
	}
	for _, row := range rule.Rows() {
		if row.Severity == rule.Fatal {
			continue
		}
		if reason := notPutIn[row.ID]; (in[row.ID] > 0) == (reason != "") {
			t.Errorf("%s: put in %d, reason not to: %q", row.ID, in[row.ID], reason)
		}
	}
}

// TestFixturesHold: checking each file in testdata/deliveries finds what its
// row says, and besides it only what every delivery may leave wanting.
func TestFixturesHold(t *testing.T) {
	for _, f := range fixtures {
		b, finds := f.make(t)
		report := checked(t, b)
		in := synth.Injected{}
		for s := range strings.FieldsSeq(finds) {
			id, n, _ := strings.Cut(s, "=")
			in[id], _ = strconv.Atoi(n)
		}
		if fatal := report.Counts.Fatal > 0; fatal != strings.HasPrefix(finds, "M0") && !strings.HasPrefix(finds, "K00") {
			t.Errorf("%s: fatal %v", f.name, fatal)
		}
		for _, r := range report.Rules {
			if in[r.ID] != int(r.Count) && (strings.HasPrefix(f.name, "errors") || !strings.Contains(wanting, r.ID)) && r.Severity != rule.Info {
				t.Errorf("%s: %s: %d found, %d said", f.name, r.ID, r.Count, in[r.ID])
			}
		}
		for id := range in {
			if !slices.ContainsFunc(report.Rules, func(r rule.Fired) bool { return r.ID == id }) {
				t.Errorf("%s: no %s", f.name, id)
			}
		}
	}
}

// TestNobodys: no delivery has a number of the real series, whatever faults
// are in it.
func TestNobodys(t *testing.T) {
	for _, o := range []synth.Options{
		{Year: 2026, Municipality: "0301", Persons: 3000, Errors: 0.5},
		{Year: 2025, Municipality: "4601", Persons: 500, Errors: 1, Format: "kpr"},
	} {
		var b bytes.Buffer
		if _, err := synth.Write(&b, o); err != nil {
			t.Fatal(err)
		}
		for l := range bytes.Lines(b.Bytes()) {
			for _, v := range bytes.Split(l, []byte{'"'}) {
				if n, fault := ident.ParseNumber(v); fault == ident.Sound && n.Series == ident.Real {
					t.Fatalf("%+v: a number that someone may have", o)
				}
			}
		}
	}
}
