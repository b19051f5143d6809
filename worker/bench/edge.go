//go:build !js

package main

const (
	clients  = 8
	smallest = "/v1/nothing" // refused in Go, by the service's own routes; nothing is stored or looked up
)

// edge sets the pool of Go instances against a Worker without Go and against a
// new instance for each request, with the smallest answer there is: that
// shows what Go costs by itself.
func edge(s *stand) ([]row, error) {
	urls := map[string]string{}
	for name, main := range map[string]string{"pool": "worker/pool/worker.mjs", "plain": "worker/bench/plain.mjs", "stock": "worker/bench/stock.mjs"} {
		url, stop, err := s.workerd(main)
		if err != nil {
			return nil, err
		}
		defer stop()
		urls[name] = url
	}
	requests := map[string]int{"pool": 1500, "plain": 1500, "stock": 150}
	names := []string{"pool", "plain", "stock"}
	loads := map[string][]load{}
	for range s.rounds + 1 { // the first round is for warming up
		for _, name := range names {
			l, err := hammer(urls[name], requests[name], clients)
			if err != nil {
				return nil, err
			}
			loads[name] = append(loads[name], l)
		}
	}
	m := map[string]load{}
	for name, all := range loads {
		m[name] = middle(all[1:])
	}
	var rows []row
	for _, rival := range []struct {
		name, words string
		target      float64
	}{{"plain", "plain JavaScript", 0.4}, {"stock", "a new Go instance a request (stock)", 4}} {
		ours, theirs := m["pool"], m[rival.name]
		rows = append(rows,
			row{What: "edge, 8 clients: pool", Unit: "requests/s", Ours: ours.perSecond, Against: rival.words, Theirs: theirs.perSecond, Target: rival.target},
			row{What: "edge p50: pool", Unit: "ms", Ours: ours.p50, Against: rival.words, Theirs: theirs.p50, Less: true},
			row{What: "edge p99: pool", Unit: "ms", Ours: ours.p99, Against: rival.words, Theirs: theirs.p99, Less: true})
	}
	return rows, nil
}
