//go:build !js

package sim

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"

	"sluse/core/wire"
)

// A file is something a municipality wants delivered, whatever it takes.
type file struct {
	municipality string
	name         string
	bytes        []byte
	contact      string
	supersedes   *file
	tus          bool
	upload       string // tus: where it is under way
	id, receipt  string // once acknowledged
	rival        *file  // the other correction of the same delivery: one of the two must lose
	refused      bool   // it was this one
}

// sealedFile is a well-formed header and the name for a payload.
func sealedFile(name string) []byte {
	b64 := base64.RawStdEncoding.EncodeToString
	return []byte("age-encryption.org/v1\n-> mlkem768x25519 " + b64(make([]byte, 1120)) + "\n" + b64(make([]byte, 32)) + "\n--- " +
		b64(make([]byte, 32)) + "\n" + strings.Repeat(name+" ", 400))
}

func (f *file) params() url.Values {
	q := url.Values{"year": {"2026"}, "municipality": {f.municipality}, "kind": {"production"}, "contact": {f.contact}}
	if f.supersedes != nil {
		q.Set("supersedes", f.supersedes.id)
	}
	return q
}

// ask sends a request through the service. ok is false when no answer came
// back: the process died, the connection broke, or the answer was 5xx.
func (t *task) ask(method, target, token string, header map[string]string, body io.Reader) (r *httptest.ResponseRecorder, ok bool) {
	req := httptest.NewRequest(method, target, body)
	req.Header.Set("Authorization", "Bearer "+token)
	for k, v := range header {
		req.Header.Set(k, v)
	}
	r = httptest.NewRecorder()
	broke := t.serve(r, req)
	lost := !t.calm && t.w.chance(t.w.trouble.fail)
	t.w.note("%s: %s %s → %d%s", t.name, method, target, r.Code, map[bool]string{true: " (lost)"}[lost || broke || t.proc.dead])
	return r, !broke && !lost && !t.proc.dead && r.Code < 500
}

// serve reports whether the handler cut the connection.
func (t *task) serve(r *httptest.ResponseRecorder, req *http.Request) (broke bool) {
	defer func() {
		if v := recover(); v == http.ErrAbortHandler {
			broke = true
		} else if v != nil {
			panic(v)
		}
	}()
	t.w.service(t).Handler().ServeHTTP(r, req)
	return false
}

// problemCode is the code of a refusal.
func problemCode(r *httptest.ResponseRecorder) string {
	var doc struct{ Code string }
	_ = json.Unmarshal(r.Body.Bytes(), &doc) // HEAD has none
	return doc.Code
}

// deliver tries to have the file acknowledged in one request.
func (f *file) deliver(t *task) {
	header := map[string]string{}
	if t.w.rng.IntN(2) == 0 {
		header["Repr-Digest"] = digestOf(f.bytes)
	}
	var body io.Reader = bytes.NewReader(f.bytes)
	if t.w.chance(t.w.trouble.fail) && !t.calm {
		body = io.MultiReader(bytes.NewReader(f.bytes[:1000]), brokenPipe{})
	}
	r, ok := t.ask("POST", "/v1/deliveries?"+f.params().Encode(), "m"+f.municipality, header, body)
	if !ok {
		return
	}
	if f.lost(r) {
		return
	}
	if r.Code != 200 && r.Code != 201 {
		t.w.breach("%s: refused with %d %s", f.name, r.Code, problemCode(r))
		return
	}
	var a wire.Accepted
	if err := json.Unmarshal(r.Body.Bytes(), &a); err != nil {
		t.w.breach("%s: %v", f.name, err)
		return
	}
	f.acknowledged(t.w, a.ID, a.Receipt)
}

// lost takes a refusal for good that is due to a rival: of two corrections of
// one delivery the second is refused.
func (f *file) lost(r *httptest.ResponseRecorder) bool {
	if f.rival == nil || f.id != "" || problemCode(r) != "already_superseded" {
		return false
	}
	f.refused = true
	return true
}

