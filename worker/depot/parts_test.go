//go:build !js

package depot_test

import (
	"encoding/base64"
	"strconv"
	"strings"
	"testing"

	"sluse/worker/depot"
)

const bundle = "b123456789abcdef0123456789abcdef"

// half delivers one part in one request.
func (s *stand) half(want int, part, name string) {
	s.Helper()
	s.ask(want, "POST", "/v1/deliveries?year=2026&municipality=0301&kind=production&bundle="+bundle+"&part="+part, "0301", nil, sealed(name))
}

// halfByTus delivers one part as an upload of two chunks.
func (s *stand) halfByTus(part, name string) (location string) {
	s.Helper()
	var pairs []string
	for k, v := range map[string]string{"year": "2026", "municipality": "0301", "kind": "production", "bundle": bundle, "part": part} {
		pairs = append(pairs, k+" "+base64.StdEncoding.EncodeToString([]byte(v)))
	}
	body := sealed(name)
	tus := map[string]string{"Tus-Resumable": "1.0.0", "Upload-Length": strconv.Itoa(len(body)),
		"Upload-Metadata": strings.Join(pairs, ","), "Content-Type": "application/offset+octet-stream"}
	upload := s.ask(201, "POST", "/v1/uploads", "0301", tus, body[:1800]).Header().Get("Location")
	tus["Upload-Offset"] = "1800"
	return s.ask(204, "PATCH", upload, "0301", tus, body[1800:]).Header().Get("Location")
}

// TestPartTwiceAtOnce: of two uploads of one part that are complete at once, one
// makes the delivery, and the other's bytes are not handed over behind its own.
func TestPartTwiceAtOnce(t *testing.T) {
	for first, second := range map[string]func(*stand){
		"tus": func(s *stand) { s.halfByTus("ipl", "ipl") },
		"one": func(s *stand) { s.half(201, "ipl", "ipl") },
	} {
		s := newStand(t, "2027-01-05 09:00:00")
		s.half(202, "ide", "ide")
		var faster bool
		s.before = func(st depot.Stmt) bool {
			if !strings.Contains(st.SQL, "INSERT INTO part") {
				return false
			}
			second(s)
			faster = true
			return true
		}
		location := s.halfByTus("ipl", "ipl")
		if !faster || !strings.HasPrefix(location, "/v1/deliveries/") {
			t.Fatalf("%s: %q", first, location)
		}
		s.ask(200, "GET", "/v1/pickup", "ssb", nil, "")
		if r := s.ask(200, "GET", strings.Replace(location, "deliveries", "pickup", 1)+"/content", "ssb", nil, ""); r.Body.String() != sealed("ipl") {
			t.Errorf("%s: SSB gets %d bytes of %d", first, r.Body.Len(), len(sealed("ipl")))
		}
	}
}
