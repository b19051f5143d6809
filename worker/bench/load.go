//go:build !js

package main

import (
	"cmp"
	"net/http"
	"slices"
	"time"
)

// A load is what a number of requests met; times in milliseconds. CPU is the
// whole runtime's for each request, emulated storage included, and what a busy
// machine changes least; 0 where it is not known.
type load struct{ perSecond, p50, p99, cpu float64 }

// A deed is one request of a load.
type deed func(c *http.Client) error

// hammer does n deeds by so many clients, each on a kept connection.
func hammer(do deed, n, clients int) (load, error) {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: clients, DisableCompression: true}}
	defer client.CloseIdleConnections()
	work, took, fault := make(chan struct{}, n), make(chan time.Duration, n), make(chan error, n)
	for range n {
		work <- struct{}{}
	}
	close(work)
	start := time.Now()
	for range clients {
		go func() {
			for range work {
				d, err := within(func() error { return do(client) })
				took <- d
				fault <- err
			}
		}()
	}
	all := make([]time.Duration, n)
	for i := range n {
		all[i] = <-took
		if err := <-fault; err != nil {
			return load{}, err
		}
	}
	total := time.Since(start)
	slices.Sort(all)
	return load{perSecond: float64(n) / total.Seconds(), p50: ms(all[n/2]), p99: ms(all[n*99/100])}, nil
}

// nothing asks for the smallest answer there is.
func nothing(url string) deed {
	return func(c *http.Client) error {
		res, err := c.Get(url)
		if err != nil {
			return err
		}
		return drained(res, http.StatusNotFound)
	}
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// middle is the load with the median throughput, with the median CPU.
func middle(all []load) load {
	slices.SortFunc(all, func(a, b load) int { return cmp.Compare(a.cpu, b.cpu) })
	cpu := all[len(all)/2].cpu
	slices.SortFunc(all, func(a, b load) int { return cmp.Compare(a.perSecond, b.perSecond) })
	m := all[len(all)/2]
	m.cpu = cpu
	return m
}
