package synth

import (
	"strconv"
	"strings"
)

// A few faults need a carrier of another age.
const (
	elderly  = 85
	tooOld   = 115
	tooYoung = 31
)

// A bearer is who a carrier is: of any grown-up age and either sex, so that
// many of them do not tilt the whole.
type bearer struct {
	born  int
	woman bool
}

func (w *writer) bearer() bearer {
	b := bearer{w.y - w.d.between(67, 89), w.d.permille(600)}
	if w.d.permille(390) {
		b.born = w.y - w.d.between(18, 66)
	}
	if w.ids.real {
		b.born = bornReal
	}
	return b
}

// numbers fills in the identity numbers that a carrier's text asks for: the
// bearer's own, and those that faults put instead. None is drawn that is not
// asked for.
func (w *writer) numbers(text string, who bearer) (pairs []string, err error) {
	for _, row := range []struct {
		name    string
		year    int
		dNumber bool
		sibling int
	}{
		{"{fid}", who.born, false, asIs}, {"{wrong}", who.born, false, asIs}, {"{dnr}", who.born, true, asIs},
		{"{2032}", who.born, false, byNewRule}, {"{plus40}", who.born, false, plus40}, {"{tenor}", who.born, false, tenor},
		{"{old}", w.y - tooOld, false, asIs}, {"{elderly}", w.y - elderly, false, asIs}, {"{young}", w.y - tooYoung, false, asIs},
	} {
		if !strings.Contains(text, row.name) {
			continue
		}
		if w.ids.real {
			row.year = bornReal // nothing else may be drawn, whatever the fault would like
		}
		fid, ok := w.draw(bearer{row.year, who.woman}, row.dNumber, row.sibling)
		if !ok {
			return nil, errNumbers
		}
		if row.name == "{wrong}" {
			fid = wrongDigit(fid)
		}
		pairs = append(pairs, row.name, fid)
	}
	return pairs, nil
}

// What draw makes of a number from the book.
const (
	asIs      = iota
	byNewRule // right by the rule of 2032 only
	plus40    // the month + 40, whatever the series
	tenor     // the synthetic series
)

// draw takes numbers from the book until there is one with the sibling asked
// for: no two carriers have the same.
func (w *writer) draw(who bearer, dNumber bool, sibling int) (string, bool) {
	for {
		birth := w.d.day(date(who.born, 1, 1), date(who.born, 6, 30)) // a fault may want a death in December
		b, _, ok := w.ids.next(nil, birth, who.woman, dNumber)
		if !ok || sibling == asIs {
			return string(b), ok
		}
		if fid, ok := siblingOf(b, sibling); ok {
			return fid, true
		}
	}
}

func siblingOf(b []byte, sibling int) (string, bool) {
	var v [9]int
	for i := range v {
		v[i] = int(b[i] - '0')
	}
	remainder := 0
	switch sibling {
	case byNewRule:
		remainder = 1
	case plus40:
		v[2] = v[2]%4 + 4
	case tenor:
		v[2] = v[2]%4 + 8
	}
	out, ok := completeBy(nil, v, remainder)
	return string(out), ok
}

// wrongDigit changes the last digit.
func wrongDigit(s string) string {
	b := []byte(s)
	b[len(b)-1] = '0' + (b[len(b)-1]-'0'+1)%10
	return string(b)
}

// wrongDUF is twelve digits with a wrong control number: the weighted sum of
// the first ten leaves at most 10, and 99 is more.
func wrongDUF(d *dice) string {
	return "20" + strconv.Itoa(10_000_000+d.n(89_999_999)) + "99"
}

func signed(n int) string {
	if n > 0 {
		return "+" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
