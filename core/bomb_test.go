package core_test

import (
	"context"
	"io"
	"runtime"
	"strings"
	"testing"

	"sluse/core"
)

// repeated yields head, then text as often as n, then foot, without holding it.
type repeated struct {
	head, text, foot string
	n                int
	now              string
	stage            int
}

func (r *repeated) Read(p []byte) (int, error) {
	for r.now == "" {
		switch {
		case r.stage == 0:
			r.now, r.stage = r.head, 1
		case r.stage == 1 && r.n > 0:
			r.now = r.text
			r.n--
		case r.stage == 1:
			r.now, r.stage = r.foot, 2
		default:
			return 0, io.EOF
		}
	}
	n := copy(p, r.now)
	r.now = r.now[n:]
	return n, nil
}

// TestBombs reads what is made to break readers. Each gets a finding, within
// the memory that a large delivery may take.
func TestBombs(t *testing.T) {
	const root = `<Melding xmlns="urn:sluse:iplos:1" `
	const inside = head + `<Bruker brukerNr="1" fid="`
	block := strings.Repeat("a", 1000)
	for name, c := range map[string]struct {
		in   repeated
		want string // the rules that fire begin with
	}{
		"entities":         {repeated{head: `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">`, text: `<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">`, n: 100, foot: `]><a>&b;</a>`}, "M003×1"},
		"long attribute":   {repeated{head: inside, text: block, n: 10_000, foot: `"/>` + foot}, "M006×1"},
		"many attributes":  {repeated{head: head + "<Bruker", text: ` a="1"`, n: 1_000_000, foot: "/>" + foot}, "M006×1"},
		"attributes, root": {repeated{head: root, text: ` a="1"`, n: 1_000_000, foot: "/>"}, "M006×1"},
		"long name":        {repeated{head: head + "<B", text: block, n: 10_000, foot: "/>" + foot}, "M006×1"},
		"depth":            {repeated{head: head, text: "<a>", n: 100_000, foot: ""}, "M006×1 M007×1"},
		"NUL":              {repeated{head: head, text: "\x00", n: 1_000_000, foot: foot}, "M002×1"},
		"surrogates":       {repeated{head: inside, text: "\xed\xa0\x80", n: 1_000, foot: `"/>` + foot}, "M004×1"},
		"surrogate refs":   {repeated{head: inside, text: "&#xD800;", n: 1_000, foot: `"/>` + foot}, "M002×1"},
		"long comment":     {repeated{head: head + "<!--", text: block + "\n", n: 20_000, foot: "-->" + foot}, "K004×1"},
		"long text":        {repeated{head: head, text: block + "\n", n: 20_000, foot: foot}, "M007×1 K004×1"},
		"blank":            {repeated{head: head, text: strings.Repeat(" ", 999) + "\n", n: 20_000, foot: foot}, "K004×1"},
		"only blank":       {repeated{text: strings.Repeat(" ", 999) + "\n", n: 5_000}, "M001×1"},
		"a million errors": {repeated{head: head, text: `<Bruker brukerNr="1" fid="x"/>` + "\n", n: 500_000, foot: foot}, "M009×500000 M010×500000 B008×499999"},
		"unknown elements": {repeated{head: head, text: "<x y='1'/>", n: 1_000_000, foot: foot}, "M007×1000000 K004×1"},
		"namespaces":       {repeated{head: head, text: `<a:x xmlns:a="urn:a" xmlns:b="urn:b"/>`, n: 200_000, foot: foot}, "M007×200000 K004×1"},
		"one person":       {repeated{head: inside + `03854112030" typeID="1">`, text: `<Tjeneste tjenesteID="T" tjenesteType="21" fraDato="2026-03-01"/>`, n: 200_000, foot: "</Bruker>" + foot}, "B012×1 B018×2 T004×199999 T015×200000 T016×1 F001×1"},
	} {
		t.Run(name, func(t *testing.T) {
			in := c.in
			peak := uint64(0)
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			before, calls := m.HeapAlloc, 0
			r, err := core.Check(context.Background(), &in, core.CheckOptions{Progress: func(int64) {
				if calls++; calls%4096 == 0 {
					runtime.ReadMemStats(&m)
					peak = max(peak, m.HeapAlloc-min(before, m.HeapAlloc))
				}
			}})
			if err != nil {
				t.Fatal(err)
			}
			if got := fired(r.Report); !strings.HasPrefix(got, c.want) {
				t.Errorf("fired %s, want %s", got, c.want)
			}
			if peak > 64<<20 {
				t.Errorf("%d MiB of memory", peak>>20)
			}
		})
	}
}
