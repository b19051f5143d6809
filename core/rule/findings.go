package rule

import (
	"sort"

	"sluse/core/format"
	"sluse/core/record"
)

// A found is a finding before it is told in words.
type found struct {
	rule     index
	severity uint8 // in order of severities
	reason   record.Reason
	form     format.Type
	other    bool // told in the row's other words
	line     int64
	column   int64
	n        int64
	element  string
	attr     string
	brukerNr string
	code     string // a public code, such as a municipality's, or several
}

// severities in rising order of badness.
var severities = [4]Severity{Info, Warning, Error, Fatal}

func rank(s Severity) uint8 {
	for i, v := range severities {
		if v == s {
			return uint8(i)
		}
	}
	panic("rule: no severity " + string(s))
}

// findings keeps true totals, the first finding of every rule, and as many
// more as a report lists.
type findings struct {
	list     []found
	total    [256]int64 // by rule
	worst    [256]uint8 // by rule
	counts   [4]int64   // by severity
	level    [256]uint8 // severity by rule
	override *Overrides
	room     int // how many are kept before the rest only counts
	cut      bool
}

// setYear takes in the year's severities. What fired before it is fatal anyway.
func (f *findings) setYear(year int) {
	for i := range rows {
		f.level[i] = rank(f.override.severity(&rows[i], year))
	}
}

// count notes that a rule fired and tells whether there is room to say where.
func (f *findings) count(rule index, severity uint8) bool {
	first := f.total[rule] == 0
	f.add(rule, severity, 1)
	if !first && len(f.list) >= f.room {
		f.cut = true
		return false
	}
	return true
}

// add counts findings that the list does not tell one by one.
func (f *findings) add(rule index, severity uint8, n int64) {
	f.total[rule] += n
	f.counts[severity] += n
	f.worst[rule] = max(f.worst[rule], severity)
}

// ordered sorts the list by place; what concerns the whole delivery is last.
func (f *findings) ordered() []found {
	sort.SliceStable(f.list, func(i, j int) bool {
		a, b := &f.list[i], &f.list[j]
		if (a.line == 0) != (b.line == 0) {
			return b.line == 0
		}
		if a.line != b.line {
			return a.line < b.line
		}
		if a.column != b.column {
			return a.column < b.column
		}
		return a.rule < b.rule
	})
	return f.list
}
