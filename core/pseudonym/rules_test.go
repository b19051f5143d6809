package pseudonym

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"sluse/core/calendar"
	"sluse/core/ident"
	"sluse/core/rule"
)

// judged are the rules that both the municipality and the pseudonym manager
// judge an identity by.
var judged = []string{"B001", "B002", "B003", "B004", "B005", "B006", "B007", "B011"}

// TestJudgesAlike: whatever is put in fid and typeID, the pseudonym manager
// finds what the municipality was told by its own check, and refuses those whose
// row the rules say is left out.
func TestJudgesAlike(t *testing.T) {
	r := rand.New(rand.NewPCG(9032, 1))
	for _, kind := range []string{"test", "production"} {
		for _, year := range []int{2025, 2026} {
			people := make([]identity, 20_000)
			for i := range people {
				people[i] = anyIdentity(r)
			}
			found, left := ruled(t, kind, year, people)
			seen := map[string]int{}
			for i, who := range people {
				p := Judge(who.typeID, []byte(who.fid), year, kind == "production")
				slices.Sort(p.Rules)
				if !slices.Equal(p.Rules, found[i]) || (p.Refused != "") != left[i] {
					t.Fatalf("%s %d: typeID %d, %s: %v, refused %q; the rules say %v, left out: %v",
						kind, year, who.typeID, shape(who.fid), p.Rules, p.Refused, found[i], left[i])
				}
				for _, id := range p.Rules {
					seen[id]++
				}
			}
			for _, id := range judged {
				if seen[id] < 20 && !(id == "B006" && kind == "test") {
					t.Errorf("%s %d: %s only %d times", kind, year, id, seen[id])
				}
			}
		}
	}
}

// TestSameInTest: what ends the work on a test delivery is what the municipality
// was told of by rule M018.
func TestSameInTest(t *testing.T) {
	r := rand.New(rand.NewPCG(9032, 2))
	for _, typeID := range []int{1, 2, 3, 4, 8, 9, 10, 12} {
		real := 0
		for range 300 {
			who := identity{typeID, anyFid(r)}
			var b bytes.Buffer
			b.WriteString(`<Melding xmlns="urn:sluse:iplos:1" versjon="1.1" meldingstype="B" fraDatoPeriode="2026-01-01" tilDatoPeriode="2026-12-31"><Kommune kommuneNr="0301">`)
			fmt.Fprintf(&b, `<Bruker brukerNr="1" fid="%s" typeID="%d"/></Kommune></Melding>`, who.fid, who.typeID)
			report, _, err := rule.Run(&b, rule.Options{Kind: "test", Year: 2026, Calendar: calendar.Default})
			if err != nil || report.Counts.Fatal > 0 {
				t.Fatalf("the rules did not read it: %v", err)
			}
			told := slices.ContainsFunc(report.Rules, func(f rule.Fired) bool { return f.ID == "M018" })
			if refused := Real(who.typeID, []byte(who.fid)); refused != told {
				t.Fatalf("typeID %d, %s: refused %v, told %v", who.typeID, shape(who.fid), refused, told)
			}
			if told {
				real++
			}
		}
		if real < 10 {
			t.Errorf("typeID %d: only %d of the real series", typeID, real)
		}
	}
}

type identity struct {
	typeID int
	fid    string
}

// anyIdentity is a number of any kind and soundness under any typeID.
func anyIdentity(r *rand.Rand) identity {
	types := []int{1, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 9, 10, 10, 11, 12, 13, 99}
	for {
		who := identity{types[r.IntN(len(types))], anyFid(r)}
		// As DUF, eleven digits that are both a stand-in and a sound number are
		// blamed by no rule; here they are no DUF, and refused.
		_, fault := ident.ParseNumber([]byte(who.fid))
		if who.typeID != 10 || fault != ident.Sound || !ident.Fictive([]byte(who.fid)) {
			return who
		}
	}
}

func anyFid(r *rand.Rand) string {
	day, month, year := 1+r.IntN(28), 1+r.IntN(12), r.IntN(100)
	month += []int{0, 40, 65, 80}[r.IntN(4)]
	date := fmt.Sprintf("%02d%02d%02d", day+[]int{0, 0, 40}[r.IntN(3)], month, year)
	switch r.IntN(10) {
	case 0:
		return fmt.Sprintf("%02d%02d%02d", day, 1+r.IntN(12), year) + []string{"00100", "00200", "99999"}[r.IntN(3)]
	case 1:
		return fmt.Sprint(8+r.IntN(2)) + whole(r, fmt.Sprintf("%08d", r.IntN(1e8)), 0)[1:]
	case 2:
		return fmt.Sprintf("%010d%02d", 2000000000+r.IntN(100_000_000), r.IntN(11))
	case 3:
		return date
	case 4:
		return "N" + fmt.Sprint(r.IntN(1e7))
	case 5:
		return fmt.Sprintf("%s%05d", date, r.IntN(100_000))
	}
	return whole(r, fmt.Sprintf("%s%03d", date, r.IntN(1000)), r.IntN(4)*r.IntN(2))
}

// whole writes the two control digits behind nine, by the rule in force or, for
// a remainder from 1 to 3, by that of 2032.
func whole(r *rand.Rand, nine string, remainder int) string {
	for k := range 100 {
		fid := nine + fmt.Sprintf("%02d", (k+r.IntN(100))%100)
		n, fault := ident.ParseNumber([]byte(fid))
		if fault == ident.Sound && n.New == (remainder != 0) {
			return fid
		}
	}
	return nine + "00"
}

// shape tells a number's form; no message quotes a number, not even these.
func shape(fid string) string {
	n, fault := ident.ParseNumber([]byte(fid))
	return fmt.Sprintf("%d characters, kind %d, series %d, fault %d, new %v, stand-in %v", len(fid), n.Kind, n.Series, fault, n.New, ident.Fictive([]byte(fid)))
}

// ruled has the rules judge a delivery of these people, and tells by person
// what fired, and whether the row is left out.
func ruled(t *testing.T, kind string, year int, people []identity) (found [][]string, left []bool) {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, `<Melding xmlns="urn:sluse:iplos:1" versjon="1.%d" meldingstype="B" fraDatoPeriode="%d-01-01" tilDatoPeriode="%d-12-31" leverandor="L" navnEPJ="N" versjonEPJ="1">`, year-2025, year, year)
	b.WriteString("\n" + `<Kommune kommuneNr="0301" kommuneOrgNr="958935420">` + "\n")
	const before = 2
	for i, p := range people {
		fmt.Fprintf(&b, `<Bruker brukerNr="B%d" fid="%s" typeID="%d"/>`+"\n", i, p.fid, p.typeID)
	}
	b.WriteString("</Kommune></Melding>")
	found, left = make([][]string, len(people)), make([]bool, len(people))
	report, _, err := rule.Run(bytes.NewReader([]byte(b.String())), rule.Options{Kind: kind, Year: year, Municipality: "0301", Calendar: calendar.Default,
		Each: func(h rule.Hit) {
			if i := int(h.Place.Line) - before - 1; i >= 0 && i < len(people) && slices.Contains(judged, h.Row.ID) {
				found[i] = append(found[i], h.Row.ID)
				left[i] = left[i] || h.Row.Consequence == rule.RowGone
			}
		}})
	if err != nil || report.Counts.Fatal > 0 {
		t.Fatalf("the rules did not read it: %v, %+v", err, report.Rules)
	}
	for i := range found {
		slices.Sort(found[i])
	}
	return found, left
}
