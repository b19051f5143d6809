package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.org/x/mod/sumdb/note"

	"sluse/core/calendar"
	"sluse/core/keyring"
	"sluse/core/wire"
)

// testEdge is a service small enough to be honest about: it keeps CONTRACT's
// promises to the command and no others. The real hosts have their own suite,
// which runs this command against them.
type testEdge struct {
	server     *httptest.Server
	m          material
	list       keyring.List
	signer     note.Signer
	mu         sync.Mutex
	deliveries []*testDelivery
	uploads    map[string]*testUpload
	faults     map[string]int // name → how many times yet
	overrides  []byte
	year       int // whose gates are open
}

type edgeKey struct{}

type testDelivery struct {
	manifest  wire.Manifest
	body      []byte
	state     wire.State
	receipt   string
	contact   string
	leased    bool
	outcome   wire.Outcome
	conflicts int // answers that contradicted the first

	halves            map[wire.Part]*half // of a delivery in two parts
	mapping, feedback []byte
}

type testUpload struct {
	fields   map[string]string
	contact  string
	length   int64
	body     []byte
	delivery string
}

func (e *testEdge) start(dir string) error {
	b, err := os.ReadFile(filepath.Join(dir, "dev.json"))
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, &e.m); err != nil {
		return err
	}
	signed, err := os.ReadFile(e.m.Keyring)
	if err != nil {
		return err
	}
	if e.list, err = keyring.Open(signed, e.m.KeyringKey); err != nil {
		return err
	}
	if e.signer, err = readSigner(e.m.EdgeSigner); err != nil {
		return err
	}
	e.uploads, e.faults, e.year = map[string]*testUpload{}, map[string]int{}, 2026
	e.server = httptest.NewServer(e.routes(signed))
	return nil
}

func (e *testEdge) env() map[string]string {
	env := map[string]string{"URL": e.server.URL, "EDGEKEY": e.m.EdgeKey, "SSBKEY": e.m.SSBKey, "OVERRIDESKEY": e.m.OverridesKey, "RECIPIENT": e.m.Recipients[wire.RoleSSB]}
	for name, t := range e.m.Tokens {
		env["TOKEN_"+name] = t
	}
	return env
}

func (e *testEdge) fault(names []string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, n := range names {
		e.faults[n]++
	}
}

// broken tells whether the named fault is due, and uses it up.
func (e *testEdge) broken(name string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.faults[name] == 0 {
		return false
	}
	e.faults[name]--
	return true
}

func (e *testEdge) stored() []byte {
	e.mu.Lock()
	defer e.mu.Unlock()
	var all []byte
	for _, d := range e.deliveries {
		all = append(all, d.body...)
	}
	return all
}

func (e *testEdge) routes(signed []byte) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/keys", func(w http.ResponseWriter, _ *http.Request) { w.Write(signed) })
	mux.HandleFunc("GET /v1/status", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `{"years":[{"year":%d,"phase":"closed"},{"year":%d,"phase":"open"},{"year":%d,"phase":"before"}]}`, e.year-1, e.year, e.year+1)
	})
	mux.HandleFunc("GET /v1/overrides", func(w http.ResponseWriter, _ *http.Request) {
		if e.overrides == nil {
			problem(w, 404, "not_found", "no overrides")
			return
		}
		w.Write(e.overrides)
	})
	mux.HandleFunc("POST /v1/deliveries", e.as(e.post))
	mux.HandleFunc("GET /v1/deliveries", e.as(e.own))
	mux.HandleFunc("GET /v1/deliveries/{id}", e.as(e.show))
	mux.HandleFunc("GET /v1/deliveries/{id}/receipt", e.as(e.receipt))
	mux.HandleFunc("POST /v1/uploads", e.as(e.create))
	mux.HandleFunc("HEAD /v1/uploads/{id}", e.as(e.offset))
	mux.HandleFunc("PATCH /v1/uploads/{id}", e.as(e.patch))
	mux.HandleFunc("GET /v1/pickup", e.as(e.lease))
	mux.HandleFunc("GET /v1/pickup/{id}/content", e.as(e.content))
	mux.HandleFunc("POST /v1/pickup/{id}/read", e.as(e.read))
	mux.HandleFunc("POST /v1/pickup/{id}/release", e.as(e.release))
	mux.HandleFunc("PUT /v1/pickup/{id}/mapping", e.as(e.putMapping))
	mux.HandleFunc("GET /v1/pickup/{id}/mapping", e.as(e.getMapping))
	mux.HandleFunc("DELETE /v1/pickup/{id}/mapping", e.as(e.dropMapping))
	mux.HandleFunc("PUT /v1/pickup/{id}/feedback", e.as(e.putFeedback))
	mux.HandleFunc("GET /v1/deliveries/{id}/feedback", e.as(e.getFeedback))
	return mux
}

