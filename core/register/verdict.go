package register

import (
	"sort"

	"sluse/core/record"
)

// What a rule does to what breaks it, as package rule has it.
const (
	rowGone = "RAD"
	nulled  = "NULL"
)

// A verdict is a place where a rule with a consequence fired.
type verdict struct {
	place       record.Place
	rule        string
	consequence string
	element     string
	attr        string
}

// verdicts are all of a delivery, to be taken in the order of the file.
type verdicts struct {
	list   []verdict
	sorted bool
}

func (v *verdicts) add(x verdict) {
	v.list = append(v.list, x)
	v.sorted = false
}

// before takes those at places before p.
func (v *verdicts) before(p record.Place) []verdict {
	if !v.sorted {
		sort.SliceStable(v.list, func(i, j int) bool { return earlier(v.list[i].place, v.list[j].place) })
		v.sorted = true
	}
	n := 0
	for n < len(v.list) && earlier(v.list[n].place, p) {
		n++
	}
	taken := v.list[:n]
	v.list = v.list[n:]
	return taken
}

func earlier(a, b record.Place) bool {
	return a.Line < b.Line || a.Line == b.Line && a.Column < b.Column
}
