package synth

import (
	"io"
	"testing"
)

// A meter counts what is written.
type meter struct{ n int64 }

func (m *meter) Write(b []byte) (int, error) { m.n += int64(len(b)); return len(b), nil }

func BenchmarkWrite(b *testing.B) {
	for _, f := range []string{"aar", "kpr"} {
		b.Run(f, func(b *testing.B) {
			var m meter
			for range b.N {
				if _, err := Write(&m, Options{Year: 2026, Municipality: "0301", Persons: 20_000, Seed: 1, Format: f}); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(m.n / int64(b.N))
		})
	}
}

// BenchmarkNational is the whole country.
func BenchmarkNational(b *testing.B) {
	var m meter
	for range b.N {
		err := National(2026, base, 1, func(string) (io.WriteCloser, error) { return file{&m}, nil })
		if err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(m.n / int64(b.N))
}
