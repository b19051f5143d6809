package split

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestLetter(t *testing.T) {
	l := Letter{Reference: "0123456789abcdef", Reply: []string{strings.Repeat("a", 1960), "age1pq1x"}}
	b := l.Encode()
	back, err := ParseLetter(b)
	if err != nil || back.Reference != l.Reference || !slices.Equal(back.Reply, l.Reply) {
		t.Errorf("%v, %v", back.Reference, err)
	}
	for name, b := range map[string][]byte{"cut": b[:len(b)-1], "longer": append(b, 0), "none": Letter{}.Encode(),
		"three": Letter{Reply: []string{"a", "b", "c"}}.Encode(), "empty": nil} {
		if _, err := ParseLetter(b); !errors.Is(err, ErrForm) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzParseLetter(f *testing.F) {
	f.Add(Letter{Reference: "0123456789abcdef", Reply: []string{"age1pq1x"}}.Encode())
	f.Fuzz(func(t *testing.T, b []byte) {
		if l, err := ParseLetter(b); err == nil && (len(l.Reply) == 0 || len(l.Reply) > MaxReply) {
			t.Error("a letter without, or with too many, recipients")
		}
	})
}
