package register

import "sort"

// threshold is the smallest number of persons that a cell may tell of.
const threshold = 5

// suppress takes the numbers out of cells that are too small, and of as many
// more, the smallest first, as it takes that no suppressed cell can be told
// from the total: none may stand alone, and together they must hold at least
// twice the threshold, or their sum would say how small they are. Where there
// are not enough other cells, the total goes. It tells how many cells went.
//
// Users of several services are in several cells, so that the total says less
// than the sum of the cells would; the rule is kept all the same.
func (t *Table) suppress() (gone int) {
	order := make([]int, len(t.Cells))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool { return *t.Cells[order[a]].N < *t.Cells[order[b]].N })
	var sum int64
	for _, i := range order {
		n := *t.Cells[i].N
		if n >= threshold && (gone == 0 || gone > 1 && sum >= 2*threshold) {
			return gone
		}
		t.Cells[i].N, sum, gone = nil, sum+n, gone+1
	}
	if gone > 0 && (gone == 1 || sum < 2*threshold) {
		t.Total = nil
	}
	return gone
}
