package stats

import "strconv"

// habits is P009 to P016. Where a source gives a national figure, the row says
// so; the other limits are ours.
func (f *Figures) habits(doubt func(string, int64, string)) {
	q := &f.Quality
	for _, h := range []struct {
		rule  string
		n, of int64
		limit float64
	}{
		{"P009", f.LongStay.Under50, f.LongStay.Users, 0.05},
		{"P010", f.Need.Unstated, f.Recipients, 0.20},
		{"P011", q.Alike, q.Assessed, 0.10},
		{"P012", q.AdultNines, q.AdultScores, 0.25},
	} {
		if outside(h.n, h.of, 0, h.limit) {
			doubt(h.rule, percent(h.n, h.of), "")
		}
	}
	for _, s := range f.ServiceTypes {
		if s.WithHours >= few && outside(s.ModeRows, s.WithHours, 0, 0.50) {
			doubt("P013", int64(s.ModeMinutes), strconv.Itoa(s.Type))
		}
	}
	if outside(q.LastDay, f.Services, 0, 0.10) {
		doubt("P014", percent(q.LastDay, f.Services), "")
	}
	if f.Applications >= 200 && f.Refusals == 0 {
		doubt("P015", f.Applications, "")
	}
	if f.Over80 >= 100 && f.Deaths80 == 0 {
		doubt("P016", f.Over80, "")
	}
}