// acknowledged remembers the first acknowledgement and holds further ones against it.
func (f *file) acknowledged(w *world, id, receipt string) {
	if f.id != "" && f.id != id || f.receipt != "" && receipt != "" && f.receipt != receipt {
		w.breach("%s: acknowledged as %s, then as %s, or with another receipt", f.name, f.id, id)
	}
	f.id = id
	if receipt != "" {
		f.receipt = receipt
	}
}

type brokenPipe struct{}

func (brokenPipe) Read([]byte) (int, error) { return 0, errors.New("broken pipe") }

// step takes an upload a little further: begin, ask, or send a part.
func (f *file) step(t *task) {
	if f.upload == "" {
		f.begin(t)
		return
	}
	upload := f.upload // another task may give it up meanwhile
	r, ok := t.ask("HEAD", upload, "m"+f.municipality, tusHeader(nil), nil)
	if !ok {
		return
	}
	if r.Code == 404 || r.Code == 410 {
		f.upload = "" // it has expired: begin anew
		return
	}
	if f.arrived(t.w, r) || r.Code != 200 {
		if r.Code == 409 && f.rival != nil {
			f.tus = false // HEAD cannot say why; one request can
		}
		return
	}
	at, err := strconv.Atoi(r.Header().Get("Upload-Offset"))
	if err != nil || at >= len(f.bytes) {
		t.w.breach("%s: offset %q of an upload that is no delivery", f.name, r.Header().Get("Upload-Offset"))
		return
	}
	to := len(f.bytes)
	if t.w.rng.IntN(2) == 0 {
		to = min(to, at+500+t.w.rng.IntN(3000))
	}
	f.send(t, upload, at, to)
}

func tusHeader(more map[string]string) map[string]string {
	h := map[string]string{"Tus-Resumable": "1.0.0"}
	for k, v := range more {
		h[k] = v
	}
	return h
}

func tusMetadata(q url.Values) string {
	var pairs []string
	for k, v := range q {
		pairs = append(pairs, k+" "+base64.StdEncoding.EncodeToString([]byte(v[0])))
	}
	return strings.Join(pairs, ",")
}

func (f *file) begin(t *task) {
	r, ok := t.ask("POST", "/v1/uploads", "m"+f.municipality, tusHeader(map[string]string{
		"Upload-Length": strconv.Itoa(len(f.bytes)), "Upload-Metadata": tusMetadata(f.params())}), nil)
	if !ok {
		return
	}
	if r.Code != 201 {
		t.w.breach("%s: upload refused with %d %s", f.name, r.Code, problemCode(r))
		return
	}
	f.upload = r.Header().Get("Location")
}

func (f *file) send(t *task, upload string, from, to int) {
	r, ok := t.ask("PATCH", upload, "m"+f.municipality, tusHeader(map[string]string{
		"Upload-Offset": strconv.Itoa(from), "Content-Type": "application/offset+octet-stream"}), bytes.NewReader(f.bytes[from:to]))
	if ok && !f.lost(r) && r.Code == 204 {
		f.arrived(t.w, r)
	}
}

// giveUp ends an upload, and with it nothing that is a delivery by then.
func (f *file) giveUp(t *task) {
	if f.upload == "" || f.id != "" {
		return
	}
	r, ok := t.ask("DELETE", f.upload, "m"+f.municipality, tusHeader(nil), nil)
	if ok && r.Code == 204 {
		f.upload = ""
	}
}

// arrived takes the address of the delivery that an upload has become.
func (f *file) arrived(w *world, r *httptest.ResponseRecorder) bool {
	id, ok := strings.CutPrefix(r.Header().Get("Location"), wire.PathDeliveries+"/")
	if ok {
		f.acknowledged(w, id, "")
	}
	return ok
}

// try is one attempt by whatever way the file goes.
func (f *file) try(t *task) {
	if f.refused || f.supersedes != nil && f.supersedes.id == "" {
		return
	}
	if f.tus && f.id == "" {
		f.step(t)
		return
	}
	f.deliver(t)
}

func (f *file) String() string { return fmt.Sprintf("%s/%s", f.municipality, f.name) }
