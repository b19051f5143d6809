package register

import "strings"

// threshold is the smallest number of persons that a cell may tell of.
const threshold = 5

// suppress takes the numbers out of cells that are too small, and of as many
// more, the smallest first, as it takes that no suppressed cell can be told from
// a sum: not from the total, and not from that of the cells that have some of
// their values in common, which another order by those variables alone would get
// (users by age in a municipality, from users by municipality). In each such sum
// no suppressed cell may stand alone, and together they must hold at least twice
// the threshold, or what is left of the sum would say how small they are. Where
// there are not enough other cells in a sum, all of them go; where there are not
// in the whole table, the total goes too. It tells how many cells went.
//
// It knows the sums of one order by fewer of its variables, not what several
// orders tell together: a cell that is alone in a sum is told by the order by
// that sum, and so are cells by variables of which one tells the other (a
// municipality and its bydeler). Whoever answers keeps count of what was asked.
//
// Users of several services are in several cells, so that a sum says less than
// its cells would; the rule is kept all the same.
func (t *Table) suppress() (gone int) {
	s := suppression{cells: t.Cells, hidden: make([]bool, len(t.Cells))}
	var sum int64
	for i, c := range t.Cells {
		s.hidden[i] = *c.N < threshold
	}
	for s.more() {
	}
	for i := range t.Cells {
		if s.hidden[i] {
			sum, gone = sum+*t.Cells[i].N, gone+1
			t.Cells[i].N = nil
		}
	}
	if gone > 0 && (gone == 1 || sum < 2*threshold) {
		t.Total = nil
	}
	return gone
}

// A suppression is which cells of a table go, while it is made out.
type suppression struct {
	cells  []Cell
	hidden []bool
}

// more looks at every sum once, and tells whether that took another cell.
func (s *suppression) more() (took bool) {
	if len(s.cells) == 0 {
		return false
	}
	variables := len(s.cells[0].Values)
	for common := range max(1, 1<<variables-1) { // each choice of values in common, but all of them
		sums, order := map[string][]int{}, []string{} // two answers to one order are the same
		for i := range s.cells {
			key := s.key(i, common)
			if sums[key] == nil {
				order = append(order, key)
			}
			sums[key] = append(sums[key], i)
		}
		for _, key := range order {
			took = s.protect(sums[key]) || took
		}
	}
	return took
}

// key is the values that a cell has in common with the others of its sum.
func (s *suppression) key(i, common int) string {
	var b strings.Builder
	for v, value := range s.cells[i].Values {
		if common>>v&1 == 1 {
			b.WriteString(value)
		}
		b.WriteByte(0)
	}
	return b.String()
}

// protect hides the smallest cells of a sum until those hidden hide each other.
func (s *suppression) protect(of []int) (took bool) {
	for {
		n, sum, smallest := 0, int64(0), -1
		for _, i := range of {
			switch {
			case s.hidden[i]:
				n, sum = n+1, sum+*s.cells[i].N
			case smallest < 0 || *s.cells[i].N < *s.cells[smallest].N:
				smallest = i
			}
		}
		if n == 0 || n > 1 && sum >= 2*threshold || smallest < 0 {
			return took
		}
		s.hidden[smallest], took = true, true
	}
}