// as finds out whose token it is and passes the name on.
func (e *testEdge) as(h func(w http.ResponseWriter, r *http.Request, who string)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		sum := sha256.Sum256([]byte(strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")))
		for who, h2 := range e.m.TokenHashes {
			if h2 == hex.EncodeToString(sum[:]) {
				h(w, r, who)
				return
			}
		}
		problem(w, 401, "unauthorized", "unknown token")
	}
}

func problem(w http.ResponseWriter, status int, code, title string) {
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(map[string]any{"status": status, "code": code, "title": title})
}

// cut ends the connection without an answer.
func cut() { panic(http.ErrAbortHandler) }

func (e *testEdge) post(w http.ResponseWriter, r *http.Request, who string) {
	if e.broken("post-cut") {
		cut()
	}
	if e.broken("post-503") {
		problem(w, 503, "internal", "try again")
		return
	}
	body, _ := io.ReadAll(r.Body)
	fields := map[string]string{}
	for k, v := range r.URL.Query() {
		fields[k] = v[0]
	}
	sum := sha256.Sum256(body)
	if d := r.Header.Get("Repr-Digest"); d != "sha-256=:"+base64.StdEncoding.EncodeToString(sum[:])+":" {
		problem(w, 422, "digest_mismatch", "digest mismatch")
		return
	}
	if fields["part"] != "" {
		e.acceptPart(w, who, fields, body)
		return
	}
	e.accept(w, who, fields, r.Header.Get(wire.HeaderContact), body)
}

func (e *testEdge) accept(w http.ResponseWriter, who string, f map[string]string, contact string, body []byte) *testDelivery {
	d, status, code := e.take(who, f, contact, body)
	if code != "" {
		problem(w, status, code, code)
		return nil
	}
	if e.broken("answer-cut") {
		cut()
	}
	receipt := d.receipt
	if e.broken("forged-receipt") {
		receipt = strings.Replace(receipt, "kind: test", "kind: production", 1)
	}
	w.Header().Set("Location", "/v1/deliveries/"+d.manifest.ID)
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(wire.Accepted{ID: d.manifest.ID, State: d.state, SHA256: d.manifest.SHA256, Size: d.manifest.Size, Receipt: receipt})
	return d
}

// take stores a delivery or finds it again.
func (e *testEdge) take(who string, f map[string]string, contact string, body []byte) (d *testDelivery, status int, code string) {
	year, _ := strconv.Atoi(f["year"])
	sum := sha256.Sum256(body)
	switch {
	case wire.CheckSealed(body) != nil:
		return nil, 415, "not_sealed"
	case f["municipality"] != who:
		return nil, 403, "forbidden"
	case f["key"] != "" && !slices.ContainsFunc(e.list.Active(wire.RoleSSB, year), func(k keyring.Key) bool { return k.ID == f["key"] }):
		return nil, 422, "key_not_active"
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, d := range e.deliveries {
		if d.manifest.SHA256 == hex.EncodeToString(sum[:]) {
			return d, 200, ""
		}
	}
	m := wire.Manifest{Version: 1, ID: fmt.Sprintf("d%d", len(e.deliveries)+1), Municipality: who, Year: year, Kind: wire.Kind(f["kind"]),
		KeyID: f["key"], SHA256: hex.EncodeToString(sum[:]), Size: int64(len(body)), Supersedes: f["supersedes"]}
	receipt, err := wire.SignReceipt(wire.Receipt{Stage: wire.StageReceived, ID: m.ID, Municipality: who, Year: year, Kind: m.Kind,
		SHA256: m.SHA256, Size: m.Size, Time: time.Now().In(calendar.Oslo).Truncate(time.Second), Supersedes: m.Supersedes}, e.signer)
	if err != nil {
		return nil, 400, "bad_parameter"
	}
	d = &testDelivery{manifest: m, body: body, state: wire.Received, receipt: string(receipt), contact: contact}
	e.deliveries = append(e.deliveries, d)
	return d, 201, ""
}

func (e *testEdge) view(d *testDelivery) delivered {
	return delivered{ID: d.manifest.ID, State: d.state, Kind: d.manifest.Kind, Year: d.manifest.Year, SHA256: d.manifest.SHA256,
		Size: d.manifest.Size, Time: time.Date(2027, 1, 5, 8, 12, 33, 0, time.UTC), Supersedes: d.manifest.Supersedes}
}

func (e *testEdge) own(w http.ResponseWriter, r *http.Request, who string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	rows := []delivered{}
	for _, d := range e.deliveries {
		if d.manifest.Municipality == who {
			rows = append(rows, e.view(d))
		}
	}
	json.NewEncoder(w).Encode(map[string]any{"deliveries": rows})
}

func (e *testEdge) find(w http.ResponseWriter, r *http.Request) *testDelivery {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, d := range e.deliveries {
		if d.manifest.ID == r.PathValue("id") {
			return d
		}
	}
	problem(w, 404, "not_found", "no such delivery")
	return nil
}

func (e *testEdge) show(w http.ResponseWriter, r *http.Request, who string) {
	if d := e.find(w, r); d != nil {
		json.NewEncoder(w).Encode(struct {
			delivered
			Reason   string `json:"reason,omitempty"`
			Feedback bool   `json:"feedback"`
		}{e.view(d), d.outcome.Reason, d.feedback != nil})
	}
}

func (e *testEdge) receipt(w http.ResponseWriter, r *http.Request, who string) {
	if d := e.find(w, r); d != nil {
		io.WriteString(w, d.receipt)
		if d.outcome.Receipt != "" {
			io.WriteString(w, "\n"+d.outcome.Receipt)
		}
	}
}
