package depot

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"sluse/core/wire"
)

// Resumable uploads by tus 1.0 (https://tus.io/protocols/resumable-upload):
// creation, creation-with-upload, checksum, expiration, termination. Each
// PATCH is an object of its own, whole or not there at all; after the last
// one the objects are read once through one digest, and the upload becomes a
// delivery that holds them in order.

const (
	tusVersion    = "1.0.0"
	tusExtensions = "creation,creation-with-upload,checksum,expiration,termination"
	tusBody       = "application/offset+octet-stream"
)

// tusMethod is the request's method, or the one that a client behind a proxy
// that knows no PATCH asks for in its stead.
func tusMethod(r *http.Request) string {
	m := r.Header.Get("X-HTTP-Method-Override")
	if r.Method == http.MethodPost && m != "" && strings.HasPrefix(r.URL.Path, wire.PathUploads) {
		return m
	}
	return r.Method
}

func (s *Service) tusOptions(c *call) error {
	h := c.w.Header()
	h.Set("Tus-Resumable", tusVersion)
	h.Set("Tus-Version", tusVersion)
	h.Set("Tus-Extension", tusExtensions)
	h.Set("Tus-Max-Size", strconv.FormatInt(s.set.Limits.Upload, 10))
	h.Set("Tus-Checksum-Algorithm", "sha256")
	c.w.WriteHeader(http.StatusNoContent)
	return nil
}

// tusSpoken refuses another version, and marks the answer, also that of an
// error to come.
func tusSpoken(c *call) error {
	c.w.Header().Set("Tus-Resumable", tusVersion)
	if c.r.Header.Get("Tus-Resumable") != tusVersion {
		return refuse("tus_version")
	}
	return nil
}

// tusMetadata reads Upload-Metadata into a query. Names that are none of ours
// are dropped, filename above all: it may name a person.
func tusMetadata(header string) (url.Values, error) {
	q := url.Values{}
	for pair := range strings.SplitSeq(header, ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(pair), " ")
		if _, ok := findParam(name); !ok {
			continue
		}
		b, err := base64.StdEncoding.DecodeString(value)
		if err != nil {
			return nil, refuseWith("bad_parameter", name)
		}
		q.Add(name, string(b))
	}
	return q, nil
}

// tusEcho is the metadata as HEAD gives it back.
func tusEcho(query string) string {
	q, err := url.ParseQuery(query)
	if err != nil {
		return ""
	}
	var pairs []string
	for _, p := range paramTable {
		if v := q.Get(p.name); v != "" {
			pairs = append(pairs, p.name+" "+base64.StdEncoding.EncodeToString([]byte(v)))
		}
	}
	return strings.Join(pairs, ",")
}

// tusChecksum reads Upload-Checksum; nil where there is none.
func tusChecksum(header string) ([]byte, error) {
	if header == "" {
		return nil, nil
	}
	alg, value, _ := strings.Cut(header, " ")
	sum, err := base64.StdEncoding.DecodeString(value)
	if alg != "sha256" || err != nil || len(sum) != 32 {
		return nil, refuseWith("bad_parameter", "Upload-Checksum wants sha256 and base64")
	}
	return sum, nil
}
