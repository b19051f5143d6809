package core_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sluse/core"
	"sluse/core/seal"
	"sluse/core/wire"
)

var update = flag.Bool("update-vectors", false, "seal testdata/vectors/sealed anew")

const sealedVectors = "../testdata/vectors/sealed"

// A sealedVector is a row of vectors.json: a file, and what every
// implementation must make of it.
type sealedVector struct {
	File   string `json:"file"`
	What   string `json:"what"`
	Edge   string `json:"edge"`   // "taken", or why the edge refuses it
	Opened string `json:"opened"` // "delivery", or how opening fails
}

// The edge's and Open's words for the vectors.
var (
	edgeWords = map[error]string{nil: "taken", wire.ErrNotSealed: "not an age file", wire.ErrArmored: "armored",
		wire.ErrPassphrase: "passphrase", wire.ErrClassic: "classic"}
	openWords = map[error]string{nil: "delivery", core.ErrWrongKey: "wrong key", core.ErrDamaged: "damaged", core.ErrTooLarge: "too large"}
)

// Files sealed by an earlier build open for ever, and bad ones fail alike.
func TestSealedVectors(t *testing.T) {
	if *update {
		makeVectors(t)
	}
	var rows []sealedVector
	if err := json.Unmarshal(vectorFile(t, "vectors.json"), &rows); err != nil {
		t.Fatal(err)
	}
	identity, plain := string(vectorFile(t, "identity.key")), vectorFile(t, "delivery.xml")
	if len(rows) < 10 {
		t.Fatalf("only %d vectors", len(rows))
	}
	for _, row := range rows {
		b := vectorFile(t, row.File)
		if got := word(t, edgeWords, wire.CheckSealed(b[:min(len(b), wire.HeaderPeek)])); got != row.Edge {
			t.Errorf("%s: the edge says %q, want %q", row.File, got, row.Edge)
		}
		out, err := open(identity, b, core.OpenOptions{})
		if got := word(t, openWords, err); got != row.Opened {
			t.Errorf("%s: opening gives %q, want %q", row.File, got, row.Opened)
		}
		if err == nil && !bytes.Equal(out, plain) {
			t.Errorf("%s: opens to something else", row.File)
		}
	}
}

func word(t *testing.T, words map[error]string, err error) string {
	t.Helper()
	for k, w := range words {
		if k == nil && err == nil || k != nil && errors.Is(err, k) {
			return w
		}
	}
	t.Errorf("no word for %v", err)
	return ""
}

func vectorFile(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(sealedVectors, name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// makeVectors seals anew: every run gives other bytes, so it is asked for.
func makeVectors(t *testing.T) {
	t.Helper()
	identity, recipient := keys(t)
	_, other := keys(t)
	plain := vectorFile(t, "delivery.xml")
	files := map[string][]byte{"identity.key": []byte("# for these vectors only\n# recipient: " + recipient + "\n" + identity + "\n")}
	skip := []byte{0x5a, 0x2a, 0x4d, 0x18, 8, 0, 0, 0, 'n', 'o', 't', ' ', 'y', 'o', 'u', 'r'}
	var rows []sealedVector
	add := func(name, what, edge, opened string, b []byte) {
		files[name] = b
		rows = append(rows, sealedVector{name, what, edge, opened})
	}
	asIs := sealAsIs(t, recipient, plain)
	add("plain.age", "the delivery as it is", "taken", "delivery", asIs)
	add("zstd.age", "one zstd frame", "taken", "delivery", sealAsIs(t, recipient, zst(t, plain)))
	add("zstd-frames.age", "three zstd frames", "taken", "delivery", sealAsIs(t, recipient, join(zst(t, plain[:99]), zst(t, nil), zst(t, plain[99:]))))
	add("zstd-skippable.age", "skippable frames before and after the delivery's", "taken", "delivery", sealAsIs(t, recipient, join(skip, zst(t, plain), skip)))
	add("gzip.age", "one gzip member", "taken", "delivery", sealAsIs(t, recipient, gz(t, plain)))
	add("gzip-members.age", "two gzip members", "taken", "delivery", sealAsIs(t, recipient, join(gz(t, plain[:99]), gz(t, plain[99:]))))
	add("other-key.age", "sealed to another key", "taken", "wrong key", sealAsIs(t, other, plain))
	add("cut.age", "the last byte is missing", "taken", "damaged", asIs[:len(asIs)-1])
	add("cut-header.age", "cut in the header", "not an age file", "damaged", asIs[:900])
	changed := bytes.Clone(asIs)
	changed[len(changed)-20] ^= 1
	add("changed.age", "a bit of the payload is turned", "taken", "damaged", changed)
	add("gzip-cut.age", "whole, of a gzip member that is not", "taken", "damaged", sealAsIs(t, recipient, gz(t, plain)[:50]))
	add("zstd-more.age", "something stands after the frame", "taken", "damaged", sealAsIs(t, recipient, join(zst(t, plain), plain)))
	add("bomb.age", "100 MiB of zeros by zstd", "taken", "too large", sealAsIs(t, recipient, zstBomb(t, 100<<20)))
	add("delivery.xml", "not sealed at all", "not an age file", "damaged", plain)
	b, err := json.MarshalIndent(rows, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	files["vectors.json"] = append(b, '\n')
	for name, b := range files {
		if err := os.WriteFile(filepath.Join(sealedVectors, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// The vectors' identity is the whole of their secret, and it is a real one.
func TestVectorIdentity(t *testing.T) {
	text := string(vectorFile(t, "identity.key"))
	rs, err := seal.Recipients(text)
	if err != nil || len(rs) != 1 || !strings.Contains(text, rs[0]) {
		t.Error(rs, err)
	}
}
