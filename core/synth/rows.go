package synth

import "math/bits"

// A row is one Tjeneste.
type row struct {
	kind             int
	from, to         day // to is never while it is open
	decided          day
	minutes          int // a week; 0 = not given
	stopFrom, stopTo day // never where there is no pause
	applied          int // number of its Soknad; 0 = none in the year
}

// stayLength is the median in days of the types that are stays.
var stayLength = [30]int{8: 3, 18: 21, 19: 24, 20: 14, 25: 3}

// rows draws a person's Tjeneste rows, in the order of the types.
func (w *writer) rows(p *person, l *life) {
	w.list = w.list[:0]
	for set := p.has; set != 0; set &= set - 1 {
		kind := bits.TrailingZeros32(set)
		switch {
		case kind == langtid:
			w.add(kind, l.stayFrom, l.stayTo)
		case stays>>kind&1 == 1:
			w.short(p, l, kind)
		default:
			w.lasting(p, l, kind)
		}
	}
	for i := range w.list {
		w.detail(p, l, &w.list[i])
	}
}

func (w *writer) add(kind int, from, to day) {
	w.list = append(w.list, row{kind: kind, from: from, to: to, stopFrom: never, stopTo: never})
}

// short places one stay, or two after each other.
func (w *writer) short(p *person, l *life, kind int) {
	from, to := l.from, l.to
	if p.twice>>kind&1 == 1 && to > from {
		middle := from + (to-from)/2
		w.visit(kind, from, middle)
		from = middle + 1
	}
	if limited>>kind&1 == 1 && p.allYear() && w.longOpen.take(&w.d) {
		w.add(kind, w.d.day(max(from, to-330), to-91), never)
		return
	}
	w.visit(kind, from, to)
}

func (w *writer) visit(kind int, from, to day) {
	length := min(day(w.d.logNormal(stayLength[kind], 700)), to-from)
	start := w.d.day(from, to-length)
	w.add(kind, start, start+max(length, 0))
}

// lasting places a service that goes on: its start in the year for the new,
// else up to eight years back; its end in the year, or none. A changed
// decision ends the first row the day before the second begins.
func (w *writer) lasting(p *person, l *life, kind int) {
	at := *l
	if coercion>>kind&1 == 1 && p.stay != noStay && p.stay != leftAlive {
		at.from, at.to, at.shut = max(l.stayFrom, w.first), w.last, l.stayTo != never
		if at.shut {
			at.to = l.stayTo
		}
	}
	start := w.firstDay(p, &at, kind)
	end := never
	if at.shut || !p.opens(kind) || !w.open.take(&w.d) {
		end = w.lastDay(max(start, w.first), &at)
	}
	if p.twice>>kind&1 == 1 {
		start, end = w.change(kind, start, end, &at)
	}
	w.add(kind, start, end)
}

// change writes the row before a changed decision and tells when the next
// begins and ends.
func (w *writer) change(kind int, start, end day, l *life) (day, day) {
	start = min(start, l.to-1)
	lo, last := max(start, w.first)+1, l.to
	if end != never {
		end = max(end, lo)
		last = end
	}
	next := w.d.day(lo, last)
	w.add(kind, start, next-1)
	return next, end
}

// firstDay is before the year for all but the new. A decision on coercion (24)
// holds for a year at most, so it is always one of this year.
func (w *writer) firstDay(p *person, l *life, kind int) day {
	if p.isNew || l.from > w.first || kind == 24 {
		return w.d.day(l.from, l.to)
	}
	return max(l.birth, w.first-1-day(w.d.n(8*365)))
}

// lastDay draws the last day of a service: mostly the last possible one where
// death or a long stay ends it.
func (w *writer) lastDay(from day, l *life) day {
	if l.shut && w.d.permille(750) {
		return l.to
	}
	return w.d.day(from, l.to)
}

// allYear tells whether nothing bounds the person's year.
func (p *person) allYear() bool { return !p.died && p.stay == noStay && p.age > 0 }

// opens tells whether a row can be open at the end of the year.
func (p *person) opens(kind int) bool {
	switch {
	case p.died:
		return false
	case p.stay == noStay || p.stay == leftAlive:
		return true
	}
	return coercion>>kind&1 == 1 && (p.stay == stayed || p.stay == arrived)
}
