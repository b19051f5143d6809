package same

import (
	"bytes"
	"math/rand/v2"
	"testing"
)

func sum(t testing.TB, b []byte) string {
	t.Helper()
	var s Sum
	if n, err := s.Write(b); n != len(b) || err != nil {
		t.Fatalf("Write took %d of %d bytes: %v", n, len(b), err)
	}
	return s.String()
}

func text(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = ' ' + byte(r.IntN(90))
	}
	return b
}

// The two readings come in pieces of their own sizes.
func TestPiecesDoNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for n := range 200 {
		b := text(n)
		var pieces Sum
		for left := b; len(left) > 0; {
			k := 1 + r.IntN(len(left))
			pieces.Write(left[:k])
			left = left[k:]
		}
		if got, want := pieces.String(), sum(t, b); got != want {
			t.Fatalf("%d bytes: %s in pieces, %s whole", n, got, want)
		}
	}
}

// Telling the sum does not end the reading.
func TestStringIsAPeek(t *testing.T) {
	b := text(77)
	var s Sum
	s.Write(b[:40])
	_ = s.String()
	s.Write(b[40:])
	if s.String() != sum(t, b) {
		t.Error("the sum was changed by being told")
	}
}

func TestEveryChangeShows(t *testing.T) {
	b := text(131)
	seen := map[string]bool{sum(t, b): true}
	put := func(what string, c []byte) {
		t.Helper()
		s := sum(t, c)
		if seen[s] {
			t.Errorf("%s does not show", what)
		}
		seen[s] = true
	}
	for i := range b {
		for bit := range 8 {
			c := bytes.Clone(b)
			c[i] ^= 1 << bit
			put("a bit", c)
		}
		put("an end that is cut off", b[:i])
	}
	put("a zero more", append(bytes.Clone(b), 0))
	put("two zeros more", append(bytes.Clone(b), 0, 0))
	swapped := append(bytes.Clone(b[block:2*block]), b[:block]...)
	put("two blocks that change places", append(swapped, b[2*block:]...))
}

// Two changes that undo each other in a weak sum: the same byte of two words
// of one lane, in every pair of values that digits can have.
func TestTwoChangesDoNotCancel(t *testing.T) {
	const there, then = 7, 7 + 3*block // the upper byte of a word
	seen := map[string]bool{}
	b := text(5 * block)
	for x := byte('0'); x <= '9'; x++ {
		for y := byte('0'); y <= '9'; y++ {
			b[there], b[then] = x, y
			seen[sum(t, b)] = true
		}
	}
	if len(seen) != 100 {
		t.Errorf("%d sums of 100 texts", len(seen))
	}
}

func BenchmarkSum(b *testing.B) {
	p := text(1 << 20)
	b.SetBytes(int64(len(p)))
	var s Sum
	for b.Loop() {
		s.Write(p)
	}
}
