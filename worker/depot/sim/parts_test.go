//go:build !js

package sim

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"sluse/core/wire"
	"sluse/worker/depot"
	"sluse/worker/local"
)

// The campaign for deliveries in two parts: two senders' tasks for the halves,
// the pseudonym manager and SSB, and the same trouble.

// A pair is a delivery in two parts that a municipality wants delivered.
type pair struct {
	bundle      string
	bytes       map[wire.Part][]byte
	id, receipt string
	supersedes  *pair
	until       time.Time // a half that was taken is kept until then
	mapping     []byte    // what the pseudonym manager was told is taken
	result      string    // what SSB was told is taken
}

func (p *pair) params(part wire.Part) url.Values {
	q := url.Values{"year": {"2026"}, "municipality": {"0301"}, "kind": {"production"}, "part": {string(part)}, "bundle": {p.bundle}}
	if p.supersedes != nil {
		q.Set("supersedes", p.supersedes.id)
	}
	return q
}

// send is one attempt to deliver a half.
func (p *pair) send(t *task, part wire.Part) {
	if p.supersedes != nil && p.supersedes.id == "" {
		return
	}
	if !t.calm && t.w.rng.IntN(3) == 0 {
		p.upload(t, part)
		return
	}
	r, ok := t.ask("POST", "/v1/deliveries?"+p.params(part).Encode(), "m0301", nil, bytes.NewReader(p.bytes[part]))
	if !ok {
		return
	}
	var a wire.Accepted
	if err := json.Unmarshal(r.Body.Bytes(), &a); err != nil || r.Code > 202 {
		t.w.breach("%s %s: %d %s", p.bundle[:4], part, r.Code, problemCode(r))
		return
	}
	if (r.Code == 202) != (a.State == wire.Uploading) || (r.Code == 202) != (a.Receipt == "") {
		t.w.breach("%s %s: %d with state %s", p.bundle[:4], part, r.Code, a.State)
	}
	if a.Receipt == "" {
		p.until = t.w.halfUntil(a.ID)
		return
	}
	if p.receipt != "" && (p.receipt != a.Receipt || p.id != a.ID) {
		t.w.breach("%s: acknowledged twice, and differently", p.bundle[:4])
	}
	p.id, p.receipt = a.ID, a.Receipt
}

// upload is one attempt by tus. What became of it shows when the half is sent
// again: an upload's address does not tell half from whole.
func (p *pair) upload(t *task, part wire.Part) {
	until := t.w.now.Add(uploadLife)
	r, ok := t.ask("POST", "/v1/uploads", "m0301", tusHeader(map[string]string{
		"Upload-Length": strconv.Itoa(len(p.bytes[part])), "Upload-Metadata": tusMetadata(p.params(part)),
		"Content-Type": "application/offset+octet-stream"}), bytes.NewReader(p.bytes[part]))
	if ok && r.Code != 201 && t.w.now.Before(until) {
		t.w.breach("%s %s: upload refused with %d %s", p.bundle[:4], part, r.Code, problemCode(r))
	}
}

// halfUntil is when half a delivery may be forgotten.
func (w *world) halfUntil(id string) time.Time {
	rows := w.query(`SELECT created FROM delivery WHERE id = ?1 LIMIT 1`, id)
	if len(rows) == 0 {
		w.breach("%s: taken, and gone at once", id)
		return time.Time{}
	}
	return time.UnixMilli(rows[0][0].(int64)).Add(uploadLife)
}

// halvesStand wants what was taken by half to be there until its time is over.
func (s *pairScene) halvesStand() {
	for _, p := range s.pairs {
		if p.receipt != "" || !s.now.Before(p.until) {
			continue
		}
		rows := s.query(`SELECT 1 FROM part p JOIN delivery d ON d.id = p.delivery JOIN object o ON o.owner = d.id AND o.part = p.part
			WHERE d.bundle = ?1 AND d.state <> 'expired' LIMIT 3`, p.bundle)
		if len(rows) == 0 {
			s.breach("%s: half of it was taken, and forgotten before %s", p.bundle[:4], p.until)
		}
	}
}

