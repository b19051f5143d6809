package register

import (
	"bytes"
	"context"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"sluse/core/pseudonym"
	"sluse/core/rule"
	"sluse/core/split"
	"sluse/core/synth"
	"sluse/core/wire"
)

// A way is all that a delivery goes through before the register: split, the
// pseudonym manager's answer, the join.
type way struct {
	key      *pseudonym.Key
	previous *pseudonym.Key
}

func newWay(t testing.TB) *way {
	t.Helper()
	key, err := pseudonym.GenerateKey("iplos", nil, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return &way{key: key}
}

// made is a synthetic delivery.
func made(t testing.TB, o synth.Options) []byte {
	t.Helper()
	if o.Year == 0 {
		o.Year = 2026
	}
	if o.Municipality == "" {
		o.Municipality = "0301"
	}
	var b bytes.Buffer
	if _, err := synth.Write(&b, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// joined sends a whole delivery the way and returns what the register is given.
func (w *way) joined(t testing.TB, whole []byte, d Delivery) (Delivery, []byte) {
	t.Helper()
	bundle, err := split.NewBundle(rand.NewChaCha8([32]byte{byte(len(d.ID))}))
	if err != nil {
		t.Fatal(err)
	}
	h := split.Header{Bundle: bundle, Municipality: d.Municipality, Year: d.Year, Kind: d.Kind}
	var ide, ipl, answer, out bytes.Buffer
	_, err = split.Split(&ide, &ipl, bytes.NewReader(whole), split.Options{Header: h, References: split.NewReferences(split.ReferenceKey{1})})
	if err != nil {
		t.Fatal(err)
	}

	m := pseudonym.Manager{Key: w.key, Previous: w.previous}
	if _, err := m.Answer(&answer, &ide, split.MappingHeader{Header: h, Delivery: d.ID}); err != nil {
		t.Fatal(err)
	}
	mapping, err := split.ReadMapping(&answer)
	if err != nil {
		t.Fatal(err)
	}
	d.Mapping, d.Counts, d.Rekeyed = mapping.Header, mapping.Counts, map[split.Pseudonym]split.Pseudonym{}
	sum, err := split.Join(&out, &ipl, mapping, split.JoinOptions{Header: h, Delivery: d.ID,
		Rekeyed: func(was, now split.Pseudonym) { d.Rekeyed[was] = now }})
	if err != nil {
		t.Fatal(err)
	}
	d.Refused, d.Left = sum.Dropped, sum.Left
	return d, out.Bytes()
}

var start = time.Date(2027, 1, 5, 9, 0, 0, 0, time.UTC)

// delivery is one of a test's, received so many hours after the start.
func delivery(id, municipality string, year, hours int) Delivery {
	return Delivery{ID: id, Municipality: municipality, Year: year, Kind: wire.Test, SHA256: strings.Repeat("0", 64),
		Received: start.Add(time.Duration(hours) * time.Hour)}
}

func (w *way) load(t testing.TB, db *DB, whole []byte, d Delivery) *Loaded {
	t.Helper()
	d, joined := w.joined(t, whole, d)
	l, err := db.Load(context.Background(), d, againOf(joined), rule.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// againOf opens bytes any number of times.
func againOf(b []byte) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b)), nil }
}

// count is one number from the database.
func count(t testing.TB, db *DB, query string, args ...any) (n int64) {
	t.Helper()
	if err := db.sql.QueryRow(query, args...).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}
