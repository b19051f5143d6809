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

// halfByTus delivers one part as an upload of two chunks; part "" is a whole
// delivery.
func (s *stand) halfByTus(part, name string) (location string) {
	s.Helper()
	upload, tus, body := s.begin(part, name)
	return s.ask(204, "PATCH", upload, "0301", tus, body[1800:]).Header().Get("Location")
}

// begin sends the first of the two.
func (s *stand) begin(part, name string) (upload string, tus map[string]string, body string) {
	s.Helper()
	q := map[string]string{"year": "2026", "municipality": "0301", "kind": "production"}
	if part != "" {
		q["bundle"], q["part"] = bundle, part
	}
	var pairs []string
	for k, v := range q {
		pairs = append(pairs, k+" "+base64.StdEncoding.EncodeToString([]byte(v)))
	}
	body = sealed(name)
	tus = map[string]string{"Tus-Resumable": "1.0.0", "Upload-Length": strconv.Itoa(len(body)),
		"Upload-Metadata": strings.Join(pairs, ","), "Content-Type": "application/offset+octet-stream"}
	upload = s.ask(201, "POST", "/v1/uploads", "0301", tus, body[:1800]).Header().Get("Location")
	tus["Upload-Offset"] = "1800"
	return upload, tus, body
}

// TestGivenUpAtLast: an upload that is given up while it becomes a delivery
// becomes none: there are no bytes to acknowledge.
func TestGivenUpAtLast(t *testing.T) {
	for _, part := range []string{"", "ide", "ipl"} {
		s := newStand(t, "2027-01-05 09:00:00")
		if part == "ipl" {
			s.half(202, "ide", "ide")
		}
		upload, tus, body := s.begin(part, "part "+part)
		s.before = func(st depot.Stmt) bool {
			if !strings.Contains(st.SQL, "INSERT INTO part") && !strings.Contains(st.SQL, "INSERT INTO delivery") {
				return false
			}
			s.ask(204, "DELETE", upload, "0301", map[string]string{"Tus-Resumable": "1.0.0"}, "")
			return true
		}
		s.ask(410, "PATCH", upload, "0301", tus, body[1800:])
		if got := s.column(`SELECT part FROM part WHERE part = ?1 LIMIT 5`, part); s.before != nil || len(got) != 0 {
			t.Errorf("%q: taken without its bytes", part)
		}
		if got := s.column(`SELECT id FROM delivery d WHERE NOT EXISTS (SELECT 1 FROM part WHERE delivery = d.id) LIMIT 5`); len(got) != 0 {
			t.Errorf("%q: a delivery of nothing", part)
		}
	}
}

// TestChunkTwiceAtOnce: of two that send the same chunk at once one is told to
// ask where the upload stands, and the delivery has the bytes once.
func TestChunkTwiceAtOnce(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	upload, tus, body := s.begin("", "chunks")
	s.meanwhile("UPDATE upload SET at", func() {
		s.ask(204, "PATCH", upload, "0301", tus, body[1800:1900])
	})
	s.ask(409, "PATCH", upload, "0301", tus, body[1800:1900])
	tus["Upload-Offset"] = "1900"
	location := s.ask(204, "PATCH", upload, "0301", tus, body[1900:]).Header().Get("Location")
	s.ask(200, "GET", "/v1/pickup", "ssb", nil, "")
	if r := s.ask(200, "GET", strings.Replace(location, "deliveries", "pickup", 1)+"/content", "ssb", nil, ""); r.Body.String() != body {
		t.Errorf("SSB gets %d bytes of %d", r.Body.Len(), len(body))
	}
}

// TestDeliveredAtLast: an upload that becomes a delivery while it is given up
// keeps its bytes: they are acknowledged.
func TestDeliveredAtLast(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	upload, tus, body := s.begin("", "at last")
	var location string
	s.meanwhile("DELETE FROM object WHERE owner", func() {
		location = s.ask(204, "PATCH", upload, "0301", tus, body[1800:]).Header().Get("Location")
	})
	s.ask(204, "DELETE", upload, "0301", map[string]string{"Tus-Resumable": "1.0.0"}, "")
	s.ask(200, "GET", "/v1/pickup", "ssb", nil, "")
	if r := s.ask(200, "GET", strings.Replace(location, "deliveries", "pickup", 1)+"/content", "ssb", nil, ""); r.Body.String() != body {
		t.Errorf("SSB gets %d bytes of %d", r.Body.Len(), len(body))
	}
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
		s.meanwhile("INSERT INTO part", func() {
			second(s)
			faster = true
		})
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