// A pairScene is a world with pairs in it.
type pairScene struct {
	*world
	pairs []*pair
	busy  map[string]bool // one worker a machine
}

func newPairScene(w *world) (*pairScene, error) {
	s := &pairScene{world: w, busy: map[string]bool{}}
	t := &task{w: w, proc: &process{}, calm: true}
	var err error
	for _, n := range []string{"-1", "-2"} { // two machines a role
		m := depot.Material{Tokens: map[string]string{"ssb": "ssb" + n, "tpf": "tpf" + n, "0301": "m0301"}}
		err = errors.Join(err, w.service(t).Seed(context.Background(), m))
	}
	for range 2 + w.rng.IntN(3) {
		s.want(nil)
	}
	return s, err
}

func (s *pairScene) want(supersedes *pair) {
	bundle := fmt.Sprintf("%04x%s", len(s.pairs)+1, strings.Repeat("0", 28))
	s.pairs = append(s.pairs, &pair{bundle: bundle, supersedes: supersedes,
		bytes: map[wire.Part][]byte{wire.IDE: sealedFile("ide " + bundle), wire.IPL: sealedFile("ipl " + bundle)}})
}

// collect leases for a machine of a role and works off what it gets.
func (s *pairScene) collect(machine string) func(*task) {
	return func(t *task) {
		if s.busy[machine] {
			return
		}
		s.busy[machine] = true
		defer func() { s.busy[machine] = false }()
		r, ok := t.ask("GET", "/v1/pickup?max=2", machine, nil, nil)
		if !ok {
			return
		}
		var l wire.Leases
		if err := json.Unmarshal(r.Body.Bytes(), &l); err != nil {
			t.w.breach("pickup: %v", err)
			return
		}
		for _, d := range l.Deliveries {
			s.work(t, machine, d)
		}
	}
}

func (s *pairScene) work(t *task, machine string, l wire.Lease) {
	p := s.find(l.Manifest.Bundle)
	role, _, _ := strings.Cut(machine, "-")
	part := map[string]wire.Part{"ssb": wire.IPL, "tpf": wire.IDE}[role]
	if p == nil || l.Manifest.Part != part {
		t.w.breach("%s was handed %q of %q", role, l.Manifest.Part, l.Manifest.Bundle)
		return
	}
	r, ok := t.ask("GET", "/v1/pickup/"+l.ID+"/content", machine, nil, nil)
	if !ok || r.Code != 200 {
		return
	}
	if !bytes.Equal(r.Body.Bytes(), p.bytes[part]) {
		t.w.breach("%s: %s got other bytes", p.bundle[:4], role)
	}
	if role == "tpf" {
		s.answer(t, machine, l, p)
		return
	}
	s.read(t, machine, l, p)
}

func (s *pairScene) answer(t *task, machine string, l wire.Lease, p *pair) {
	if s.rng.IntN(4) == 0 {
		s.giveBack(t, machine, l)
		return
	}
	mapping := sealedFile(fmt.Sprintf("mapping %s %d", p.bundle, s.rng.IntN(1000)))
	sure := s.now.Before(l.LeaseUntil)
	r, ok := t.ask("PUT", "/v1/pickup/"+l.ID+"/mapping", machine, nil, bytes.NewReader(mapping))
	switch {
	case ok && r.Code == 200:
		p.mapping = mapping
	case ok && sure && s.now.Before(l.LeaseUntil) && problemCode(r) == "lease_lost":
		s.breach("%s: mapping refused to its holder", p.bundle[:4])
	}
}

// giveBack releases a lease; while it lasts nobody may refuse that.
func (s *pairScene) giveBack(t *task, machine string, l wire.Lease) {
	r, ok := t.ask("POST", "/v1/pickup/"+l.ID+"/release", machine, nil, strings.NewReader(`{}`))
	if ok && s.now.Before(l.LeaseUntil) && problemCode(r) == "lease_lost" {
		s.breach("%s: release refused to its holder", l.ID)
	}
}

