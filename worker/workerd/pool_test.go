//go:build !js

package workerd

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// told is what a program of the tests says of itself (worker/porttest_js.go).
type told struct {
	ID      string
	Uses    int64
	Inside  int64
	Pending int64
	status  int
}

func fault(t *testing.T, s *Server, name string) (a told) {
	t.Helper()
	resp, err := http.Post(s.URL+"/v1/porttest/fault/"+name, "text/plain", strings.NewReader("a body"))
	if err != nil {
		t.Error(err)
		return a
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusOK {
		err = json.NewDecoder(resp.Body).Decode(&a)
	} else {
		_, err = io.Copy(io.Discard, resp.Body)
	}
	if err != nil {
		t.Error(err)
	}
	a.status = resp.StatusCode
	return a
}

// testPool breaks every rule of the pool's head comment on the real runtime
// and sees that the next request is served.
func testPool(t *testing.T, s *Server) {
	t.Run("an instance serves again", func(t *testing.T) {
		one, two := fault(t, s, "none"), fault(t, s, "none")
		if one.ID != two.ID || two.Uses != one.Uses+1 {
			t.Errorf("two programs served two requests in a row: %+v, %+v", one, two)
		}
	})
	for _, name := range []string{"panic", "panic-aside", "exit", "grow", "trap", "trap?ms=20", "trap-at-body"} {
		t.Run("not used again after "+name, func(t *testing.T) { testRetired(t, s, name) })
	}
	t.Run("one request at a time", func(t *testing.T) { testAlone(t, s) })
	t.Run("held until waitUntil has settled", func(t *testing.T) { testWaitUntil(t, s) })
	t.Run("clients that leave take nothing along", func(t *testing.T) { testAborts(t, s) })
	t.Run("50 uploads at once", func(t *testing.T) { testUploads(t, s) })
	t.Run("soak", func(t *testing.T) { testSoak(t, s) })
}

func testRetired(t *testing.T, s *Server, name string) {
	before := fault(t, s, "none")
	broken := fault(t, s, name)
	if want := 500; name != "grow" && broken.status != want {
		t.Errorf("status %d, want %d", broken.status, want)
	}
	after := fault(t, s, "none")
	if after.status != 200 || after.ID == before.ID {
		t.Errorf("before %+v, after %+v", before, after)
	}
}

func testAlone(t *testing.T, s *Server) {
	var all sync.WaitGroup
	for range 40 {
		all.Go(func() {
			if a := fault(t, s, "none?ms=30"); a.status != 200 || a.Inside != 1 {
				t.Errorf("%+v", a)
			}
		})
	}
	all.Wait()
	settle(t, s)
}

func testWaitUntil(t *testing.T, s *Server) {
	a := fault(t, s, "wait-until?ms=700")
	if a.Pending != 1 {
		t.Fatalf("nothing pending: %+v", a)
	}
	for {
		b := fault(t, s, "none")
		if b.ID == a.ID {
			if b.Pending != 0 {
				t.Errorf("given back with a task pending: %+v", b)
			}
			return
		}
		if p := pool(t, s); p.Lent == 0 && b.ID != a.ID {
			return // it was dropped, not given back too early
		}
	}
}

func pool(t *testing.T, s *Server) PoolStats {
	t.Helper()
	p, err := s.Back.Pool(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// settle waits until every instance has been given back.
func settle(t *testing.T, s *Server) {
	t.Helper()
	for deadline := time.Now().Add(time.Minute); pool(t, s).Lent > 0; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("instances are not given back: %+v", pool(t, s))
		}
	}
}

// testAborts leaves more requests half-way than there are instances: while
// they are sent, and while they are worked on.
func testAborts(t *testing.T, s *Server) {
	var waiting sync.WaitGroup
	for range 12 {
		waiting.Go(func() { impatient(t, s) })
	}
	waiting.Wait()
	settle(t, s)
	for _, length := range []int64{50 << 20, -1} {
		var all sync.WaitGroup
		for range 12 {
			all.Go(func() { leave(t, s, length) })
		}
		all.Wait()
		settle(t, s)
	}
	if a := fault(t, s, "none"); a.status != 200 {
		t.Errorf("%+v", a)
	}
}

// impatient asks for something slow and goes.
func impatient(t *testing.T, s *Server) {
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.URL+"/v1/porttest/fault/none?ms=1000", nil)
	if err != nil {
		t.Error(err)
		return
	}
	if resp, err := http.DefaultClient.Do(req); err == nil {
		resp.Body.Close()
	}
}

// leave sends some of a body and goes.
func leave(t *testing.T, s *Server, length int64) {
	ctx, cancel := context.WithCancel(t.Context())
	body, w := io.Pipe()
	go func() {
		w.Write(make([]byte, 1<<20)) // returns once the client has sent most of it
		cancel()
		w.CloseWithError(context.Canceled)
	}()
	req, err := http.NewRequestWithContext(ctx, http.MethodPut, s.URL+"/v1/porttest/object?key=aborted/"+strconv.FormatInt(time.Now().UnixNano(), 36), body)
	if err != nil {
		t.Error(err)
		return
	}
	req.ContentLength = length
	resp, err := http.DefaultClient.Do(req)
	if err == nil {
		resp.Body.Close()
		t.Error("an upload that was left has been answered with", resp.Status)
	} else if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func testUploads(t *testing.T, s *Server) {
	body := make([]byte, 1<<20)
	var all sync.WaitGroup
	for i := range 50 {
		all.Go(func() {
			if got := send(t, s, fmt.Sprintf("many/%d", i), body, i%2 == 0); got[:3] != "200" {
				t.Error(got)
			}
		})
	}
	all.Wait()
	settle(t, s)
}

// testSoak sends many requests over the same few instances. SOAK says how many.
func testSoak(t *testing.T, s *Server) {
	n := 1000
	if v := os.Getenv("SOAK"); v != "" {
		n, _ = strconv.Atoi(v)
	}
	next := make(chan int)
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			for range next {
				if a := fault(t, s, "none"); a.status != 200 {
					t.Errorf("%+v", a)
				}
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	all.Wait()
	settle(t, s)
	if p := pool(t, s); p.Idle == 0 || p.Idle > 7 || p.Bytes > p.Idle*(16<<20) {
		t.Errorf("the pool after %d requests: %+v", n, p)
	}
}

// TestPoolBounds runs the pool's own tests, with instances made of JavaScript:
// what takes a quarter of an hour or ten thousand requests in earnest, and who
// of those who wait is woken by what.
func TestPoolBounds(t *testing.T) {
	node := root + "/worker/node_modules/.bin/node"
	if _, err := os.Stat(node); err != nil {
		t.Skip("node is not installed: npm ci in worker, or make test")
	}
	if out, err := exec.Command(node, "--test", root+"/worker/pool/pool.test.mjs", root+"/worker/pool/line.test.mjs").CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
