package main

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"

	"sluse/core/wire"
)

// The uploads in parts.

func (e *testEdge) create(w http.ResponseWriter, r *http.Request, who string) {
	u := &testUpload{fields: map[string]string{}, contact: r.Header.Get(wire.HeaderContact)}
	u.length, _ = strconv.ParseInt(r.Header.Get("Upload-Length"), 10, 64)
	for _, row := range strings.Split(r.Header.Get("Upload-Metadata"), ",") {
		k, v, _ := strings.Cut(row, " ")
		b, _ := base64.StdEncoding.DecodeString(v)
		u.fields[k] = string(b)
	}
	e.mu.Lock()
	id := fmt.Sprintf("u%d", len(e.uploads)+1)
	e.uploads[id] = u
	e.mu.Unlock()
	w.Header().Set("Location", "/v1/uploads/"+id)
	w.WriteHeader(201)
}

func (u *testUpload) headers(w http.ResponseWriter) {
	w.Header().Set("Upload-Offset", strconv.Itoa(len(u.body)))
	if u.delivery != "" {
		w.Header().Set("Location", "/v1/deliveries/"+u.delivery)
	}
}

func (e *testEdge) offset(w http.ResponseWriter, r *http.Request, who string) {
	e.uploads[r.PathValue("id")].headers(w)
}

// patch keeps what came of a part before a cut, as tus allows.
func (e *testEdge) patch(w http.ResponseWriter, r *http.Request, who string) {
	u := e.uploads[r.PathValue("id")]
	if r.Header.Get("Upload-Offset") != strconv.Itoa(len(u.body)) {
		problem(w, 409, "offset_mismatch", "wrong offset")
		return
	}
	part, _ := io.ReadAll(r.Body)
	sum := sha256.Sum256(part)
	if r.Header.Get("Upload-Checksum") != "sha256 "+base64.StdEncoding.EncodeToString(sum[:]) {
		problem(w, 460, "checksum_mismatch", "checksum")
		return
	}
	if e.broken("patch-half") {
		u.body = append(u.body, part[:len(part)/2]...)
		cut()
	}
	u.body = append(u.body, part...)
	if int64(len(u.body)) == u.length {
		d, status, code := e.take(who, u.fields, u.contact, u.body)
		if code != "" {
			problem(w, status, code, code)
			return
		}
		u.delivery = d.manifest.ID
	}
	if e.broken("patch-answer-cut") {
		cut()
	}
	u.headers(w)
	w.WriteHeader(204)
}
