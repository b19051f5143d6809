package stats

import (
	"fmt"
	"testing"
	"unsafe"
)

func TestSetRemembers(t *testing.T) {
	var s Set
	const n = 50_000
	for i := range n {
		for _, v := range []string{fmt.Sprint(i), fmt.Sprintf("a longer identifier, number %d", i)} {
			if _, found := s.Put(KeyOf([]byte(v)), uint32(i)); found {
				t.Fatalf("%q was there", v)
			}
			if was, found := s.Put(KeyOf([]byte(v)), 0); !found || was != uint32(i) {
				t.Fatalf("%q: %d %v", v, was, found)
			}
		}
	}
	if s.Len() != 2*n || s.Has(KeyOf([]byte("another"))) {
		t.Errorf("%d keys", s.Len())
	}
}

// TestSetIsSmall holds the set to the promise of its comment at every size.
func TestSetIsSmall(t *testing.T) {
	var s Set
	entry := int(unsafe.Sizeof(Key{})) + 4
	for i := range 300_000 {
		s.Put(KeyOf(fmt.Appendf(nil, "%d", i)), 0)
		if i%997 != 0 {
			continue
		}
		bytes := 0
		for k := range s.shards {
			bytes += len(s.shards[k].keys) * entry
		}
		if per := float64(bytes) / float64(i+1); per > 39 && bytes > len(s.shards)*roomy*entry {
			t.Fatalf("%.1f bytes a key at %d keys", per, i+1)
		}
	}
}

func TestKeysOfShortValuesAreExact(t *testing.T) {
	seen := map[Key]string{}
	for _, v := range []string{"", "0", "00", "a", "a\x00", "12345678", "123456789", "123456789012345", "1234567890123456"} {
		k := KeyOf([]byte(v))
		if other, ok := seen[k]; ok {
			t.Errorf("%q and %q share a key", v, other)
		}
		seen[k] = v
	}
}
