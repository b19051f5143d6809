package split

import (
	"errors"
	"strings"
	"testing"

	"sluse/core/format"
)

func TestReferences(t *testing.T) {
	r, other := NewReferences(ReferenceKey{1}), NewReferences(ReferenceKey{2})
	for _, number := range []string{"1", "100017", "12345678901", "8d4f2b1c-0000-4000-8000-0123456789ab", "8D4F2B1C-0000-4000-8000-0123456789AB",
		"{8d4f2b1c-0000-4000-8000-0123456789ab}", "{8D4F2B1C-0000-4000-8000-0123456789AB}", "12345678901234567", "",
		"123456789012345678", "8d4f2b1c00004000800001234567890ab", "8d4f2b1c-0000-4000-8000-0123456789aB", strings.Repeat("x", 32), strings.Repeat("Z", 36), strings.Repeat("æ", 18)} {
		ref := string(r.Hide(nil, BrukerNr, nil, []byte(number)))
		if n := len(ref); n != 28 && n != 36 && n != 62 || !format.IsID([]byte(ref[:28])) || n > 28 && !format.IsID([]byte(ref[28:])) {
			t.Errorf("%q is no reference", ref)
		}
		if got, err := r.Reveal(BrukerNr, nil, ref); err != nil || got != number {
			t.Errorf("%.12q came back as %.12q, %v", number, got, err)
		}
		if len(number) > 1 && strings.Contains(ref, number) {
			t.Errorf("%.12q stands in its reference", number)
		}
		if _, err := other.Reveal(BrukerNr, nil, ref); !errors.Is(err, ErrReference) {
			t.Errorf("another key opens it: %v", err)
		}
		if _, err := r.Reveal(TjenesteID, nil, ref); !errors.Is(err, ErrReference) {
			t.Errorf("it passes for another kind: %v", err)
		}
		if _, err := r.Reveal(BrukerNr, []byte("7"), ref); !errors.Is(err, ErrReference) {
			t.Errorf("it passes for another scope: %v", err)
		}
	}
}

// TestLongNumbers: what no annual delivery has room for is not turned back, but
// can be compared.
func TestLongNumbers(t *testing.T) {
	r := NewReferences(ReferenceKey{1})
	for _, number := range []string{strings.Repeat("7", 37), "{8d4f2b1c-0000-4000-8000-0123456789aB}", strings.Repeat("æ", 300)} {
		ref := string(r.Hide(nil, BrukerNr, nil, []byte(number)))
		if _, err := r.Reveal(BrukerNr, nil, ref); !errors.Is(err, ErrReference) || !format.IsID([]byte(ref)) {
			t.Errorf("%.12q: %q, %v", number, ref, err)
		}
		if string(r.Hide(nil, BrukerNr, nil, []byte(number))) != ref {
			t.Errorf("%.12q: not the same twice", number)
		}
	}
}

// TestReferencesEqual: equal within a scope, so that a number used twice is
// seen, and different outside it.
func TestReferencesEqual(t *testing.T) {
	r := NewReferences(ReferenceKey{1})
	hide := func(k Kind, scope string) string { return string(r.Hide(nil, k, []byte(scope), []byte("T1"))) }
	first, again := hide(TjenesteID, "7"), hide(TjenesteID, "7")
	if first != again {
		t.Error("not the same twice")
	}
	if first == hide(TjenesteID, "8") || first == hide(SoknadID, "7") {
		t.Error("the same in another scope or of another kind")
	}
}

func FuzzReveal(f *testing.F) {
	r := NewReferences(ReferenceKey{1})
	f.Add(string(r.Hide(nil, BrukerNr, nil, []byte("100017"))))
	f.Fuzz(func(t *testing.T, ref string) {
		number, err := r.Reveal(BrukerNr, nil, ref)
		if err == nil && string(r.Hide(nil, BrukerNr, nil, []byte(number))) != ref {
			t.Error("two references of one number")
		}
	})
}
