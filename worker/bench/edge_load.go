//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// hosts are the pool, plain JavaScript and the stock lifecycle, each with
// storage of its own, and the native host.
func (s *stand) hosts() (all []*host, stop func(), err error) {
	stop = func() {
		for _, h := range all {
			h.stop()
		}
	}
	for _, w := range []struct{ name, main string }{
		{"pool", "worker/bench/weighed.mjs"}, {"plain", "worker/bench/plain.mjs"}, {"stock", "worker/bench/stock.mjs"},
	} {
		h, err := s.miniflare(w.name, w.main)
		if err != nil {
			return nil, stop, err
		}
		all = append(all, h)
	}
	h, err := s.native()
	if err == nil {
		all = append(all, h)
	}
	return all, stop, err
}

// edge loads the four with the same requests: who asks is looked up, limits
// are counted, rows are read and written, receipts signed.
func edge(s *stand) ([]row, error) {
	all, stop, err := s.hosts()
	defer stop()
	if err != nil {
		return nil, err
	}
	rows, err := s.askStatus(all)
	if err != nil {
		return rows, err
	}
	more, err := s.sendSmall(all)
	if err != nil {
		return rows, err
	}
	rows = append(rows, more...)
	more, err = s.sendLarge(all)
	return append(rows, more...), err
}

// askStatus asks for a delivery's status, on one, eight and fifty connections.
func (s *stand) askStatus(all []*host) ([]row, error) {
	var runners []runner
	for _, h := range all {
		id, err := h.deliver(http.DefaultClient, sealedBytes(6000))
		if err != nil {
			return nil, err
		}
		runners = append(runners, runner{h.name, func(c *http.Client) error { return h.status(c, id) }, h.share(160), h.cpu})
	}
	var rows []row
	for _, clients := range []int{1, 8, 50} {
		m, err := s.race(warmUp, clients, runners)
		if err != nil {
			return nil, err
		}
		rows = append(rows, raceRows(fmt.Sprintf("edge, status, %d clients", clients), m, storageTargets)...)
	}
	return rows, nil
}

// share is how many of n requests a host gets: the stock lifecycle is slow.
func (h *host) share(n int) int {
	if h.name == "stock" {
		return n / 4
	}
	return n
}

func (s *stand) sendSmall(all []*host) ([]row, error) {
	var runners []runner
	for _, h := range all {
		do := func(c *http.Client) error { _, err := h.deliver(c, sealedBytes(6000)); return err }
		runners = append(runners, runner{h.name, do, h.share(80), h.cpu})
	}
	m, err := s.race(warmUp, 8, runners)
	return raceRows("edge, deliveries of 6 kB, 8 clients", m, storageTargets), err
}

const largeMegabytes = 64

// sendLarge sets the pool's upload against bytes that JavaScript passes to R2
// and looks at no further, and tells what Go's memory was.
func (s *stand) sendLarge(all []*host) ([]row, error) {
	var runners []runner
	for _, h := range all {
		do := func(c *http.Client) error { _, err := h.deliver(c, sealedBytes(largeMegabytes<<20)); return err }
		if h.name == "plain" {
			do = func(c *http.Client) error {
				_, err := h.ask(c, "PUT", "/through", sealedBytes(largeMegabytes<<20), http.StatusCreated)
				return err
			}
		}
		runners = append(runners, runner{name: h.name, do: do, n: 1})
	}
	m, err := s.race(1, 1, runners)
	if err != nil {
		return nil, err
	}
	rate := func(name string) float64 { return m[name].perSecond * largeMegabytes * (1 << 20) / 1e6 }
	const what = "edge, upload of 64 MiB with its digest: "
	rows := []row{
		{What: what + "pool", Unit: "MB/s", Ours: rate("pool"), Against: "JavaScript pass-through", Theirs: rate("plain")},
		{What: what + "pool", Unit: "MB/s", Ours: rate("pool"), Against: "a new Go instance a request (stock)", Theirs: rate("stock")},
		{What: what + "native", Unit: "MB/s", Ours: rate("native"), Against: "pool", Theirs: rate("pool")},
	}
	memory, err := all[0].goMemory()
	return append(rows, row{What: "Go memory of the pool after uploads", Unit: "MB", Ours: memory, Against: "size of one upload", Theirs: largeMegabytes << 20 / 1e6, Less: true}), err
}

// goMemory is what the largest of the pool's programs could take.
func (h *host) goMemory() (float64, error) {
	res, err := http.Get(h.url + "/bench/pool")
	if err != nil {
		return 0, err
	}
	defer res.Body.Close()
	var p struct{ Bytes, Idle float64 }
	err = json.NewDecoder(res.Body).Decode(&p)
	if err == nil && p.Idle == 0 {
		err = fmt.Errorf("no idle instance to be weighed")
	}
	return p.Bytes / max(p.Idle, 1) / 1e6, err
}
