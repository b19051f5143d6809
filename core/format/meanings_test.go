package format

import "testing"

// TestMeanings wants a row for every meaning in the layouts and lists, and no
// row without one.
func TestMeanings(t *testing.T) {
	used := map[string]bool{}
	for _, l := range append(annual[:len(annual):len(annual)], &kpr56) {
		for _, e := range l.Elements {
			used[e.Meaning] = true
			for _, a := range e.Attributes {
				used[a.Meaning] = true
			}
		}
	}
	for _, list := range lists {
		used[list.Title] = true
		for _, c := range list.Codes {
			used[c.Meaning] = true
		}
	}
	for m := range used {
		if _, ok := meanings()[m]; !ok && m != "" {
			t.Errorf("meanings.tsv lacks %q", m)
		}
	}
	for m := range meanings() {
		if !used[m] {
			t.Errorf("meanings.tsv has %q, which no row means", m)
		}
	}
}
