package record

import (
	"strings"
	"testing"

	"sluse/core/format"
)

// TestBufferBorder: a delivery reads the same wherever the buffer ends in it.
func TestBufferBorder(t *testing.T) {
	const head = `<?xml version="1.0"?><Melding xmlns="urn:sluse:iplos:1" versjon="1.1" fraDatoPeriode="2026-01-01">`
	const tail = `<!-- a --><?b c?><Kommune kommuneNr="0301"><Bruker brukerNr="1" fid="1234" typeID="9"></Bruker></Kommune></Melding>`
	for at := range len(tail) {
		pad := strings.Repeat(" ", bufSize-len(head)-at-1)
		s := NewScanner(strings.NewReader(head+pad+tail), Options{
			Layout: func(string, string, func(string) string) *format.Layout { return format.ForYear(2026) },
			Problem: func(p Problem) {
				if p.Code == NotWellFormed {
					t.Errorf("border behind %q: not well-formed", tail[:at+1])
				}
			},
		})
		starts := 0
		for ev := s.Next(); ev != Done && ev != Halted; ev = s.Next() {
			if ev == Start {
				starts++
			}
		}
		if starts != 3 {
			t.Errorf("border behind %q: %d elements", tail[:at+1], starts)
		}
	}
}
