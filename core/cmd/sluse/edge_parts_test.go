package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"time"

	"sluse/core/calendar"
	"sluse/core/wire"
)

// The service's side of deliveries in two parts, mappings and feedback.

// half is one of a delivery's two parts.
type half struct {
	body   []byte
	key    string
	leased bool
	done   bool
}

func (h half) sum() string {
	sum := sha256.Sum256(h.body)
	return hex.EncodeToString(sum[:])
}

// acceptPart keeps a part; the second completes the delivery.
func (e *testEdge) acceptPart(w http.ResponseWriter, who string, f map[string]string, body []byte) {
	e.mu.Lock()
	defer e.mu.Unlock()
	var d *testDelivery
	for _, o := range e.deliveries {
		if o.manifest.Bundle == f["bundle"] && o.manifest.Municipality == who {
			d = o
		}
	}
	if d == nil {
		year, _ := strconv.Atoi(f["year"])
		d = &testDelivery{state: wire.Uploading, halves: map[wire.Part]*half{}, manifest: wire.Manifest{Version: 1, ID: fmt.Sprintf("d%d", len(e.deliveries)+1),
			Municipality: who, Year: year, Kind: wire.Kind(f["kind"]), Bundle: f["bundle"], Supersedes: f["supersedes"], Received: time.Now().Format(time.RFC3339)}}
		e.deliveries = append(e.deliveries, d)
	}
	d.halves[wire.Part(f["part"])] = &half{body: body, key: f["key"]}
	status := 202
	if len(d.halves) == 2 {
		status, d.state = 201, wire.Received
		d.receipt = e.partsReceipt(d)
		d.body = append(bytes.Clone(d.halves[wire.IDE].body), d.halves[wire.IPL].body...) // what is stored
	}
	w.Header().Set("Location", "/v1/deliveries/"+d.manifest.ID)
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(wire.Accepted{ID: d.manifest.ID, State: d.state, Receipt: d.receipt})
}

func (e *testEdge) partsReceipt(d *testDelivery) string {
	r := wire.Receipt{Stage: wire.StageReceived, ID: d.manifest.ID, Municipality: d.manifest.Municipality, Year: d.manifest.Year, Kind: d.manifest.Kind,
		Time: time.Now().In(calendar.Oslo).Truncate(time.Second), Supersedes: d.manifest.Supersedes}
	for _, p := range []wire.Part{wire.IDE, wire.IPL} {
		r.Parts = append(r.Parts, wire.ReceiptPart{Part: p, SHA256: d.halves[p].sum(), Size: int64(len(d.halves[p].body))})
	}
	b, err := wire.SignReceipt(r, e.signer)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// roleParts is which part each collector is handed.
var roleParts = map[string]wire.Part{"ssb": wire.IPL, "tpf": wire.IDE}

// leaseParts hands each collector its own parts.
func (e *testEdge) leaseParts(who string) (rows []wire.Lease) {
	part := roleParts[who]
	for _, d := range e.deliveries {
		h := d.halves[part]
		if h == nil || h.leased || h.done || len(d.halves) < 2 || d.state == wire.Read || d.state == wire.Rejected {
			continue
		}
		h.leased, d.state = true, wire.Collected
		m := d.manifest
		m.Part, m.KeyID, m.SHA256, m.Size = part, h.key, h.sum(), int64(len(h.body))
		rows = append(rows, wire.Lease{ID: m.ID, Manifest: m, SHA256: m.SHA256, Size: m.Size, LeaseUntil: time.Now().Add(time.Hour)})
	}
	return rows
}

func (e *testEdge) putMapping(w http.ResponseWriter, r *http.Request, who string) {
	d := e.find(w, r)
	if d == nil {
		return
	}
	sealed, ok := e.body(w, r)
	if !ok {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	d.mapping, d.halves[wire.IDE].done = sealed, true
	w.WriteHeader(204)
}

func (e *testEdge) dropMapping(w http.ResponseWriter, r *http.Request, who string) {
	d := e.find(w, r)
	if d == nil {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	d.mapping, d.halves[wire.IDE].done, d.halves[wire.IDE].leased = nil, false, false
	json.NewEncoder(w).Encode(map[string]string{"id": d.manifest.ID, "state": string(d.state)})
}

func (e *testEdge) getMapping(w http.ResponseWriter, r *http.Request, who string) {
	d := e.find(w, r)
	for name, forge := range forgeries {
		if d != nil && d.mapping != nil && e.broken(name) {
			w.Write(e.forged(d.mapping, forge))
			return
		}
	}
	switch {
	case d == nil:
	case who != "ssb":
		problem(w, 403, "forbidden", "not ssb")
	case e.broken("mapping-other"):
		w.Write(e.deliveries[0].mapping)
	case e.broken("mapping-torn"):
		w.Write(d.mapping[:len(d.mapping)-9])
	case d.mapping == nil:
		problem(w, 404, "not_found", "no mapping yet")
	default:
		w.Write(d.mapping)
	}
}

func (e *testEdge) putFeedback(w http.ResponseWriter, r *http.Request, who string) {
	d := e.find(w, r)
	if d == nil {
		return
	}
	if sealed, ok := e.body(w, r); ok {
		d.feedback = sealed
		w.WriteHeader(204)
	}
}

// body is what came, if it is what was declared.
func (e *testEdge) body(w http.ResponseWriter, r *http.Request) ([]byte, bool) {
	b, err := io.ReadAll(r.Body)
	sum := sha256.Sum256(b)
	if err != nil || r.Header.Get("Repr-Digest") != reprDigest(sum[:]) {
		problem(w, 422, "digest_mismatch", "digest mismatch")
		return nil, false
	}
	return b, true
}

func (e *testEdge) getFeedback(w http.ResponseWriter, r *http.Request, who string) {
	d := e.find(w, r)
	switch {
	case d == nil:
	case d.feedback == nil:
		problem(w, 404, "not_found", "no feedback")
	case e.broken("feedback-other"):
		others := func(o *testDelivery) bool { return o != d && o.feedback != nil }
		w.Write(e.deliveries[slices.IndexFunc(e.deliveries, others)].feedback)
	default:
		w.Write(d.feedback)
	}
}

// rejectPart is the pseudonym manager's no.
func (e *testEdge) rejectPart(w http.ResponseWriter, r *http.Request, d *testDelivery) {
	var o wire.Outcome
	if err := json.NewDecoder(r.Body).Decode(&o); err != nil || o.Result != wire.ResultRejected {
		problem(w, 400, "bad_body", "not a rejection")
		return
	}
	d.outcome, d.state = o, wire.Rejected
	w.WriteHeader(204)
}
