package keyring

import (
	"bytes"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"sluse/core/wire"
)

const (
	exampleSigner   = "PRIVATE+KEY+sluse-example+455873e8+AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB"
	exampleVerifier = "sluse-example+455873e8+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"
)

func signer(t testing.TB) note.Signer {
	t.Helper()
	s, err := wire.NewSigner(exampleSigner)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// example is a list in the middle of a change of keys.
func example() List {
	research := NewKey(wire.RoleResearch, 2026, "age1pq1project")
	research.Project = "P17"
	old, next := NewKey(wire.RoleSSB, 2025, "age1pq1old"), NewKey(wire.RoleSSB, 2027, "age1pq1next")
	old.State, next.State = Retired, Announced
	return List{
		Issued: time.Date(2027, 1, 2, 8, 0, 0, 0, time.FixedZone("", 3600)),
		Keys: []Key{old, NewKey(wire.RoleSSB, 2026, "age1pq1first"), NewKey(wire.RoleSSB, 2026, "age1pq1second"),
			next, NewKey(wire.RoleTPF, 2026, "age1pq1tpf"), research},
		Signers: []Signer{{SignerEdge, exampleVerifier}, {SignerSSB, exampleVerifier}},
	}
}

// The signed bytes are fixed: an old list stays readable.
func TestVector(t *testing.T) {
	got, err := Sign(example(), signer(t))
	if err != nil {
		t.Fatal(err)
	}
	const file = "../../testdata/vectors/keyring.txt"
	want, err := os.ReadFile(file)
	if os.Getenv("UPDATE") != "" {
		err = os.WriteFile(file, got, 0o644)
		want = got
	}
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	l, err := Open(want, exampleVerifier)
	if err != nil {
		t.Fatal(err)
	}
	if l.Text() != example().Text() || !reflect.DeepEqual(l.Keys, example().Keys) {
		t.Errorf("%+v", l)
	}
}

func TestActive(t *testing.T) {
	l := example()
	if got := l.Active(wire.RoleSSB, 2026); len(got) != 2 || got[1].Recipient != "age1pq1second" {
		t.Errorf("2026: %v", got)
	}
	for _, year := range []int{2024, 2025, 2027} { // unknown, retired, announced
		if got := l.Active(wire.RoleSSB, year); len(got) != 0 {
			t.Errorf("%d: %v", year, got)
		}
	}
	if got := l.Verifiers(SignerEdge); len(got) != 1 || got[0] != exampleVerifier {
		t.Error(got)
	}
}

func TestForged(t *testing.T) {
	good, err := Sign(example(), signer(t))
	if err != nil {
		t.Fatal(err)
	}
	for i := range good {
		bad := bytes.Clone(good)
		bad[i] ^= 1
		if _, err := Open(bad, exampleVerifier); err == nil {
			t.Errorf("byte %d (%q) may be changed", i, good[i])
		}
	}
	if _, err := Open(good, DevelopmentRoot); err == nil || !strings.Contains(err.Error(), "not signed by") {
		t.Errorf("another root: %v", err)
	}
	if _, err := Open(good, "no key"); err == nil {
		t.Error("no key at all verifies it")
	}
}

// What Sign refuses: each row spoils a good list.
func TestRefused(t *testing.T) {
	for name, spoil := range map[string]func(*List){
		"never issued":        func(l *List) { l.Issued = time.Time{} },
		"line in recipient":   func(l *List) { l.Keys[0] = NewKey(wire.RoleSSB, 2026, "a\nkey: ssb") },
		"space in project":    func(l *List) { l.Keys[5].Project = "a b" },
		"project of ssb":      func(l *List) { l.Keys[0].Project = "P1" },
		"research of nothing": func(l *List) { l.Keys[5].Project = "" },
		"role of a token":     func(l *List) { l.Keys[0].Role = wire.RoleAdmin },
		"state":               func(l *List) { l.Keys[0].State = "lost" },
		"year":                func(l *List) { l.Keys[0].Year = 26 },
		"id of another":       func(l *List) { l.Keys[0].ID = l.Keys[1].ID },
		"the same row twice":  func(l *List) { l.Keys = append(l.Keys, l.Keys[1]) },
		"signer's role":       func(l *List) { l.Signers[0].Role = "root" },
		"verifier":            func(l *List) { l.Signers[0].Verifier = "sluse+00000000+AAAA" },
	} {
		l := example()
		spoil(&l)
		if b, err := Sign(l, signer(t)); err == nil {
			t.Errorf("%s is signed:\n%s", name, b)
		}
	}
}

// A root may be replaced: builds with either pinned read the list.
func TestTwoRoots(t *testing.T) {
	key, other, err := wire.GenerateSigner("next-root")
	if err != nil {
		t.Fatal(err)
	}
	next, err := wire.NewSigner(key)
	if err != nil {
		t.Fatal(err)
	}
	b, err := Sign(example(), signer(t), next)
	if err != nil {
		t.Fatal(err)
	}
	for _, root := range []string{exampleVerifier, other} {
		if _, err := Open(b, root); err != nil {
			t.Error(err)
		}
	}
}

// What parses is canonical, and signing takes it.
func FuzzParse(f *testing.F) {
	f.Add(example().Text())
	s := signer(f)
	f.Fuzz(func(t *testing.T, text string) {
		l, err := Parse(text)
		if err != nil {
			return
		}
		if l.Text() != text {
			t.Errorf("%q is read as %q", text, l.Text())
		}
		if _, err := Sign(l, s); err != nil {
			t.Errorf("parses, but is not signed: %v", err)
		}
	})
}
