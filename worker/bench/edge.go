//go:build !js

package main

import (
	"fmt"
	"time"
)

const smallest = "/v1/nothing" // refused in Go, by the service's own routes; nothing is stored or looked up

// A runner is somebody under load: what it does, how often a round, and where
// known the CPU time that it has used so far.
type runner struct {
	name string
	do   deed
	n    int
	cpu  func() (time.Duration, error)
}

// round is one load of a runner.
func (r runner) round(clients int) (load, error) {
	if r.cpu == nil {
		return hammer(r.do, r.n, clients)
	}
	before, err := r.cpu()
	if err != nil {
		return load{}, err
	}
	l, err := hammer(r.do, r.n, clients)
	if err != nil {
		return load{}, err
	}
	after, err := r.cpu()
	l.cpu = ms(after-before) / float64(r.n)
	return l, err
}

// warmUp is how many rounds are not counted. While a WebAssembly program is
// young V8 compiles what it uses often once more, beside it and on the same
// cores: some four milliseconds for each of the first few hundred requests, and
// next to nothing later.
const warmUp = 3

// race loads runners in turns and returns the median load of each, of the
// rounds after the first ones.
func (s *stand) race(uncounted, clients int, runners []runner) (map[string]load, error) {
	loads := map[string][]load{}
	for range uncounted + s.rounds {
		for _, r := range runners {
			l, err := r.round(clients)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", r.name, err)
			}
			loads[r.name] = append(loads[r.name], l)
		}
	}
	m := map[string]load{}
	for name, all := range loads {
		m[name] = middle(all[uncounted:])
	}
	return m, nil
}

// A pairing is who is set against whom in the rows of a race.
type pairing struct {
	ours, theirs, words string
	target              float64 // of requests per second
}

// With storage, the emulation of D1 and R2 is most of everybody's work; what
// the lifecycle costs by itself is seen without.
var (
	bareTargets    = []pairing{{"pool", "plain", "plain JavaScript", 0.4}, {"pool", "stock", "a new Go instance a request (stock)", 4}}
	storageTargets = []pairing{{"pool", "plain", "plain JavaScript", 0.4}, {"pool", "stock", "a new Go instance a request (stock)", 0}, {"native", "pool", "pool", 0}}
)

func raceRows(what string, m map[string]load, pairings []pairing) []row {
	var rows []row
	for _, p := range pairings {
		ours, theirs := m[p.ours], m[p.theirs]
		rows = append(rows,
			row{What: what + ": " + p.ours, Unit: "requests/s", Ours: ours.perSecond, Against: p.words, Theirs: theirs.perSecond, Target: p.target},
			row{What: what + " p50: " + p.ours, Unit: "ms", Ours: ours.p50, Against: p.words, Theirs: theirs.p50, Less: true},
			row{What: what + " p99: " + p.ours, Unit: "ms", Ours: ours.p99, Against: p.words, Theirs: theirs.p99, Less: true})
		if ours.cpu > 0 && theirs.cpu > 0 {
			rows = append(rows, row{What: what + " CPU: " + p.ours, Unit: "ms/request", Ours: ours.cpu, Against: p.words, Theirs: theirs.cpu, Less: true})
		}
	}
	return rows
}

// bare sets the pool of Go instances against a Worker without Go and against a
// new instance for each request, with the smallest answer there is and on the
// bare runtime: that shows what Go costs by itself.
func bare(s *stand) ([]row, error) {
	var runners []runner
	for _, w := range []struct {
		name, main string
		n          int
	}{{"pool", "worker/pool/worker.mjs", 1500}, {"plain", "worker/bench/plain.mjs", 1500}, {"stock", "worker/bench/stock.mjs", 150}} {
		url, stop, err := s.workerd(w.main)
		if err != nil {
			return nil, err
		}
		defer stop()
		runners = append(runners, runner{name: w.name, do: nothing(url), n: w.n})
	}
	m, err := s.race(warmUp, 8, runners)
	return raceRows("edge, smallest answer, 8 clients", m, bareTargets), err
}
