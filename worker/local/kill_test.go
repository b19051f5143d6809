//go:build !js && unix

package local

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"sluse/core/wire"
)

// TestKilled sends 200 files from four senders to the real binary while it is
// killed with SIGKILL at random instants and started again. What was
// acknowledged must be there afterwards, to the byte; what was not must be
// deliverable; nothing else may be.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and kills a binary")
	}
	admin, _ := production(t, "smtp://127.0.0.1:1")
	addr, err := FreeAddr()
	if err != nil {
		t.Fatal(err)
	}
	v := &victim{T: t, binary: build(t), data: t.TempDir(), addr: addr}
	v.start()
	v.tokens(admin)
	stop := make(chan bool)
	var killer sync.WaitGroup
	killer.Go(func() { v.killUntil(stop) })
	files := v.deliverAll(200)
	close(stop)
	killer.Wait()
	v.start()
	v.collectAll(files)
	v.stop()
	v.sound(len(files))
	t.Logf("killed %d times", v.kills)
}

func build(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "sluse-edge")
	out, err := exec.Command("go", "build", "-o", binary, "sluse/worker").CombinedOutput()
	if err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return binary
}

// A victim is the host that is killed.
type victim struct {
	*testing.T
	binary, data, addr string
	municipality, ssb  string // tokens
	process            *exec.Cmd
	kills              int
}

func (v *victim) start() {
	v.process = exec.Command(v.binary, "-addr", v.addr, "-data", v.data)
	if err := v.process.Start(); err != nil {
		v.Error(err)
		return
	}
	for range 1000 {
		resp, err := http.Get("http://" + v.addr + "/healthz")
		if err == nil {
			resp.Body.Close()
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	v.Error("does not answer")
}

// stop asks it to end, and wants it to end well.
func (v *victim) stop() {
	if err := v.process.Process.Signal(syscall.SIGTERM); err != nil {
		v.Error(err)
	}
	if err := v.process.Wait(); err != nil {
		v.Error("stopped badly: ", err)
	}
}

func (v *victim) killUntil(stop chan bool) {
	for {
		select {
		case <-stop:
			v.process.Process.Kill()
			v.process.Wait()
			return
		case <-time.After(time.Duration(rand.IntN(80)) * time.Millisecond):
			v.process.Process.Kill()
			v.process.Wait()
			v.kills++
			v.start()
		}
	}
}

func (v *victim) tokens(admin string) {
	for role, into := range map[string]*string{`"municipality","municipality":"0301"`: &v.municipality, `"ssb"`: &v.ssb} {
		status, answer := ask(v.T, "POST", "http://"+v.addr+"/v1/admin/tokens", admin, `{"role":`+role+`}`)
		if status != 201 {
			v.Fatal(status, answer)
		}
		*into = between(answer, `"token":"`, `"`)
	}
}

// delivered is an acknowledgement.
type delivered struct {
	body     string
	accepted wire.Accepted
}

func (v *victim) deliverAll(n int) map[string]delivered {
	var mu sync.Mutex
	files := map[string]delivered{}
	work := make(chan int)
	var senders sync.WaitGroup
	for range 4 {
		senders.Go(func() {
			for i := range work {
				d := v.deliver(sealedSample() + strings.Repeat(fmt.Sprint(i, " "), 1+rand.IntN(40_000)))
				mu.Lock()
				files[d.accepted.ID] = d
				mu.Unlock()
			}
		})
	}
	for i := range n {
		work <- i
	}
	close(work)
	senders.Wait()
	return files
}

// deliver repeats itself until it is acknowledged, and once more, for the
// replay to be the same.
func (v *victim) deliver(body string) delivered {
	first := v.acknowledged(body)
	if again := v.acknowledged(body); again != first {
		v.Errorf("acknowledged as %s and as %s, or with another receipt", first.ID, again.ID)
	}
	return delivered{body, first}
}

func (v *victim) acknowledged(body string) wire.Accepted {
	for range 2000 {
		if a, ok := v.try(body); ok {
			return a
		}
		time.Sleep(5 * time.Millisecond)
	}
	v.Error("never acknowledged")
	return wire.Accepted{}
}

func (v *victim) try(body string) (a wire.Accepted, ok bool) {
	req, err := http.NewRequest("POST", "http://"+v.addr+"/v1/deliveries?year=2026&municipality=0301&kind=test", strings.NewReader(body))
	if err != nil {
		v.Error(err)
	}
	req.Header.Set("Authorization", "Bearer "+v.municipality)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return a, false
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode >= 429 {
		return a, false
	}
	if err := json.Unmarshal(b, &a); err != nil || a.ID == "" {
		v.Errorf("%d %s", resp.StatusCode, b)
		return a, true
	}
	a.State = "" // it moves on
	return a, true
}

func (v *victim) collectAll(files map[string]delivered) {
	left := len(files)
	for range 200 {
		status, answer := ask(v.T, "GET", "http://"+v.addr+"/v1/pickup?max=50", v.ssb, "")
		var l wire.Leases
		if err := json.Unmarshal([]byte(answer), &l); err != nil || status != 200 {
			v.Fatal(status, err)
		}
		if len(l.Deliveries) == 0 {
			break
		}
		for _, d := range l.Deliveries {
			v.collect(d, files[d.ID])
			left--
		}
	}
	if left != 0 {
		v.Errorf("%d acknowledged deliveries were not collected, or others were", left)
	}
}

func (v *victim) collect(l wire.Lease, want delivered) {
	status, got := ask(v.T, "GET", "http://"+v.addr+"/v1/pickup/"+l.ID+"/content", v.ssb, "")
	for status == 429 { // we are faster than the rate of a token
		time.Sleep(100 * time.Millisecond)
		status, got = ask(v.T, "GET", "http://"+v.addr+"/v1/pickup/"+l.ID+"/content", v.ssb, "")
	}
	sum := sha256.Sum256([]byte(got))
	if status != 200 || got != want.body || hex.EncodeToString(sum[:]) != want.accepted.SHA256 {
		v.Errorf("%s: %d, %d bytes, want %d", l.ID, status, len(got), len(want.body))
	}
}

// sound looks at what lies on disk.
func (v *victim) sound(deliveries int) {
	db, err := sql.Open("sqlite", filepath.Join(v.data, "edge.db"))
	if err != nil {
		v.Fatal(err)
	}
	defer db.Close()
	var verdict string
	var rows, events, outbox, lost int
	for query, into := range map[string]any{
		`PRAGMA integrity_check`:                                                   &verdict,
		`SELECT COUNT(*) FROM delivery`:                                            &rows,
		`SELECT COUNT(*) FROM event WHERE became = 'received'`:                     &events,
		`SELECT COUNT(*) FROM outbox`:                                              &outbox,
		`SELECT COUNT(*) FROM object WHERE owner NOT IN (SELECT id FROM delivery)`: &lost,
	} {
		if err := db.QueryRowContext(context.Background(), query).Scan(into); err != nil {
			v.Fatal(err)
		}
	}
	if verdict != "ok" || rows != deliveries || events != deliveries || lost != 0 {
		v.Errorf("%s, %d rows, %d events of %d deliveries, %d objects lost", verdict, rows, events, deliveries, lost)
	}
	v.Logf("%d rows left in the outbox, for the next sweep", outbox)
	if left, _ := os.ReadDir(filepath.Join(v.data, "incoming")); len(left) != 0 {
		v.Errorf("%d half-received bodies", len(left))
	}
}
