package synth

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/xml"
	"io"
	"testing"
)

func delivery(t *testing.T, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := Write(&b, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSameBytes holds the generator to the same bytes on every platform: the
// sums were taken on linux/amd64 and hold for js/wasm. A change of the
// generator changes them; then the fixtures in testdata/deliveries change too.
func TestSameBytes(t *testing.T) {
	for _, c := range []struct {
		o   Options
		sum string
	}{
		{Options{Year: 2026, Municipality: "0301", Persons: 25, Seed: 1}, "1ad9150a44383d00"},
		{Options{Year: 2025, Municipality: "4601", Persons: 2000, Seed: 7}, "32ee1f6959117181"},
	} {
		h := sha256.Sum256(delivery(t, c.o))
		if got := hex.EncodeToString(h[:8]); got != c.sum {
			t.Errorf("%+v: got %s, want %s", c.o, got, c.sum)
		}
	}
}

func TestSeedsDiffer(t *testing.T) {
	o := Options{Year: 2026, Municipality: "0301", Persons: 300, Seed: 1}
	a, b := delivery(t, o), delivery(t, o)
	if !bytes.Equal(a, b) {
		t.Error("same seed, other bytes")
	}
	o.Seed = 2
	if bytes.Equal(a, delivery(t, o)) {
		t.Error("other seed, same bytes")
	}
}

func TestWellFormed(t *testing.T) {
	for _, n := range []int{1, 2, 15, 199, 200, 1000} {
		d := xml.NewDecoder(bytes.NewReader(delivery(t, Options{Year: 2025, Municipality: "5001", Persons: n, Seed: uint64(n)})))
		persons := 0
		for {
			tok, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if e, ok := tok.(xml.StartElement); ok && e.Name.Local == "Bruker" {
				persons++
			}
		}
		if persons != n {
			t.Errorf("%d persons asked for, %d written", n, persons)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, o := range []Options{
		{Year: 2024, Municipality: "0301", Persons: 1},
		{Year: 2026, Municipality: "0302", Persons: 1},
		{Year: 2026, Municipality: "0301"},
		{Year: 2026, Municipality: "0301", Persons: 1, Format: "csv"},
		{Year: 2026, Municipality: "0301", Persons: 1, Production: true},
	} {
		if _, err := Write(io.Discard, o); err == nil {
			t.Errorf("%+v: not refused", o)
		}
	}
}
