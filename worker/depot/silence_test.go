//go:build !js

package depot_test

import (
	"context"
	"strings"
	"testing"

	"sluse/core/wire"
	"sluse/worker/depot"
	"sluse/worker/local"
)

const marker = "Marker01027512345"

// panicky is a database that panics with what it was asked.
type panicky struct{ depot.DB }

func (panicky) Query(_ context.Context, _ string, args ...any) ([]depot.Row, error) {
	panic("database met " + marker)
}

// TestPanic: neither client nor log is told what the panic said.
func TestPanic(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	blobs, err := local.OpenBlobs(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	s.serve(depot.Ports{Blobs: blobs, Keeper: blobs, DB: panicky{}, Queue: local.NewQueue(), Mailer: s, Clock: s})
	r := s.ask(500, "GET", "/v1/deliveries", "0301", nil, "")
	for where, text := range map[string]string{"answer": r.Body.String(), "log": s.log.String()} {
		if strings.Contains(text, marker) {
			t.Errorf("%s tells: %s", where, text)
		}
	}
	if !strings.Contains(r.Body.String(), `"code":"internal"`) || strings.Contains(r.Body.String(), "goroutine") {
		t.Error(r.Body)
	}
	if !strings.Contains(s.log.String(), "panic") {
		t.Error("nothing in the log")
	}
}

// TestNothingIsEchoed sends the marker by every way in, and looks for it in
// what comes back and in the log.
func TestNothingIsEchoed(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	id := s.deliver("0301", "a", "iplos@oslo.example", "nb")
	s.ask(200, "GET", "/v1/pickup", "ssb", nil, "")
	for _, c := range []struct {
		status               int
		method, target, body string
		header               map[string]string
	}{
		{400, "POST", "/v1/deliveries?" + marker + "=1", "", nil},
		{400, "POST", "/v1/deliveries?year=2026&municipality=0301&kind=" + marker, "", nil},
		{400, "POST", "/v1/deliveries?year=2026&municipality=0301&kind=test&contact=" + marker, "", nil},
		{400, "POST", "/v1/deliveries?year=2026&municipality=0301&kind=test", "", map[string]string{wire.HeaderContact: marker}},
		{422, "POST", "/v1/deliveries?year=2026&municipality=0301&kind=test", "<Melding>" + marker + "</Melding>", nil},
		{422, "POST", "/v1/deliveries?year=2026&municipality=0301&kind=test", "x", map[string]string{"Content-Digest": "sha-256=" + marker}},
		{404, "GET", "/v1/deliveries/" + marker, "", nil},
		{404, "GET", "/v1/" + marker, "", nil},
		{404, "HEAD", "/v1/uploads/" + marker, "", map[string]string{"Tus-Resumable": "1.0.0"}},
		{400, "POST", "/v1/uploads", "", map[string]string{"Tus-Resumable": "1.0.0", "Upload-Length": "10", "Upload-Metadata": "year " + marker}},
		{412, "POST", "/v1/uploads", "", map[string]string{"Tus-Resumable": marker}},
	} {
		r := s.ask(c.status, c.method, c.target, "0301", c.header, c.body)
		if strings.Contains(r.Body.String(), marker) {
			t.Errorf("%s %s: %s", c.method, c.target, r.Body)
		}
	}
	for _, body := range []string{`{"result":"` + marker + `"}`, `{"result":"read","counts":{"` + marker + `":"x"}}`,
		`{"result":"read","reason":"a ` + marker + `"}`, `{"result":"read"} ` + marker, `{"result":"read"}{}`, marker, `{"result":"read","sentence":"` + marker + `"}`} {
		if r := s.ask(400, "POST", "/v1/pickup/"+id+"/read", "ssb", nil, body); strings.Contains(r.Body.String(), marker) {
			t.Errorf("%s: %s", body, r.Body)
		}
	}
	s.ask(401, "GET", "/v1/deliveries", marker, nil, "")
	if strings.Contains(s.log.String(), marker) || strings.Contains(s.log.String(), "oslo.example") {
		t.Error("log: ", s.log.String())
	}
}
