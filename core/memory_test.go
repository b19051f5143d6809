package core_test

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"testing"

	"sluse/core"
)

// people yields a delivery of n persons without holding it.
type people struct {
	n, i int
	buf  []byte
	done bool
}

func (p *people) Read(b []byte) (int, error) {
	for len(p.buf) == 0 {
		switch {
		case p.done:
			return 0, io.EOF
		case p.i == 0:
			p.buf = append(p.buf, head...)
		case p.i > p.n:
			p.buf, p.done = append(p.buf, foot...), true
		default:
			p.buf = fmt.Appendf(p.buf, `<Bruker brukerNr="nr-%d" fid="%s" typeID="1" husstand="1" boforhold="1" bydel="05"><Tjeneste tjenesteID="1" tjenesteType="6" fraDato="2025-03-01"/></Bruker>`+"\n",
				p.i, tenor(p.i))
		}
		p.i++
	}
	n := copy(b, p.buf)
	p.buf = p.buf[:copy(p.buf, p.buf[n:])]
	return n, nil
}

// TestMemory reads as many persons as the country's recipients: what is in use
// stays below 64 MiB all the way.
func TestMemory(t *testing.T) {
	n := 400_000
	if testing.Short() || runtime.GOARCH == "wasm" {
		n = 100_000
	}
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	before, peak, calls := m.HeapAlloc, uint64(0), 0
	r, err := core.Check(context.Background(), &people{n: n}, core.CheckOptions{Progress: func(int64) {
		if calls++; calls%(n/40) == 0 {
			runtime.GC()
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapAlloc-min(before, m.HeapAlloc))
		}
	}})
	if err != nil || r.Report.Persons != int64(n) {
		t.Fatalf("%v %+v", err, r)
	}
	t.Logf("%d persons: %.1f MiB", n, float64(peak)/(1<<20))
	if peak == 0 || peak > 64<<20 {
		t.Errorf("%d bytes in use", peak)
	}
}
