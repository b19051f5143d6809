package rule_test

import (
	"strings"
	"testing"

	"sluse/core/calendar"
	"sluse/core/format"
	"sluse/core/rule"
)

// TestWordsOfThePeriod: of a whole year that is not read, M013 names it and the
// years that are, and does not ask for what the file is already; of a part of a
// year it does.
func TestWordsOfThePeriod(t *testing.T) {
	if format.Newest().Year != 2026 {
		t.Skip("the years are those of ordinary builds")
	}
	const whole = "1. januar"
	for _, c := range []struct {
		from, to, lang string
		calendar       calendar.Table
		message        string
		asksForAll     bool
	}{
		{"2024-01-01", "2024-12-31", "nb", nil, "Filen gjelder 2024. Denne utgaven leser bare filer for 2025 og 2026.", false},
		{"2024-01-01", "2024-12-31", "nn", calendar.Default, "Fila gjeld 2024. Denne utgåva les berre filer for 2025, 2026 og 2027.", false},
		{"2031-01-01", "2031-12-31", "en", calendar.Default, "The file is for 2031. This version reads files for 2025, 2026 and 2027 only.", false},
		{"2024-01-01", "2024-06-30", "nb", nil, "Perioden er ikke fra 1. januar til 31. desember i ett og samme år.", true},
		{"2026-02-01", "2026-12-31", "nb", nil, "Perioden er ikke fra 1. januar til 31. desember i ett og samme år.", true},
	} {
		doc := strings.NewReplacer("2026-01-01\" tilDato", c.from+"\" tilDato", "2026-12-31\" uttak", c.to+"\" uttak").Replace(sound)
		r, _, err := rule.Run(strings.NewReader(doc), rule.Options{Lang: c.lang, Calendar: c.calendar})
		if err != nil || len(r.Findings) != 1 || r.Rules[0].ID != "M013" {
			t.Fatalf("%s to %s: %+v %v", c.from, c.to, r.Findings, err)
		}
		if got := r.Findings[0].Message; got != c.message {
			t.Errorf("%s to %s: %s", c.from, c.to, got)
		}
		if got := strings.Contains(r.Rules[0].Advice, whole); got != c.asksForAll {
			t.Errorf("%s to %s: advice is %s", c.from, c.to, r.Rules[0].Advice)
		}
	}
}
