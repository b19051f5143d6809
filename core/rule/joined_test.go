package rule_test

import (
	"slices"
	"strings"
	"testing"

	"sluse/core/rule"
	"sluse/core/split"
)

// TestBrukerNrOfPseudonyms: where pseudonyms stand for identities, the same one
// excuses a brukerNr as the same number does, and another does not.
func TestBrukerNrOfPseudonyms(t *testing.T) {
	joined := strings.NewReplacer(`"urn:sluse:iplos:1"`, `"urn:sluse:iplos:1#`+string(split.Joined)+`" bunt="00112233445566778899aabbccddeeff"`,
		`fid="03854112030" typeID="1"`, `pseudonym="one" kjonn="2" fodselsar="1941"`).Replace(sound)
	from, to := strings.Index(joined, "  <Bruker"), strings.Index(joined, " </Kommune>")
	row := joined[from:to]
	for pseudonym, want := range map[string][]string{"one": nil, "two": {"B008"}} {
		doc := joined[:to] + strings.Replace(row, `"one"`, `"`+pseudonym+`"`, 1) + joined[to:]
		if got := rulesOf(t, doc, rule.Options{Layout: split.JoinedLayout(2026)}); !slices.Equal(got, want) {
			t.Errorf("again as %s: fired %v, want %v", pseudonym, got, want)
		}
	}
}