// read reads in what has its mapping, and gives back what has not.
func (s *pairScene) read(t *task, machine string, l wire.Lease, p *pair) {
	r, ok := t.ask("GET", "/v1/pickup/"+l.ID+"/mapping", machine, nil, nil)
	switch {
	case !ok:
	case r.Code == 404 && p.mapping != nil:
		t.w.breach("%s: its mapping is gone", p.bundle[:4])
	case r.Code == 404 && s.rng.IntN(3) == 0:
		t.ask("POST", "/v1/pickup/"+l.ID+"/hold", machine, nil, strings.NewReader(`{}`))
	case r.Code == 404:
		s.giveBack(t, machine, l)
	case r.Code == 200:
		r, ok = t.ask("POST", "/v1/pickup/"+l.ID+"/read", machine, nil, strings.NewReader(`{"result":"read"}`))
		if ok && r.Code == 200 {
			p.result = "read"
		}
	}
}

// aside takes up what SSB has set aside.
func (s *pairScene) aside(t *task) {
	r, ok := t.ask("GET", "/v1/pickup?state=held", "ssb-2", nil, nil)
	if !ok {
		return
	}
	var l wire.Leases
	if err := json.Unmarshal(r.Body.Bytes(), &l); err != nil {
		t.w.breach("held: %v", err)
	}
	for _, d := range l.Deliveries {
		d.LeaseUntil = time.Time{} // anybody of SSB may be faster
		s.read(t, "ssb-2", d, s.find(d.Manifest.Bundle))
	}
}

func (s *pairScene) find(bundle string) *pair {
	for _, p := range s.pairs {
		if p.bundle == bundle {
			return p
		}
	}
	return nil
}

func (s *pairScene) play() {
	for round := range 25 {
		var deeds []func(*task)
		for range 1 + s.rng.IntN(3) {
			deeds = append(deeds, s.deed())
		}
		if s.rng.IntN(3) == 0 { // one half twice at once, as a sender does that lost its patience
			p, part := s.pairs[s.rng.IntN(len(s.pairs))], []wire.Part{wire.IDE, wire.IPL}[s.rng.IntN(2)]
			again := func(t *task) { p.send(t, part) }
			deeds = append(deeds[:1], again, again)
		}
		s.stage(round, deeds...)
		s.rowsOwned()
		s.halvesStand()
		if p := s.pairs[s.rng.IntN(len(s.pairs))]; s.rng.IntN(5) == 0 && p.id != "" && !slices.ContainsFunc(s.pairs, func(o *pair) bool { return o.supersedes == p }) {
			s.want(p)
		}
		steps := []time.Duration{0, time.Second, time.Minute, 20 * time.Minute, 40 * time.Minute, 3 * time.Hour}
		s.now = s.now.Add(steps[s.rng.IntN(len(steps))])
	}
}

func (s *pairScene) deed() func(*task) {
	p, part := s.pairs[s.rng.IntN(len(s.pairs))], []wire.Part{wire.IDE, wire.IPL}[s.rng.IntN(2)]
	switch n := s.rng.IntN(10); {
	case n < 4:
		return func(t *task) { p.send(t, part) }
	case n < 6:
		return s.collect([]string{"tpf-1", "tpf-2"}[s.rng.IntN(2)])
	case n < 7 && s.rng.IntN(2) == 0:
		return s.aside
	case n < 8:
		return s.collect([]string{"ssb-1", "ssb-2"}[s.rng.IntN(2)])
	case n < 9:
		return wake
	}
	return tick
}

