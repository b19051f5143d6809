package depot

import (
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

// A refusal is an error meant for the client: a row of the problem table and,
// where the table's words are too general, a hint in English. Neither ever
// holds anything that was sent but names of parameters.
type refusal struct {
	code string
	hint string
}

func (r *refusal) Error() string { return strings.TrimSuffix(r.code+": "+r.hint, ": ") }

func refuse(code string) error { return &refusal{code: code} }

func refuseWith(code, hint string) error { return &refusal{code: code, hint: hint} }

// refused tells a refusal from a failure of ours.
func refused(err error) bool {
	var r *refusal
	return errors.As(err, &r)
}

// document is an RFC 9457 problem document.
type document struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Code   string `json:"code"`
	Detail string `json:"detail,omitempty"`
}

func problemFor(code string) problem {
	for _, p := range problems {
		if p.code == code {
			return p
		}
	}
	return problemFor("internal")
}

// writeProblem answers with the document for err. An error that is not a
// refusal is "internal", whatever it says.
func writeProblem(w http.ResponseWriter, r *http.Request, err error) {
	ref := &refusal{code: "internal"}
	errors.As(err, &ref)
	p := problemFor(ref.code)
	lang := language(r)
	h := w.Header()
	for _, name := range aboutBytes {
		h.Del(name)
	}
	h.Set("Content-Language", lang)
	for name, value := range problemHeaders[p.code] {
		h.Set(name, value)
	}
	h.Set("Content-Type", "application/problem+json")
	writeBytes(w, p.status, p.document(lang, ref.hint))
}

// documents are those without a hint, which are few: as text, by code and language.
var documents sync.Map

func (p problem) document(lang, hint string) []byte {
	key := [2]string{p.code, lang}
	if known, ok := documents.Load(key); ok && hint == "" {
		return known.([]byte)
	}
	b := asJSON(document{Type: "urn:sluse:problem:" + p.code, Title: p.in(lang), Status: p.status, Code: p.code, Detail: hint})
	if hint == "" {
		documents.Store(key, b)
	}
	return b
}

// aboutBytes are headers of sealed bytes that were to be answered and are not
// true of the document that is answered in their place.
var aboutBytes = []string{"Accept-Ranges", "ETag", "Repr-Digest"}

var problemHeaders = map[string]map[string]string{
	"unauthorized":      {"WWW-Authenticate": `Bearer realm="sluse"`},
	"too_many_requests": {"Retry-After": "10"},
	"tus_version":       {"Tus-Version": tusVersion},
}

func (p problem) in(lang string) string {
	switch lang {
	case "nn":
		return p.nn
	case "en":
		return p.en
	}
	return p.nb
}

// language picks among nb, nn and en by Accept-Language's order; nb is the default.
func language(r *http.Request) string {
	for tag := range strings.SplitSeq(r.Header.Get("Accept-Language"), ",") {
		tag, _, _ = strings.Cut(strings.TrimSpace(tag), ";")
		primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
		switch primary {
		case "nn", "en":
			return primary
		case "nb", "no":
			return "nb"
		}
	}
	return "nb"
}

func writeJSON(w http.ResponseWriter, status int, v any) error {
	w.Header().Set("Content-Type", "application/json")
	writeBytes(w, status, asJSON(v))
	return nil
}

// asJSON is v as a line of JSON.
func asJSON(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // our own value types marshal
	}
	return append(b, '\n')
}

func writeBytes(w http.ResponseWriter, status int, b []byte) {
	w.Header().Set("Content-Length", strconv.Itoa(len(b)))
	w.WriteHeader(status)
	w.Write(b) // a client that is gone does not want to hear of it
}
