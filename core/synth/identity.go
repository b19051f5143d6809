package synth

// A book hands out identity numbers, each once. Numbers of one date and sex
// come in an order that the seed decides.
type book struct {
	seed   uint64
	origin day
	used   []uint8 // how far each date and sex has come
	real   bool    // not the synthetic series; see Options.Production
}

// slots is how many numbers a date has for each sex before control digits.
const slots = 250

func newBook(year int, seed uint64, real bool) *book {
	origin := date(year-120, 1, 1)
	return &book{seed: seed, origin: origin, used: make([]uint8, 2*int(date(year+1, 1, 1)-origin)), real: real}
}

// next writes a number for a birth on the day, or on the next day of the
// same year that has numbers left, and tells which. It fails when the year is used up.
func (k *book) next(b []byte, birth day, woman, dNumber bool) ([]byte, day, bool) {
	year := birth.Year()
	first, days := date(year, 1, 1), int(date(year+1, 1, 1)-date(year, 1, 1))
	for i := range days {
		x := first + day((int(birth-first)+i)%days)
		if out, ok := k.on(b, x, woman, dNumber); ok {
			return out, x, true
		}
	}
	return b, birth, false
}

func (k *book) on(b []byte, birth day, woman, dNumber bool) ([]byte, bool) {
	cell := 2*uint64(birth-k.origin) + 1
	if woman {
		cell--
	}
	h := mix(k.seed ^ mix(cell))
	step := [4]uint64{1, 3, 7, 9}[h&3] + h>>2%25*10 // shares no factor with 250
	for n := k.used[cell]; n < slots; n++ {
		k.used[cell] = n + 1
		slot := (uint64(n)*step + h>>32) % slots
		if out, ok := k.compose(b, birth, int(2*slot+cell&1), dNumber); ok {
			return out, true
		}
	}
	return b, false
}

// compose writes date, individual number and control digits; not ok where a
// control digit would be 10. The synthetic series has 80 added to the month,
// D-numbers 40 to the day.
func (k *book) compose(b []byte, birth day, individual int, dNumber bool) ([]byte, bool) {
	y, m, d := birth.Civil()
	if y >= 2000 {
		individual += 500
	}
	if dNumber {
		d += 40
	}
	if !k.real {
		m += 80
	}
	return complete(b, [9]int{d / 10, d % 10, m / 10, m % 10, y / 10 % 10, y % 10,
		individual / 100, individual / 10 % 10, individual % 10})
}

// complete writes nine digits and the two control digits they call for.
func complete(b []byte, v [9]int) ([]byte, bool) { return completeBy(b, v, 0) }

// completeBy does so with the remainder that the first digit is to leave: 0
// by the rule in force, 1 to 3 by the one from 2032.
func completeBy(b []byte, v [9]int, remainder int) ([]byte, bool) {
	k1 := (control(v[:], 3, 7, 6, 1, 8, 9, 4, 5, 2) + remainder) % 11
	k2 := control(append(v[:], k1), 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
	if k1 == 10 || k2 == 10 {
		return b, false
	}
	for _, x := range v {
		b = append(b, byte('0'+x))
	}
	return append(b, byte('0'+k1), byte('0'+k2)), true
}

// control is the modulus 11 digit; 10 means that there is none.
func control(digits []int, weights ...int) int {
	sum := 0
	for i, w := range weights {
		sum += w * digits[i]
	}
	return (11 - sum%11) % 11
}

// providers is a pool of organisation numbers with right control digits.
// They begin with 3, as made-up ones do: no unit in the register has them.
func providers(seed uint64, n int) []string {
	d := newDice(seed, 'O')
	out := make([]string, 0, n)
	for len(out) < n {
		v := []int{3, 1, d.n(10), d.n(10), d.n(10), d.n(10), d.n(10), d.n(10)}
		k := control(v, 3, 2, 7, 6, 5, 4, 3, 2)
		if k == 10 {
			continue
		}
		var b []byte
		for _, x := range append(v, k) {
			b = append(b, byte('0'+x))
		}
		out = append(out, string(b))
	}
	return out
}
