//go:build !js

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// A price is a row of Cloudflare's list for the Workers Paid plan, beyond what
// it includes. Storing is not among them: a thousand deliveries of a megabyte,
// kept for the 90 days of retention, are 3 GB-months of R2 at 1.5 US cents.
type price struct {
	what   string
	unit   float64 // for so many
	dollar float64
	source string
}

// prices as the pages named say; each was held against its source text
// (cloudflare/cloudflare-docs, src/content) on 2026-11-22. What counts as one,
// from the same pages: in Queues each write, read and delete of a message up to
// 64 kB; in D1 a row for the table and one for each index that a write touches;
// in R2 storing and listing are class A, reading and heads class B, deleting is
// free.
var prices = []price{
	{"requests", 1e6, 0.30, "developers.cloudflare.com/workers/platform/pricing"},
	{"CPU ms", 1e6, 0.02, "developers.cloudflare.com/workers/platform/pricing"},
	{"R2 class A", 1e6, 4.50, "developers.cloudflare.com/r2/pricing"},
	{"R2 class B", 1e6, 0.36, "developers.cloudflare.com/r2/pricing"},
	{"D1 rows read", 1e6, 0.001, "developers.cloudflare.com/d1/platform/pricing"},
	{"D1 rows written", 1e6, 1.00, "developers.cloudflare.com/d1/platform/pricing"},
	{"queue operations", 1e6, 0.40, "developers.cloudflare.com/queues/platform/pricing"},
}

// lives is how many deliveries are counted; the first one warms up.
const lives = 20

// A tally is what deliveries have used, by the names of the prices.
type tally map[string]float64

// cost counts what the whole life of a delivery uses, from the POST to read
// in, and prices a thousand of them. The counts are exact; CPU is the whole
// runtime's, emulated storage included, and so an upper bound.
func cost(s *stand) ([]row, error) {
	ours, err := s.count("worker/bench/counted.mjs")
	if err != nil {
		return nil, err
	}
	stock, err := s.count("worker/bench/counted_stock.mjs")
	if err != nil {
		return nil, err
	}
	var rows []row
	var sum, stockSum float64
	for _, p := range prices {
		sum += ours[p.what] / p.unit * p.dollar
		stockSum += stock[p.what] / p.unit * p.dollar
		rows = append(rows, row{What: "1 000 deliveries: " + p.what, Unit: "count", Ours: ours[p.what], Against: "stock lifecycle", Theirs: stock[p.what], Less: true})
	}
	return append(rows, row{What: "1 000 deliveries, cost on Cloudflare", Unit: "US cents", Ours: 100 * sum, Against: "stock lifecycle", Theirs: 100 * stockSum, Less: true}), nil
}

// count lives deliveries on a Worker and scales what they used to a thousand.
func (s *stand) count(main string) (tally, error) {
	h, err := s.miniflare("counted", main)
	if err != nil {
		return nil, err
	}
	defer h.stop()
	if err := h.live(1); err != nil {
		return nil, err
	}
	before, err := h.used()
	if err != nil {
		return nil, err
	}
	if err := h.live(lives); err != nil {
		return nil, err
	}
	after, err := h.used()
	for name := range after {
		after[name] = (after[name] - before[name]) * 1000 / lives
	}
	return after, err
}

// live takes n deliveries of a megabyte from the POST over the queue, SSB's
// pickup and reading in to a municipality that looks at the outcome, with a
// sweep in the end.
func (h *host) live(n int) error {
	c := http.DefaultClient
	for range n {
		id, err := h.deliver(c, sealedBytes(1_000_000))
		if err != nil {
			return err
		}
		if _, err := h.ask(c, "GET", "/bench/wake", nil, 200); err != nil {
			return err
		}
		if _, err := h.askAs(c, "bench-ssb", "GET", "/v1/pickup?max=1", nil, 200); err != nil {
			return err
		}
		content, err := h.askAs(c, "bench-ssb", "GET", "/v1/pickup/"+id+"/content", nil, 200)
		if err == nil && len(content) != 1_000_000 {
			err = errors.New("pickup is not whole")
		}
		if err == nil {
			_, err = h.askAs(c, "bench-ssb", "POST", "/v1/pickup/"+id+"/read", []byte(`{"result":"read"}`), 200)
		}
		if err == nil {
			err = h.status(c, id)
		}
		if err != nil {
			return err
		}
	}
	_, err := h.ask(c, "GET", "/bench/tick", nil, 200)
	return err
}

// used is what the Worker has counted so far, and its runtime's CPU time.
func (h *host) used() (tally, error) {
	res, err := http.Get(h.url + "/bench/count")
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	var n struct{ Events, RowsRead, RowsWritten, ClassA, ClassB, Queue float64 }
	if err := json.NewDecoder(res.Body).Decode(&n); err != nil {
		return nil, err
	}
	cpu, err := childTime(h.pid)
	return tally{"requests": n.Events, "CPU ms": ms(cpu), "R2 class A": n.ClassA, "R2 class B": n.ClassB,
		"D1 rows read": n.RowsRead, "D1 rows written": n.RowsWritten, "queue operations": n.Queue}, err
}

// childTime is the CPU time of a process's children so far.
func childTime(pid int) (time.Duration, error) {
	out, err := quiet(exec.Command("pgrep", "-P", strconv.Itoa(pid)))
	if err != nil {
		return 0, err
	}
	var total time.Duration
	for _, child := range strings.Fields(string(out)) {
		b, err := os.ReadFile("/proc/" + child + "/stat")
		if err != nil {
			return 0, err
		}
		f := strings.Fields(string(b[strings.LastIndexByte(string(b), ')')+1:]))
		for _, ticks := range f[11:13] { // utime and stime, in hundredths
			n, err := strconv.Atoi(ticks)
			if err != nil {
				return 0, fmt.Errorf("times of process %s: %w", child, err)
			}
			total += time.Duration(n) * 10 * time.Millisecond
		}
	}
	return total, nil
}
