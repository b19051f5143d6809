package wire

import (
	"bytes"
	"compress/zlib"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"

	agetest "c2sp.org/CCTV/age"
)

// vector is one of C2SP's age test vectors.
type vector struct {
	name   string
	fields map[string]string
	body   []byte
}

func vectors(t testing.TB) []vector {
	t.Helper()
	entries, err := fs.ReadDir(agetest.Vectors, ".")
	if err != nil {
		t.Fatal(err)
	}
	var out []vector
	for _, e := range entries {
		b, err := fs.ReadFile(agetest.Vectors, e.Name())
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, readVector(t, e.Name(), b))
	}
	return out
}

func readVector(t testing.TB, name string, b []byte) vector {
	t.Helper()
	v := vector{name: name, fields: map[string]string{}}
	head, body, _ := strings.Cut(string(b), "\n\n")
	for line := range strings.Lines(head) {
		k, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		v.fields[k] = value
	}
	v.body = []byte(body)
	if v.fields["compressed"] != "" {
		z, err := zlib.NewReader(strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if v.body, err = io.ReadAll(z); err != nil {
			t.Fatal(err)
		}
	}
	return v
}

// What opens with a hybrid identity is taken, every other kind of file is
// refused by its name, and what is malformed is no age file.
func TestCheckSealedVectors(t *testing.T) {
	seen := map[error]int{}
	for _, v := range vectors(t) {
		err := CheckSealed(v.body[:min(len(v.body), HeaderPeek)])
		seen[err]++
		if want, known := wanted(v); known && !errors.Is(err, want) {
			t.Errorf("%s (%s): %v, want %v", v.name, v.fields["expect"], err, want)
		}
	}
	for _, want := range []error{nil, ErrNotSealed, ErrArmored, ErrPassphrase, ErrClassic} {
		if seen[want] == 0 {
			t.Errorf("no vector gave %v", want)
		}
	}
	t.Log(seen)
}

// wanted is what CheckSealed must say of a vector, where its name tells.
func wanted(v vector) (error, bool) {
	kind, fault, _ := strings.Cut(v.name, "_")
	success := v.fields["expect"] == "success"
	switch {
	case v.fields["armored"] != "":
		return ErrArmored, bytes.HasPrefix(v.body, []byte(ageArmor))
	case kind == "hybrid" && fault == "and_x25519":
		return ErrClassic, true
	case kind == "hybrid" && success:
		return nil, true
	case kind == "scrypt" && success:
		return ErrPassphrase, true
	case (kind == "x25519" || kind == "stream" || kind == "stanza") && success:
		return ErrClassic, true
	case kind == "version" || kind == "empty" || kind == "header":
		return ErrNotSealed, true
	}
	return nil, false
}

// arithmetic are faults that only opening finds: shares that are no points.
var arithmetic = []string{"hybrid_identity", "hybrid_low_order"}

// A header that its own reader refuses is not taken for a sealed file.
func TestCheckSealedStrict(t *testing.T) {
	for _, v := range vectors(t) {
		kind, _, _ := strings.Cut(v.name, "_")
		structural := kind == "stanza" || kind == "hmac" || kind == "hybrid"
		if v.fields["expect"] != "header failure" || !structural || slices.Contains(arithmetic, v.name) {
			continue
		}
		if err := CheckSealed(v.body[:min(len(v.body), HeaderPeek)]); err == nil {
			t.Errorf("%s is taken: %s", v.name, v.fields["comment"])
		}
	}
}

// However a good file is cut, CheckSealed takes it only when all of the
// header and the least payload are there, or when it was given a full peek.
func TestCheckSealedCut(t *testing.T) {
	var good []byte
	for _, v := range vectors(t) {
		if v.name == "hybrid" {
			good = v.body
		}
	}
	end := bytes.Index(good, []byte("\n--- ")) + len("\n--- ") + 43 + len("\n")
	for n := range end + leastBody {
		if CheckSealed(good[:n]) == nil {
			t.Fatalf("taken when cut at %d of %d", n, len(good))
		}
	}
	if err := CheckSealed(good[:end+leastBody]); err != nil {
		t.Errorf("with the least payload: %v", err)
	}
	mac := bytes.Index(good, []byte("\n--- ")) + 1
	stanza := good[len(ageIntro):mac]
	for many := 2; many < 6; many++ { // a header longer than the peek
		long := append([]byte(ageIntro), bytes.Repeat(stanza, many)...)
		long = append(append(long, good[mac:]...), make([]byte, HeaderPeek)...)
		if err := CheckSealed(long[:HeaderPeek]); err != nil {
			t.Errorf("%d recipients: %v", many, err)
		}
	}
}

func FuzzCheckSealed(f *testing.F) {
	for _, v := range vectors(f) {
		f.Add(v.body[:min(len(v.body), HeaderPeek)])
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		err := CheckSealed(b)
		if err == nil && !bytes.Contains(b, []byte("-> "+hybridType+" ")) {
			t.Error("taken without a hybrid stanza")
		}
		if err == nil && len(b) < HeaderPeek && CheckSealed(b[:len(b)/2]) == nil && len(b) < 3000 {
			t.Error("taken whole and halved")
		}
	})
}
