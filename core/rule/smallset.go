package rule

import "sluse/core/stats"

// A smallSet remembers the keys of one person or service: cleared for each,
// without giving its memory back.
type smallSet struct {
	keys []stats.Key // free places are zero
	used []int32     // places taken, to clear
}

// put adds a key and tells whether it was there.
func (h *smallSet) put(k stats.Key) (found bool) {
	if len(h.used)*4 >= len(h.keys)*3 {
		h.grow()
	}
	i := h.slot(k)
	if h.keys[i] == k {
		return true
	}
	h.keys[i] = k
	h.used = append(h.used, int32(i))
	return false
}

func (h *smallSet) slot(k stats.Key) int {
	mask := len(h.keys) - 1
	i := int(k.Mix()>>32) & mask
	for h.keys[i] != k && h.keys[i] != (stats.Key{}) {
		i = (i + 1) & mask
	}
	return i
}

func (h *smallSet) grow() {
	old := h.keys
	h.keys, h.used = make([]stats.Key, max(16, 2*len(old))), h.used[:0]
	for _, k := range old {
		if k != (stats.Key{}) {
			i := h.slot(k)
			h.keys[i] = k
			h.used = append(h.used, int32(i))
		}
	}
}

// keep is the most places that a set keeps from one person to the next.
const keep = 1 << 12

// clear empties the set.
func (h *smallSet) clear() {
	if len(h.keys) > keep {
		*h = smallSet{}
		return
	}
	for _, i := range h.used {
		h.keys[i] = stats.Key{}
	}
	h.used = h.used[:0]
}
