package rule

import (
	"slices"
	"testing"
)

// TestAdd: what is found elsewhere stands in the table's order, is counted, and
// leaves alone what the report has.
func TestAdd(t *testing.T) {
	r := &Report{Year: 2026, Rules: []Fired{{ID: "B001", Count: 3}, {ID: "T001", Count: 1}}, Counts: Counts{Error: 4}}
	Add(r, "B002", 7, 7, "en")
	Add(r, "P008", 1, 41, "en")
	Add(r, "B001", 9, 9, "en")
	Add(r, "X999", 1, 1, "en")
	Add(r, "B006", 0, 0, "en")
	var ids []string
	for _, f := range r.Rules {
		ids = append(ids, f.ID)
	}
	if !slices.Equal(ids, []string{"B001", "B002", "T001", "P008"}) || r.Rules[0].Count != 3 {
		t.Errorf("%v", ids)
	}
	if r.Counts != (Counts{Error: 11, Warning: 1}) {
		t.Errorf("%+v", r.Counts)
	}
	k := &Report{Year: 2026, Format: "kpr"}
	if Add(k, "B009", 4, 4, "en"); len(k.Rules) > 0 {
		t.Errorf("a rule of another format: %+v", k.Rules)
	}
	if len(r.Findings) != 2 || r.Findings[1].Message != "41 % of last year's users are included." {
		t.Errorf("%+v", r.Findings)
	}
}

// TestAddWhole: of another reading only what it says of the whole is news.
func TestAddWhole(t *testing.T) {
	r := &Report{Year: 2026, Rules: []Fired{{ID: "P001", Count: 1}, {ID: "P018", Count: 1}}, Counts: Counts{Warning: 2}}
	o := &Report{Rules: []Fired{{ID: "B001", Severity: Error, Count: 5}, {ID: "P001", Severity: Warning, Count: 1}, {ID: "P007", Severity: Warning, Count: 2}},
		Findings: []Finding{{Rule: "B001", Line: 3}, {Rule: "P007", Message: "a"}, {Rule: "P007", Message: "b"}}}
	AddWhole(r, o)
	AddWhole(r, o)
	if len(r.Rules) != 3 || r.Rules[1].ID != "P007" || len(r.Findings) != 2 || r.Counts != (Counts{Warning: 4}) {
		t.Errorf("%+v", r)
	}
}