// settle ends the trouble and lets everybody finish.
func (s *pairScene) settle() {
	s.trouble = trouble{}
	t := &task{w: s.world, name: "settle", proc: &process{}, calm: true}
	for tries := 0; slices.ContainsFunc(s.pairs, func(p *pair) bool { return p.receipt == "" }); tries++ {
		for _, p := range s.pairs {
			p.send(t, wire.IDE)
			p.send(t, wire.IPL)
		}
		if tries > 20 {
			s.breach("not all can be delivered")
			return
		}
	}
	for range 40 {
		s.collect("tpf-1")(t)
		s.collect("ssb-1")(t)
		s.aside(t)
		s.now = s.now.Add(8 * time.Minute)
		for len(s.queue) > 0 {
			wake(t)
		}
		if err := s.service(t).Tick(context.Background()); err != nil {
			s.breach("sweep without trouble: %v", err)
		}
	}
}

// check holds the world against what was promised.
func (s *pairScene) check() {
	for _, p := range s.pairs {
		rows, err := s.db.Query(context.Background(), `SELECT state, receipt, superseded_by FROM delivery WHERE id = ?1 LIMIT 1`, p.id)
		if err != nil || len(rows) != 1 || rows[0][1] != p.receipt {
			s.breach("%s: acknowledged, and gone or changed: %v", p.bundle[:4], err)
			continue
		}
		if state := rows[0][0]; state != "read" && (state != "superseded" || rows[0][2] == "") || p.result == "read" && state != "read" {
			s.breach("%s is %v in the end, SSB was told %q", p.bundle[:4], state, p.result)
		}
		r, err := wire.OpenReceipt([]byte(p.receipt), verifier)
		if err != nil || len(r.Parts) != 2 || r.Parts[0].Size != int64(len(p.bytes[wire.IDE])) || r.Parts[1].Size != int64(len(p.bytes[wire.IPL])) {
			s.breach("%s: its receipt is not about it: %v", p.bundle[:4], err)
		}
		s.hasParts(p)
		s.lifeWhole(p.id)
	}
	if n := s.query(`SELECT COUNT(*) FROM delivery WHERE state <> 'expired' LIMIT 1`)[0][0]; n != int64(len(s.pairs)) {
		s.breach("%d deliveries of %d pairs", n, len(s.pairs))
	}
	rows, err := s.db.Query(context.Background(), `SELECT e.delivery FROM event e WHERE e.became IN ('read') GROUP BY e.delivery HAVING COUNT(*) > 1 LIMIT 5`)
	if err != nil || len(rows) > 0 {
		s.breach("read in twice: %v %v", rows, err)
	}
}

func (s *pairScene) hasParts(p *pair) {
	want := map[string][]byte{"ide": p.bytes[wire.IDE], "ipl": p.bytes[wire.IPL]}
	if p.mapping != nil {
		want["mapping"] = p.mapping
	}
	for part, b := range want {
		rows, err := s.db.Query(context.Background(), `SELECT key FROM object WHERE owner = ?1 AND part = ?2 LIMIT 5`, p.id, part)
		if err != nil || len(rows) != 1 {
			s.breach("%s: %d objects of %s, %v", p.bundle[:4], len(rows), part, err)
			continue
		}
		if got := s.blobs[rows[0][0].(string)]; part != "mapping" && !bytes.Equal(got, b) || got == nil {
			s.breach("%s: the bytes of %s are gone or changed", p.bundle[:4], part)
		}
	}
}

// TestPartsFaults is the campaign of two parts.
func TestPartsFaults(t *testing.T) {
	db, err := local.OpenMemory(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	first, n := 0, number(t, "SEEDS", 200)
	if one := number(t, "SEED", -1); one >= 0 {
		first, n = one, 1
	}
	for seed := first; seed < first+n; seed++ {
		w, err := newWorld(uint64(seed), db)
		if err != nil {
			t.Fatal(err)
		}
		s, err := newPairScene(w)
		if err != nil {
			t.Fatal(err)
		}
		s.play()
		s.settle()
		s.check()
		if len(s.broken) > 0 {
			if n == 1 {
				t.Log("\n" + strings.Join(s.log, "\n"))
			}
			t.Fatalf("seed %d:\n%s\nsee it again with\n\tSEED=%d go test -count=1 -v -run TestPartsFaults ./worker/depot/sim", seed, strings.Join(s.broken, "\n"), seed)
		}
	}
	t.Logf("%d seeds", n)
}
