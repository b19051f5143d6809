//go:build !js

package local

import (
	"strings"
	"sync"
	"testing"
)

// TestCrowd: fifty senders at once, ten with each of five files. Each file is
// one delivery, and all of its senders hear the same.
func TestCrowd(t *testing.T) {
	admin, _ := production(t, "smtp://127.0.0.1:1")
	url := start(t, Options{Data: t.TempDir()})
	_, answer := ask(t, "POST", url+"/v1/admin/tokens", admin, `{"role":"municipality","municipality":"0301"}`)
	token := between(answer, `"token":"`, `"`)
	var mu sync.Mutex
	heard := map[string]map[string]int{} // by file: how many heard which receipt
	var senders sync.WaitGroup
	for i := range 50 {
		senders.Go(func() {
			file := strings.Repeat("x", 1+i%5*10_000)
			status, answer := ask(t, "POST", url+"/v1/deliveries?year=2026&municipality=0301&kind=test", token, sealedSample()+file)
			if status != 200 && status != 201 {
				t.Errorf("%d %s", status, answer)
			}
			mu.Lock()
			defer mu.Unlock()
			if heard[file] == nil {
				heard[file] = map[string]int{}
			}
			heard[file][between(answer, `"id":"`, `"`)+between(answer, `"receipt":"`, `"`)]++
		})
	}
	senders.Wait()
	for file, receipts := range heard {
		if len(receipts) != 1 {
			t.Errorf("%d bytes: %d different answers", len(file), len(receipts))
		}
	}
	if _, list := ask(t, "GET", url+"/v1/deliveries", token, ""); strings.Count(list, `"id"`) != 5 {
		t.Error(list)
	}
}
