//go:build !js

package workerd

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	mrand "math/rand/v2"
	"net/http"
	"os"
	"strconv"
	"sync"
	"testing"
	"time"

	"sluse/worker/local"
)

// acknowledged is what a client was told of a delivery.
type acknowledged struct {
	ID, State, SHA256, Receipt string
	status                     int
	sent                       string // digest of what was sent
}

// TestKill cuts the power at random while deliveries come in, and checks that
// nothing acknowledged is lost or changed. KILLS says how often.
func TestKill(t *testing.T) {
	kills := 2
	if v := os.Getenv("KILLS"); v != "" {
		kills, _ = strconv.Atoi(v)
	}
	o := options(t)
	o.Clock = time.Date(2027, 1, 5, 8, 0, 0, 0, time.UTC)
	o.Port, _ = local.FreePort(0)
	s := run(t, o)
	var told []acknowledged
	for range kills {
		told = append(told, deliverUntilKilled(t, s)...)
		s = run(t, o)
	}
	for _, a := range told {
		a.check(t, s)
	}
	t.Logf("%d deliveries acknowledged, %d kills", len(told), kills)
}

// deliverUntilKilled has six clients deliver, kills the Worker at some instant
// after the first acknowledgement, and returns all of them.
func deliverUntilKilled(t *testing.T, s *Server) (told []acknowledged) {
	t.Helper()
	acks := make(chan acknowledged)
	var clients sync.WaitGroup
	for range 6 {
		clients.Go(func() {
			for {
				a, err := deliver(s.URL, sealed(2000+mrand.IntN(300_000)))
				if err != nil {
					return // it is gone
				}
				if a.status == http.StatusCreated {
					acks <- a
				}
			}
		})
	}
	go func() { clients.Wait(); close(acks) }()
	for a := range acks {
		if told = append(told, a); len(told) == 1 {
			time.AfterFunc(time.Duration(mrand.IntN(1500))*time.Millisecond, func() {
				if err := s.Kill(); err != nil {
					t.Error(err)
				}
			})
		}
	}
	if len(told) == 0 {
		t.Fatal("nothing was acknowledged")
	}
	<-s.Ended()
	return told
}

// sealed is a well-formed age header over random bytes: all that the edge can judge.
func sealed(size int) []byte {
	random := make([]byte, size)
	rand.Read(random)
	b64 := base64.RawStdEncoding.EncodeToString
	head := fmt.Sprintf("age-encryption.org/v1\n-> mlkem768x25519 %s\n%s\n--- %s\n", b64(random[:1120]), b64(random[:32]), b64(random[32:64]))
	return append([]byte(head), random...)
}

func deliver(url string, body []byte) (a acknowledged, err error) {
	req, err := http.NewRequest(http.MethodPost, url+"/v1/deliveries?year=2026&municipality=0301&kind=test", bytes.NewReader(body))
	if err != nil {
		return a, err
	}
	req.Header.Set("Authorization", "Bearer t-0301")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return a, err
	}
	defer resp.Body.Close()
	a.status = resp.StatusCode
	sum := sha256.Sum256(body)
	a.sent = hex.EncodeToString(sum[:])
	return a, json.NewDecoder(resp.Body).Decode(&a)
}

// check looks for what was acknowledged: its row, its receipt, its bytes.
func (a acknowledged) check(t *testing.T, s *Server) {
	t.Helper()
	if a.SHA256 != a.sent {
		t.Errorf("%s: another digest was acknowledged", a.ID)
	}
	receipt := get(t, s, "/v1/deliveries/"+a.ID+"/receipt")
	if string(receipt) != a.Receipt {
		t.Errorf("%s: the receipt is another one: %q", a.ID, receipt)
	}
	rows, err := s.Back.Query(t.Context(), `SELECT key, (SELECT count(*) FROM event WHERE delivery = ?1),
		(SELECT count(*) FROM outbox WHERE delivery = ?1), (SELECT state FROM delivery WHERE id = ?1) FROM object WHERE owner = ?1`, a.ID)
	if err != nil || len(rows) != 1 {
		t.Fatalf("%s: %d objects, %v", a.ID, len(rows), err)
	}
	code, body := fetch(t, s, "key="+rows[0][0].(string))
	if sum := sha256.Sum256(body); code != http.StatusOK || hex.EncodeToString(sum[:]) != a.SHA256 {
		t.Errorf("%s: the stored bytes are other ones (%d)", a.ID, code)
	}
	if events, outbox, state := rows[0][1].(int64), rows[0][2].(int64), rows[0][3]; events == 0 || state == "received" && outbox == 0 {
		t.Errorf("%s: %d events, %d in the outbox, state %v", a.ID, events, outbox, state)
	}
}

func get(t *testing.T, s *Server, path string) []byte {
	t.Helper()
	req, err := http.NewRequest(http.MethodGet, s.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer t-0301")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatal(path, resp.Status, err)
	}
	return b
}
