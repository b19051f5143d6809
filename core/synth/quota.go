package synth

// A quota says yes exactly want times in of askings, at random places.
type quota struct{ want, of int }

func (q *quota) take(d *dice) bool {
	yes := d.n(q.of) < q.want
	q.of--
	if yes {
		q.want--
	}
	return yes
}

// A deck holds so many cards of each kind; drawing removes one.
type deck struct {
	cards []int
	left  int
}

func newDeck(cards []int) *deck {
	k := &deck{cards: cards}
	for _, c := range cards {
		k.left += c
	}
	return k
}

// draw takes a card at random; -1 from an empty deck.
func (k *deck) draw(d *dice) int {
	x := d.n(k.left)
	for i, c := range k.cards {
		if x < c {
			k.cards[i]--
			k.left--
			return i
		}
		x -= c
	}
	return -1
}

// A scaler brings the targets of the tables to another number of persons:
// exactly, by the largest remainder; or by drawing where the persons are so
// few that rounding would wipe out all that is rare.
type scaler struct {
	d    *dice
	draw bool
}

// split parts n in proportion to weights. The sum is n, unless all weights
// are 0: then all is 0.
func (s scaler) split(n int, weights ...int) []int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	out := make([]int, len(weights))
	if sum == 0 {
		return out
	}
	if s.draw {
		for range n {
			out[pick(s.d, weights, sum)]++
		}
		return out
	}
	return largestRemainder(out, n, sum, weights)
}

// share is n·num/den, rounded or drawn.
func (s scaler) share(n, num, den int) int {
	return s.split(n, num, den-num)[0]
}

func pick(d *dice, weights []int, sum int) int {
	x := d.n(sum)
	for i, w := range weights {
		if x < w {
			return i
		}
		x -= w
	}
	return len(weights) - 1
}

func largestRemainder(out []int, n, sum int, weights []int) []int {
	left := n
	rest := make([]int, len(weights))
	for i, w := range weights {
		out[i], rest[i] = n*w/sum, n*w%sum
		left -= out[i]
	}
	for ; left > 0; left-- {
		best := 0
		for i, r := range rest {
			if r > rest[best] {
				best = i
			}
		}
		out[best]++
		rest[best] = -1
	}
	return out
}
