//go:build js && wasm && porttest

package main

import (
	"crypto/rand"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"os"
	"runtime"
	"strconv"
	"sync/atomic"
	"time"
	"unsafe"

	"github.com/syumai/workers/cloudflare"

	"sluse/worker/cf"
	"sluse/worker/depot/porttest"
)

// The Worker of the tests: the depot, its ports' promises, and every way in
// which a program can fail its pool.
func main() {
	s, err := service()
	if err != nil {
		slog.Error("cannot start", "why", err)
		os.Exit(1)
	}
	mux := http.NewServeMux()
	mux.Handle("/", s.Handler())
	mux.Handle("/v1/porttest/", porttest.Handler(s.Ports))
	mux.Handle("/v1/porttest/fault/", faults())
	cf.ServeHandler(mux, s.Wake, s.Tick)
}

// instance tells programs apart, and whether requests meet in one.
type instance struct {
	ID      string `json:"id"`
	Uses    int64  `json:"uses"`
	Inside  int64  `json:"inside"`  // requests at once, with this one
	Pending int64  `json:"pending"` // waitUntil tasks not done
	uses    atomic.Int64
	inside  atomic.Int64
	pending atomic.Int64
}

func faults() http.Handler {
	me := &instance{ID: rand.Text()}
	mux := http.NewServeMux()
	at := func(name string, f func(w http.ResponseWriter, ms time.Duration)) {
		mux.HandleFunc("/v1/porttest/fault/"+name, func(w http.ResponseWriter, r *http.Request) {
			me.uses.Add(1)
			me.inside.Add(1)
			defer me.inside.Add(-1)
			n, _ := strconv.Atoi(r.URL.Query().Get("ms"))
			f(w, time.Duration(n)*time.Millisecond)
		})
	}
	at("none", func(w http.ResponseWriter, ms time.Duration) { time.Sleep(ms); me.tell(w) })
	at("panic", func(w http.ResponseWriter, _ time.Duration) { me.tell(w); panic("on purpose") })
	at("panic-aside", func(http.ResponseWriter, time.Duration) { go panic("on purpose"); select {} })
	at("exit", func(http.ResponseWriter, time.Duration) { os.Exit(3) })
	at("hang", func(http.ResponseWriter, time.Duration) { select {} })
	at("grow", func(w http.ResponseWriter, _ time.Duration) { runtime.KeepAlive(make([]byte, 64<<20)); me.tell(w) })
	at("trap", func(_ http.ResponseWriter, ms time.Duration) { time.Sleep(ms); trap() })
	mux.HandleFunc("/v1/porttest/fault/trap-at-body", func(_ http.ResponseWriter, r *http.Request) {
		io.ReadAll(r.Body)
		trap()
	})
	at("wait-until", func(w http.ResponseWriter, ms time.Duration) {
		me.pending.Add(1)
		cloudflare.WaitUntil(func() { time.Sleep(ms); me.pending.Add(-1) })
		me.tell(w)
	})
	return mux
}

var here = new(byte)

// trap has the runtime break the program off: there is no memory where it reads.
func trap() { *here = *(*byte)(unsafe.Add(unsafe.Pointer(here), 1<<30)) }

func (i *instance) tell(w http.ResponseWriter) {
	json.NewEncoder(w).Encode(&instance{ID: i.ID, Uses: i.uses.Load(), Inside: i.inside.Load(), Pending: i.pending.Load()})
}
