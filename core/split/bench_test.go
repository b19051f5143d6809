package split

import (
	"bytes"
	"io"
	"testing"
)

func BenchmarkSplit(b *testing.B) {
	whole := delivery(b, 5000)
	b.SetBytes(int64(len(whole)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Split(io.Discard, io.Discard, bytes.NewReader(whole), Options{Header: header, References: NewReferences(ReferenceKey{})}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkJoin(b *testing.B) {
	ide, ipl, _ := parted(b, delivery(b, 5000), 1)
	answer := mapping(b, ide, nil)
	b.SetBytes(int64(len(ipl)))
	b.ReportAllocs()
	for b.Loop() {
		m, err := ReadMapping(bytes.NewReader(answer))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := Join(io.Discard, bytes.NewReader(ipl), m, JoinOptions{Header: header, Delivery: "D1"}); err != nil {
			b.Fatal(err)
		}
	}
}
