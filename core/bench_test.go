package core_test

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"io"
	"sync"
	"testing"

	"sluse/core"
	"sluse/core/synth"
)

// bulk is a delivery of some megabytes, as a municipality's looks.
var bulk = sync.OnceValue(func() []byte {
	var b bytes.Buffer
	if _, err := synth.Write(&b, synth.Options{Year: 2026, Municipality: "0301", Persons: 10_000, Seed: 1}); err != nil {
		panic(err)
	}
	return b.Bytes()
})

// BenchmarkCheck reads and judges with all rules on; BenchmarkRawToken is what
// encoding/xml needs to take the same bytes apart and judge nothing.
func BenchmarkCheck(b *testing.B) {
	doc := bulk()
	b.SetBytes(int64(len(doc)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := core.Check(context.Background(), bytes.NewReader(doc), core.CheckOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRawToken(b *testing.B) {
	doc := bulk()
	b.SetBytes(int64(len(doc)))
	for b.Loop() {
		d := xml.NewDecoder(bytes.NewReader(doc))
		for {
			if _, err := d.RawToken(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				b.Fatal(err)
			}
		}
	}
}
