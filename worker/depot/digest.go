package depot

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"
)

// declaredDigest reads SHA-256 from Content-Digest or Repr-Digest (RFC 9530);
// nil when neither gives one. Other algorithms are ignored, as the RFC wants.
func declaredDigest(h http.Header) ([]byte, error) {
	var found []byte
	for _, name := range []string{"Content-Digest", "Repr-Digest"} {
		for entry := range strings.SplitSeq(strings.Join(h.Values(name), ","), ",") {
			alg, value, _ := strings.Cut(strings.TrimSpace(entry), "=")
			if !strings.EqualFold(alg, "sha-256") {
				continue
			}
			sum, ok := parseDigest(value)
			if !ok || (found != nil && string(found) != string(sum)) {
				return nil, refuseWith("digest_mismatch", name+" is malformed or contradicts the other")
			}
			found = sum
		}
	}
	return found, nil
}

// parseDigest reads a byte sequence of structured fields, :base64:.
func parseDigest(v string) ([]byte, bool) {
	if len(v) < 2 || v[0] != ':' || v[len(v)-1] != ':' {
		return nil, false
	}
	sum, err := base64.StdEncoding.DecodeString(v[1 : len(v)-1])
	return sum, err == nil && len(sum) == sha256.Size
}

func digestHeader(sum []byte) string {
	return "sha-256=:" + base64.StdEncoding.EncodeToString(sum) + ":"
}
