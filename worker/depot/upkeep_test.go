//go:build !js

package depot_test

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"sluse/core/wire"
	"sluse/worker/depot"
)

type mailOf = depot.Mail

// TestLeaseEnds: another collector gets what the first left lying.
func TestLeaseEnds(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	if err := s.Seed(t.Context(), depot.Material{Tokens: map[string]string{"ssb": "second"}}); err != nil {
		t.Fatal(err)
	}
	id := s.deliver("0301", "a", "", "")
	s.ask(200, "GET", "/v1/pickup", "ssb", nil, "")
	s.tick("2027-01-05 09:29:59")
	if r := s.ask(200, "GET", "/v1/pickup", "second", nil, ""); strings.Contains(r.Body.String(), id) {
		t.Fatal("leased twice")
	}
	s.tick("2027-01-05 09:30:00")
	// Late, but nobody has taken it: the first may still answer.
	s.ask(200, "GET", "/v1/pickup/"+id+"/content", "ssb", nil, "")
	if r := s.ask(200, "GET", "/v1/pickup", "second", nil, ""); !strings.Contains(r.Body.String(), id) {
		t.Fatal("not handed out again")
	}
	s.ask(409, "POST", "/v1/pickup/"+id+"/read", "ssb", nil, `{"result":"read"}`)
	s.ask(200, "POST", "/v1/pickup/"+id+"/read", "second", nil, `{"result":"read"}`)
}

// TestLeaseOfSuperseded: what was corrected while it was leased is not handed out
// again, though nobody has swept since the lease ended.
func TestLeaseOfSuperseded(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	old := s.deliver("0301", "a", "", "")
	s.ask(200, "GET", "/v1/pickup", "ssb", nil, "")
	s.ask(201, "POST", "/v1/deliveries?year=2026&kind=test&municipality=0301&supersedes="+old, "0301", nil, sealed("b"))
	s.now = oslo("2027-01-05 09:30:00")
	r := s.ask(200, "GET", "/v1/pickup", "ssb", nil, "")
	if strings.Contains(r.Body.String(), old) || strings.Count(r.Body.String(), `"id"`) != 1 {
		t.Error(r.Body)
	}
}

// TestRetention: bytes go, receipts and events stay.
func TestRetention(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	id := s.deliver("0301", "a", "", "")
	s.read(id, `{"result":"read"}`)
	s.ask(200, "PUT", "/v1/pickup/"+id+"/feedback", "ssb", nil, sealed("feedback"))
	waiting := s.deliver("0301", "b", "", "")
	s.tick("2027-04-05 08:59:59")
	s.ask(200, "GET", "/v1/deliveries/"+id+"/feedback", "0301", nil, "")
	s.tick("2027-04-06 09:00:01")
	s.ask(404, "GET", "/v1/deliveries/"+id+"/feedback", "0301", nil, "")
	s.ask(410, "PUT", "/v1/pickup/"+id+"/feedback", "ssb", nil, sealed("late feedback")) // it would stay for ever
	if left := s.column(`SELECT key FROM object WHERE owner = ?1 LIMIT 5`, id); len(left) != 0 {
		t.Error("kept after its time: ", left)
	}
	s.ask(200, "GET", "/v1/deliveries/"+id+"/receipt", "0301", nil, "")
	if r := s.ask(200, "GET", "/v1/deliveries/"+id, "0301", nil, ""); !strings.Contains(r.Body.String(), "sealed bytes deleted") {
		t.Error("no event tells of it")
	}
	s.ask(200, "GET", "/v1/pickup", "ssb", nil, "")
	s.ask(200, "GET", "/v1/pickup/"+waiting+"/content", "ssb", nil, "")
}

// stuckBlobs cannot delete one object.
type stuckBlobs struct {
	depot.Blobs
	key string
}

func (b stuckBlobs) Delete(ctx context.Context, keys ...string) error {
	if slices.Contains(keys, b.key) {
		return errors.New("no")
	}
	return b.Blobs.Delete(ctx, keys...)
}

// TestRetentionOfOthers: an object that cannot be deleted keeps no other beyond its time.
func TestRetentionOfOthers(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	s.read(s.deliver("0301", "a", "", ""), `{"result":"read"}`)
	key := s.column(`SELECT key FROM object LIMIT 2`)[0]
	s.now = oslo("2027-01-05 10:00:00")
	s.read(s.deliver("0301", "b", "", ""), `{"result":"read"}`)
	p := s.Ports
	p.Blobs = stuckBlobs{p.Blobs, key}
	s.serve(p)
	s.now = oslo("2027-04-07 09:00:00")
	if err := s.Tick(t.Context()); err == nil {
		t.Error("nobody is told")
	}
	if left := s.column(`SELECT key FROM object LIMIT 5`); !slices.Equal(left, []string{key}) {
		t.Error("left ", left)
	}
}

