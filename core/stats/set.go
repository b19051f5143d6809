package stats

import (
	"encoding/binary"
	"hash/maphash"
	"math/bits"
)

// A Key stands for a value of an identifier: the value itself where it has at
// most 15 bytes, else 128 bits of hash. Equal keys are taken for equal values,
// since no delivery that will ever be made holds two longer ones that share one.
type Key struct{ a, b uint64 }

// The seeds are the process's own: keys of long values say nothing outside it,
// and nobody can prepare values that collide or crowd one place.
var (
	seedA, seedB = maphash.MakeSeed(), maphash.MakeSeed()
	mixA, mixB   = maphash.Bytes(seedA, nil), maphash.Bytes(seedB, nil)
)

// KeyOf is the key of a value.
func KeyOf(v []byte) (k Key) {
	if len(v) > 15 {
		return Key{maphash.Bytes(seedA, v), maphash.Bytes(seedB, v)}
	}
	switch n := len(v); {
	case n >= 8: // two words that overlap
		k.a = binary.LittleEndian.Uint64(v)
		k.b = binary.LittleEndian.Uint64(v[n-8:]) >> (128 - 8*n)
	case n >= 4:
		k.a = uint64(binary.LittleEndian.Uint32(v)) | uint64(binary.LittleEndian.Uint32(v[n-4:]))<<(8*n-32)
	default:
		for i := n - 1; i >= 0; i-- {
			k.a = k.a<<8 | uint64(v[i])
		}
	}
	k.b |= uint64(len(v)+1) << 56 // no value has the zero key
	return k
}

// Pair is the key of two values together.
func Pair(x, y Key) Key {
	var b [32]byte
	for i, v := range [4]uint64{x.a, x.b, y.a, y.b} {
		binary.LittleEndian.PutUint64(b[i*8:], v)
	}
	return KeyOf(b[:])
}

// Mix spreads keys evenly, differently in each process.
func (k Key) Mix() uint64 {
	hi, lo := bits.Mul64(k.a^mixA, k.b^mixB)
	return hi ^ lo
}

// A Set remembers keys, each with 32 bits, in at most 39 bytes a key: 20 for
// an entry, tables at most 7/8 full and grown by 5/3, one of 64 at a time. What has
// fewer than some 60 000 keys takes more, at most 1.3 MB: there tables grow by
// four, which leaves less behind. The zero Set is ready.
type Set struct {
	shards [64]shard
}

type shard struct {
	keys []Key // the zero key marks a free place
	vals []uint32
	n    int
}

// Put adds a key with a value unless it is there, and returns the value that
// was.
func (h *Set) Put(k Key, val uint32) (was uint32, found bool) {
	m := k.Mix()
	s := &h.shards[m&63]
	if s.n*8 >= len(s.keys)*7 {
		s.grow()
	}
	i := s.slot(k, m)
	if s.keys[i] == k {
		return s.vals[i], true
	}
	s.keys[i], s.vals[i] = k, val
	s.n++
	return 0, false
}

// Set puts a key with a value, whether it was there or not.
func (h *Set) Set(k Key, val uint32) {
	if _, found := h.Put(k, val); found {
		m := k.Mix()
		s := &h.shards[m&63]
		s.vals[s.slot(k, m)] = val
	}
}

// Get returns a key's value.
func (h *Set) Get(k Key) (val uint32, found bool) {
	m := k.Mix()
	s := &h.shards[m&63]
	if len(s.keys) == 0 {
		return 0, false
	}
	i := s.slot(k, m)
	return s.vals[i], s.keys[i] == k
}

// Has tells whether a key is there.
func (h *Set) Has(k Key) bool {
	m := k.Mix()
	s := &h.shards[m&63]
	return len(s.keys) > 0 && s.keys[s.slot(k, m)] == k
}

// Len is how many keys there are.
func (h *Set) Len() (n int) {
	for i := range h.shards {
		n += h.shards[i].n
	}
	return n
}

// common is how many keys two sets share.
func (h *Set) common(o *Set) (n int) {
	for i := range h.shards {
		for _, k := range h.shards[i].keys {
			if k != (Key{}) && o.Has(k) {
				n++
			}
		}
	}
	return n
}

// slot is where a key is, or would be. The place comes from the high bits, the
// shard from the low ones.
func (s *shard) slot(k Key, m uint64) int {
	hi, _ := bits.Mul64(m, uint64(len(s.keys)))
	i := int(hi)
	for s.keys[i] != k && s.keys[i] != (Key{}) {
		if i++; i == len(s.keys) {
			i = 0
		}
	}
	return i
}

// roomy is up to how many places tables grow by four.
const roomy = 1 << 10

func (s *shard) grow() {
	old := *s
	size := len(old.keys) * 5 / 3
	if size < roomy {
		size = max(16, len(old.keys)*4)
	}
	s.keys, s.vals = make([]Key, size), make([]uint32, size)
	for i, k := range old.keys {
		if k != (Key{}) {
			j := s.slot(k, k.Mix())
			s.keys[j], s.vals[j] = k, old.vals[i]
		}
	}
}
