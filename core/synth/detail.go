package synth

// hours is the median minutes a week and sigma in thousandths of the types
// that are measured so (O).
var hours = [30]struct{ median, sigma int }{
	1: {45, 800}, 2: {240, 1000}, 3: {1680, 800}, 4: {720, 600}, 7: {420, 800},
	9: {180, 400}, 11: {600, 700}, 15: {120, 1100}, 17: {840, 500}, 22: {2100, 400},
}

const (
	quarter = 15     // minutes: decisions are given in quarters of an hour
	week    = 10_080 // minutes: what no decision can exceed
)

// detail draws what a row holds besides its days.
func (w *writer) detail(p *person, l *life, r *row) {
	r.decided = max(l.birth, r.from-day(w.d.n(15)))
	if r.from >= w.first {
		r.decided = max(r.decided, w.first)
		w.applied++
		r.applied = w.applied
	}
	if h := hours[r.kind]; h.median == 0 {
	} else if w.noHours.take(&w.d) {
		w.found("T012")
	} else {
		if p.housing == 4 && (r.kind == 2 || r.kind == 15) {
			h.median *= 6
		}
		n := (w.d.logNormal(h.median, h.sigma) + quarter/2) / quarter * quarter
		r.minutes = min(max(n, quarter), week)
	}
	if (r.kind == 15 || r.kind == 1) && w.paused.take(&w.d) {
		w.pause(r)
	}
}

// pause lies within both the service and the year.
func (w *writer) pause(r *row) {
	lo, hi := max(r.from, w.first), w.last
	if r.to != never {
		hi = min(r.to, hi)
	}
	length := min(day(max(1, w.d.logNormal(9, 800))), hi-lo+1)
	r.stopFrom = w.d.day(lo, hi-length+1)
	r.stopTo = r.stopFrom + length - 1
}
