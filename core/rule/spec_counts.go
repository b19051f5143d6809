package rule

import (
	"fmt"
	"slices"
	"strings"
)

// writeCounts writes how many rules there are by mark, and by source and mark.
// A rule of two sources counts for both; one that names a section of the domain
// notes alone counts as that.
func writeCounts(b *strings.Builder, views []RuleView, words [2]string) {
	marks := []string{"K", "K/O", "O"}
	by := map[string][3]int{}
	var sources []string
	add := func(source string, mark int) {
		n, known := by[source]
		if !known {
			sources = append(sources, source)
		}
		n[mark]++
		by[source] = n
	}
	for _, v := range views {
		m := slices.Index(marks, v.Mark)
		add("", m)
		for _, source := range sourcesOf(v.Source) {
			add(source, m)
		}
	}
	slices.Sort(sources)
	fmt.Fprintf(b, "\n| %s | K | K/O | O | %s |\n|---|---|---|---|---|\n", words[0], words[1])
	for _, s := range append(sources[1:], "") {
		n, name := by[s], s
		if s == "" {
			name = words[1]
		}
		fmt.Fprintf(b, "| %s | %d | %d | %d | %d |\n", name, n[0], n[1], n[2], n[0]+n[1]+n[2])
	}
}

// sourcesOf takes a row's source apart.
func sourcesOf(source string) (out []string) {
	if source == "" {
		return []string{"–"}
	}
	for s := range strings.FieldsSeq(strings.ReplaceAll(source, "XML 1.0", "XML")) {
		if !strings.HasPrefix(s, "§") {
			out = append(out, s)
		}
	}
	if out == nil {
		return []string{"§"}
	}
	return out
}
