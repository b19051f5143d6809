//go:build !js

package main

import (
	"compress/flate"
	"os"
	"time"
)

// sizes are exact. The page's are brotli at its best, as a build may serve
// them; the edge's is deflated, as Cloudflare counts.
func sizes(s *stand) ([]row, error) {
	b, err := s.browser()
	if err != nil {
		return nil, err
	}
	var page struct{ Page, Floor float64 }
	if err := b.ask(request{Do: "weigh"}, &page); err != nil {
		return nil, err
	}
	programs, err := weighPrograms(b)
	if err != nil {
		return nil, err
	}
	edge, err := deflated("worker/build/app.wasm")
	if err != nil {
		return nil, err
	}
	ready, err := navigation(s, b)
	if err != nil {
		return nil, err
	}
	return append(append(ready, []row{
		{What: "page before a file is chosen, brotli", Unit: "kB", Ours: page.Page / 1e3, Against: "page of age-encryption + DOMParser", Theirs: page.Floor / 1e3, Less: true},
		{What: "wasm of the edge, deflated", Unit: "kB", Ours: float64(edge) / 1e3, Against: "limit of Cloudflare's smallest plan", Theirs: 3000, Target: 1, Less: true},
	}...), programs...), nil
}

// weighPrograms tells of the core's programs for the browser. A user waits for
// the first, and for none of the others.
func weighPrograms(b *browser) ([]row, error) {
	var rows []row
	for _, p := range []struct{ name, when string }{
		{"check", "fetched at once"},
		{"seal", "fetched behind it"},
		{"open", "fetched with SSB's answer"},
	} {
		var size float64
		if err := b.ask(request{Do: "brotli", File: "web/src/engine/wasm/" + p.name + ".wasm"}, &size); err != nil {
			return nil, err
		}
		rows = append(rows, row{What: "wasm that can " + p.name + ", brotli, " + p.when, Unit: "kB", Ours: size / 1e3, Against: "target", Theirs: 1200, Target: 1, Less: true})
	}
	return rows, nil
}

// navigation is what a browser needs that has never seen the page, until the
// core runs and has verified the key list; the floor has then run its scripts.
func navigation(s *stand, b *browser) ([]row, error) {
	addr, stop, err := s.host()
	if err != nil {
		return nil, err
	}
	defer stop()
	times := map[string][]time.Duration{}
	urls := []string{"http://" + addr + "/", ""}
	for range s.rounds {
		for _, url := range urls {
			d, err := b.took(request{Do: "ready", URL: url})()
			if err != nil {
				return nil, err
			}
			times[url] = append(times[url], d)
		}
	}
	ours, theirs := median(times[urls[0]]), median(times[urls[1]])
	return []row{
		{What: "navigation to ready, cold", Unit: "ms", Ours: ours.Seconds() * 1e3, Against: "page of age-encryption + DOMParser", Theirs: theirs.Seconds() * 1e3, Less: true},
		{What: "navigation to ready, cold", Unit: "ms", Ours: ours.Seconds() * 1e3, Against: "target", Theirs: 1000, Target: 1, Less: true},
	}, nil
}

// deflated is what a file shrinks to at level 6, the same on any machine.
func deflated(name string) (int64, error) {
	content, err := os.ReadFile(name)
	if err != nil {
		return 0, err
	}
	var n counter
	w, err := flate.NewWriter(&n, 6)
	if err != nil {
		return 0, err
	}
	if _, err := w.Write(content); err != nil {
		return 0, err
	}
	err = w.Close()
	return int64(n), err
}

type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