// TestGone: a refusal does not carry what was to be said of the bytes.
func TestGone(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	id := s.deliver("0301", "a", "", "")
	s.ask(200, "GET", "/v1/pickup", "ssb", nil, "")
	ranged := s.ask(416, "GET", "/v1/pickup/"+id+"/content", "ssb", map[string]string{"Range": "bytes=99999-"}, "")
	if got := ranged.Header().Get("Content-Range"); !strings.HasPrefix(got, "bytes */") {
		t.Error(got)
	}
	if err := s.Blobs.Delete(t.Context(), s.column(`SELECT key FROM object LIMIT 5`)...); err != nil {
		t.Fatal(err)
	}
	gone := s.ask(410, "GET", "/v1/pickup/"+id+"/content", "ssb", map[string]string{"Range": "bytes=0-99"}, "")
	for _, name := range []string{"Repr-Digest", "ETag", "Accept-Ranges"} {
		if ranged.Header().Get(name) != "" || gone.Header().Get(name) != "" {
			t.Errorf("%s of bytes that are not there", name)
		}
	}
	if got := gone.Header().Get("Content-Range"); got != "" {
		t.Error("Content-Range: ", got)
	}
}

// TestUploadExpires: what was not finished in a week is forgotten.
func TestUploadExpires(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	tus := map[string]string{"Tus-Resumable": "1.0.0", "Upload-Length": "3000",
		"Upload-Metadata": "year MjAyNg==,municipality MDMwMQ==,kind dGVzdA==", "Content-Type": "application/offset+octet-stream"}
	r := s.ask(201, "POST", "/v1/uploads", "0301", tus, sealed("a")[:1500])
	location := r.Header().Get("Location")
	delete(tus, "Content-Type")
	s.ask(200, "HEAD", location, "0301", tus, "")
	s.now = oslo("2027-01-12 09:00:00")
	s.ask(410, "HEAD", location, "0301", tus, "")
	s.tick("2027-01-12 09:00:00")
	s.ask(404, "HEAD", location, "0301", tus, "")
	if left := s.column(`SELECT key FROM object LIMIT 5`); len(left) != 0 {
		t.Error(left)
	}
}

// TestRateOfTokens: the burst, and what flows back.
func TestRateOfTokens(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	for range 500 {
		s.ask(200, "GET", "/v1/deliveries", "0301", nil, "")
	}
	s.ask(429, "GET", "/v1/deliveries", "0301", nil, "")
	s.ask(200, "GET", "/v1/deliveries", "4601", nil, "")
	s.now = oslo("2027-01-05 09:00:01")
	for range 50 {
		s.ask(200, "GET", "/v1/deliveries", "0301", nil, "")
	}
	s.ask(429, "GET", "/v1/deliveries", "0301", nil, "")
}

// TestGuessing: ten wrong tokens a minute, and the eleventh waits.
func TestGuessing(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	for range 10 {
		s.ask(401, "GET", "/v1/deliveries", "guess", nil, "")
	}
	s.ask(429, "GET", "/v1/deliveries", "guess", nil, "")
	s.ask(200, "GET", "/v1/deliveries", "0301", nil, "")
	s.now = oslo("2027-01-05 09:00:06")
	s.ask(401, "GET", "/v1/deliveries", "guess", nil, "")
}

// TestBothReceipts: what GET answers comes apart into the two notes.
func TestBothReceipts(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	id := s.deliver("0301", "a", "", "")
	first := s.ask(200, "GET", "/v1/deliveries/"+id+"/receipt", "0301", nil, "").Body.String()
	second := strings.Replace(first, "supersedes: -\n", "supersedes: -\nresult: read\n", 1)
	second = strings.Replace(second, "stage: received", "stage: read", 1)
	answer, err := json.Marshal(wire.Outcome{Result: wire.ResultRead, Receipt: second}) // nobody's signature: no key list names SSB's signers here
	if err != nil {
		t.Fatal(err)
	}
	s.read(id, string(answer))
	both := wire.SplitReceipts(s.ask(200, "GET", "/v1/deliveries/"+id+"/receipt", "0301", nil, "").Body.Bytes())
	if len(both) != 2 || string(both[0]) != first || string(both[1]) != second {
		t.Errorf("%q", both)
	}
}
