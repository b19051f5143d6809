package depot

import (
	"bytes"
	"crypto/sha256"
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
	h.Set("Tus-Version", tusVersion)
	h.Set("Tus-Extension", tusExtensions)
	h.Set("Tus-Max-Size", strconv.FormatInt(s.set.Limits.Upload, 10))
	h.Set("Tus-Checksum-Algorithm", "sha256")
	c.w.WriteHeader(http.StatusNoContent)
	return nil
}

// tusSpoken refuses another version.
func tusSpoken(c *call) error {
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

// tusChecksum reads what the request says of its own body: Upload-Checksum, and
// RFC 9530's two headers, which on a PATCH are about the bytes it carries. They
// must agree; nil where there is none. wrong is what refuses other bytes.
func tusChecksum(h http.Header) (sum []byte, wrong, err error) {
	digest, err := declaredDigest(h)
	if err != nil || h.Get("Upload-Checksum") == "" {
		return digest, refuse("digest_mismatch"), err
	}
	alg, value, _ := strings.Cut(h.Get("Upload-Checksum"), " ")
	sum, err = base64.StdEncoding.DecodeString(value)
	if alg != "sha256" || err != nil || len(sum) != 32 {
		return nil, nil, refuseWith("bad_parameter", "Upload-Checksum wants sha256 and base64")
	}
	if digest != nil && !bytes.Equal(sum, digest) {
		return nil, nil, refuseWith("digest_mismatch", "Upload-Checksum contradicts the digest")
	}
	return sum, refuse("checksum_mismatch"), nil
}

// tusEmpty holds what is said of a body against there being none.
func tusEmpty(h http.Header) error {
	sum, wrong, err := tusChecksum(h)
	if empty := sha256.Sum256(nil); err == nil && sum != nil && !bytes.Equal(sum, empty[:]) {
		err = wrong
	}
	return err
}
