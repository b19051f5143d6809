//go:build testyear

package synth_test

import (
	"bytes"
	"context"
	"testing"

	"sluse/core"
	"sluse/core/ident"
	"sluse/core/synth"
	"sluse/core/wire"
)

// TestProduction: with the data year that only tests have, a delivery passes
// as production, and holds no number that anyone can have.
func TestProduction(t *testing.T) {
	o := synth.Options{Year: 2040, Municipality: "3301", Persons: 300, Seed: 1, Production: true}
	var b bytes.Buffer
	if _, err := synth.Write(&b, o); err != nil {
		t.Fatal(err)
	}
	report := checked(t, b.Bytes())
	if report.Kind != "production" || report.Counts.Error+report.Counts.Fatal > 0 {
		t.Errorf("%s %+v %+v", report.Kind, report.Counts, report.Rules)
	}
	if n := unborn(t, b.Bytes()); n != o.Persons {
		t.Errorf("%d numbers", n)
	}
}

// unborn counts the identity numbers of the real series, all of births in 2039.
func unborn(t *testing.T, delivery []byte) (count int) {
	t.Helper()
	for l := range bytes.Lines(delivery) {
		_, fid, ok := bytes.Cut(l, []byte(` fid="`))
		if !ok {
			continue
		}
		n, _ := ident.ParseNumber(fid[:11])
		if n.Series != ident.Real {
			continue
		}
		count++
		if fid[4] != '3' || fid[5] != '9' || fid[6] < '5' {
			t.Fatalf("person %d: the number is not of 2039", count)
		}
	}
	return count
}

// TestProductionFaults: synthetic persons in a production delivery are found.
func TestProductionFaults(t *testing.T) {
	o := synth.Options{Year: 2040, Municipality: "0301", Persons: 200, Seed: 2, Production: true, Errors: 0.1}
	var b bytes.Buffer
	in, err := synth.Write(&b, o)
	if err != nil {
		t.Fatal(err)
	}
	if unborn(t, b.Bytes()) == 0 {
		t.Error("no numbers of the real series")
	}
	res, err := core.Check(context.Background(), &b, core.CheckOptions{Kind: wire.Production})
	if err != nil {
		t.Fatal(err)
	}
	if in["B006"] == 0 || in["M015"] != 1 {
		t.Errorf("B006 %d, M015 %d", in["B006"], in["M015"])
	}
	for id := range in {
		found := false
		for _, r := range res.Report.Rules {
			if r.ID == id {
				found = true
				if int(r.Count) != in[id] {
					t.Errorf("%s: %d found, %d put in", id, r.Count, in[id])
				}
			}
		}
		if !found {
			t.Errorf("%s: none found", id)
		}
	}
}
