package synth

import (
	"math/bits"
	"math/rand/v2"
)

// Every number is drawn and computed with integers. Floating point would not
// do: some processors fuse a multiplication and an addition into one rounding,
// and math.Exp is assembly on some and Go on others, so the same seed would
// give other bytes elsewhere.

// dice draws from one stream. Streams that differ in seed or name are
// independent, so that a change in one place of the generator does not move
// every number after it.
type dice struct{ pcg rand.PCG }

func newDice(seed, name uint64) *dice {
	d := new(dice)
	d.reseed(seed, name)
	return d
}

// reseed starts another stream without a new allocation.
func (d *dice) reseed(seed, name uint64) { d.pcg.Seed(mix(seed), mix(seed^name)) }

// mix spreads neighbouring seeds apart (the finalizer of SplitMix64).
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// n draws from 0 to k-1; 0 where k is not positive.
func (d *dice) n(k int) int {
	if k <= 0 {
		return 0
	}
	hi, _ := bits.Mul64(d.pcg.Uint64(), uint64(k))
	return int(hi)
}

// between draws from lo to hi, both included; lo where hi is smaller.
func (d *dice) between(lo, hi int) int { return lo + d.n(hi-lo+1) }

// permille is true p times in a thousand.
func (d *dice) permille(p int) bool { return d.n(1000) < p }

// day draws a day from lo to hi, both included; lo where hi is earlier.
func (d *dice) day(lo, hi day) day { return lo + day(d.n(int(hi-lo)+1)) }

const one = 1 << 16 // 1 in the fixed point of this file

// normal draws a standard normal variable in fixed point, as the sum of
// twelve uniform ones: never beyond ±6.
func (d *dice) normal() int64 {
	var sum int64
	for range 3 {
		x := d.pcg.Uint64()
		sum += int64(x&0xffff) + int64(x>>16&0xffff) + int64(x>>32&0xffff) + int64(x>>48)
	}
	return sum - 6*one
}

const log2e = 94548 // log2(e) in fixed point

// logNormal draws with the given median and a sigma in thousandths.
func (d *dice) logNormal(median, sigma int) int {
	z := d.normal() * int64(sigma) / 1000
	return int(int64(median) * exp2(z*log2e/one) / one)
}

// exponential draws with the given mean.
func (d *dice) exponential(mean int) int {
	u := d.pcg.Uint64()>>32 | 1 // in (0, 2³²), odd: never 0
	return int((32*one - log2(u)) * int64(mean) / log2e)
}

// exp2 is 2^x in fixed point, right to about 1 in 20 000.
func exp2(x int64) int64 {
	whole, f := x>>16, x&(one-1)
	const c1, c2, c3, c4 = 45426, 15743, 3638, 630 // ln2ⁿ/n! in fixed point
	m := one + f*(c1+f*(c2+f*(c3+f*c4/one)/one)/one)/one
	if whole < 0 {
		return m >> min(-whole, 62)
	}
	return m << min(whole, 30)
}

// log2 is the binary logarithm of u > 0 in fixed point, bit by bit.
func log2(u uint64) int64 {
	n := bits.Len64(u) - 1
	m := u << (63 - n) // in [1, 2) with 63 binary places
	r := int64(n)
	for range 16 {
		hi, lo := bits.Mul64(m, m)
		r <<= 1
		if hi>>63 == 1 {
			r, m = r|1, hi
		} else {
			m = hi<<1 | lo>>63
		}
	}
	return r
}
