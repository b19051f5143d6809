package rule_test

import (
	"os"
	"strings"
	"testing"

	"sluse/core/rule"
)

// TestYearOfEvents: a message of events is of the year it was told in, unless
// it was told while the year before is delivered, and of nothing newer.
func TestYearOfEvents(t *testing.T) {
	b, err := os.ReadFile("../../testdata/deliveries/good-0301-kpr.xml")
	if err != nil {
		t.Fatal(err)
	}
	from, to := strings.Index(string(b), " <Notifikasjon"), strings.LastIndex(string(b), "</Notifikasjon>")+len("</Notifikasjon>\n")
	one := string(b[from : from+strings.Index(string(b[from:]), "</Notifikasjon>")+len("</Notifikasjon>\n")])
	_, rest, _ := strings.Cut(one, `notifikasjonTid="`)
	told, _, _ := strings.Cut(rest, `"`)
	_, rest, _ = strings.Cut(one, `hendelseDato="`)
	happened, _, _ := strings.Cut(rest, `"`)
	for _, c := range []struct {
		days string // told and happened, one notification after the other
		want int
	}{
		{"2026-06-10 2026-06-09", 2026},
		{"2026-12-31 2019-01-01", 2026}, // told of for the first time
		{"2027-01-04 2026-12-30", 2026}, // a whole year taken out in January
		{"2027-03-15 2026-05-02", 2026}, // a correction
		{"2027-01-04 2027-01-03", 2027},
		{"2027-01-04 2026-12-30 2027-01-05 2027-01-05 2027-01-06 2026-02-01", 2027},
		{"2027-01-04 2062-12-30", 2026}, // a slip of the pen
		{"2027-04-15 2026-05-02", 2027},
	} {
		doc := string(b[:from])
		for days := strings.Fields(c.days); len(days) > 0; days = days[2:] {
			doc += strings.NewReplacer(told, days[0]+"T10:00:00", `hendelseDato="`+happened, `hendelseDato="`+days[1]).Replace(one)
		}
		r, _, err := rule.Run(strings.NewReader(doc+string(b[to:])), rule.Options{})
		if err != nil || r.Year != c.want {
			t.Errorf("%s: year %d, want %d (%v)", c.days, r.Year, c.want, err)
		}
	}
}
