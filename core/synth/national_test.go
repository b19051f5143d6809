package synth

import (
	"io"
	"testing"
)

// A file is what National writes one municipality to.
type file struct{ io.Writer }

func (file) Close() error { return nil }

func TestNational(t *testing.T) {
	const n = 8000
	all := newTally(t, 2026)
	codes, last := 0, ""
	err := National(2026, n, 3, func(code string) (io.WriteCloser, error) {
		if code <= last {
			t.Errorf("%s after %s", code, last)
		}
		codes, last = codes+1, code
		return file{all}, nil // one tally for all: a number given twice would show
	})
	if err != nil {
		t.Fatal(err)
	}
	if codes != 357 || all.persons != n {
		t.Errorf("%d municipalities, %d persons", codes, all.persons)
	}
	all.shares(t, 1.5)
}

func TestByPopulation(t *testing.T) {
	sum := 0
	all := settlements()
	for i, n := range byPopulation(all, base) {
		sum += n
		if n < 10 {
			t.Errorf("%s: %d persons", all[i].Code, n)
		}
	}
	if sum != base {
		t.Errorf("%d persons", sum)
	}
}
