package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"
	"time"

	"sluse/core/wire"
)

// The collector's side.

func (e *testEdge) lease(w http.ResponseWriter, r *http.Request, who string) {
	if roleParts[who] == "" {
		problem(w, 403, "forbidden", "not a collector")
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	type leased struct {
		wire.Lease
		Manifest []byte `json:"manifest"`
	}
	rows := []leased{}
	for _, l := range e.leaseParts(who) {
		packed, _ := l.Manifest.MarshalMsg(nil)
		rows = append(rows, leased{l, packed})
	}
	for _, d := range e.deliveries {
		if who != "ssb" || d.halves != nil || d.leased || d.state == wire.Read || d.state == wire.Rejected {
			continue
		}
		d.leased, d.state = true, wire.Collected
		packed, _ := d.manifest.MarshalMsg(nil)
		rows = append(rows, leased{wire.Lease{ID: d.manifest.ID, SHA256: d.manifest.SHA256, Size: d.manifest.Size, LeaseUntil: time.Now().Add(time.Hour)}, packed})
	}
	json.NewEncoder(w).Encode(map[string]any{"deliveries": rows})
}

func (e *testEdge) content(w http.ResponseWriter, r *http.Request, who string) {
	d := e.find(w, r)
	if d == nil {
		return
	}
	body := bytes.Clone(d.body)
	if h := d.halves[roleParts[who]]; h != nil {
		body = bytes.Clone(h.body)
	}
	switch {
	case e.broken("content-half"):
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		w.Write(body[:len(body)/2])
		w.(http.Flusher).Flush()
		cut()
	case e.broken("content-wrong"):
		body[len(body)-1] ^= 1
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}

// read takes the same answer again, and no other.
func (e *testEdge) read(w http.ResponseWriter, r *http.Request, who string) {
	d := e.find(w, r)
	if d == nil {
		return
	}
	if who == "tpf" {
		e.rejectPart(w, r, d)
		return
	}
	if e.broken("read-503") {
		problem(w, 503, "internal", "try again")
		return
	}
	var o wire.Outcome
	if err := json.NewDecoder(r.Body).Decode(&o); err != nil {
		problem(w, 400, "bad_body", "not JSON")
		return
	}
	receipt, err := wire.OpenReceipt([]byte(o.Receipt), e.m.SSBKey)
	switch {
	case err != nil || receipt.ID != d.manifest.ID || len(receipt.Parts) == 0 && receipt.SHA256 != d.manifest.SHA256 && d.halves == nil || receipt.Result != o.Result || receipt.Reason != o.Reason:
		problem(w, 422, "receipt_mismatch", "receipt mismatch")
		return
	case d.outcome.Receipt != "" && d.outcome.Receipt != o.Receipt:
		d.conflicts++
		problem(w, 409, "already_finished", "already finished")
		return
	}
	d.outcome, d.state = o, wire.State(o.Result)
	if e.broken("read-answer-lost") {
		d.state = wire.Collected // as if the database had not committed
		problem(w, 410, "gone", "lost")
		return
	}
	w.WriteHeader(204)
}

func (e *testEdge) release(w http.ResponseWriter, r *http.Request, who string) {
	if d := e.find(w, r); d != nil {
		d.leased = false
		if h := d.halves[roleParts[who]]; h != nil {
			h.leased = false
		}
		w.WriteHeader(204)
	}
}
