//go:build !js

package depot_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"sluse/core/calendar"
	"sluse/core/wire"
	"sluse/worker/depot"
	"sluse/worker/local"
)

// A stand is a service over real parts: SQLite in memory, a folder, a clock
// that stands still until it is set, and a mailer that keeps what it gets.
type stand struct {
	*testing.T
	*depot.Service
	now   time.Time
	db    *local.DB
	mails []depot.Mail
	deaf  bool // the mailer fails
	log   bytes.Buffer
	// before is called once, before the next batch that it is true of: what
	// another does between what a service has read and what it writes.
	before func(depot.Stmt) (wanted bool)
}

// between is the stand's database, at which another may come in between.
type between struct {
	*local.DB
	s *stand
}

func (b between) Batch(ctx context.Context, stmts ...depot.Stmt) ([]int64, error) {
	if f := b.s.before; f != nil {
		b.s.before = nil // what it does writes batches too
		if !f(stmts[0]) {
			b.s.before = f
		}
	}
	return b.DB.Batch(ctx, stmts...)
}

func (s *stand) Now() time.Time { return s.now }

func (s *stand) Send(_ context.Context, m depot.Mail) error {
	if s.deaf {
		return errors.New("no answer from " + m.To)
	}
	s.mails = append(s.mails, m)
	return nil
}

// meanwhile lets another do something between what a service has read and the
// batch that begins with such a statement.
func (s *stand) meanwhile(statement string, do func()) {
	s.before = func(st depot.Stmt) bool {
		if !strings.Contains(st.SQL, statement) {
			return false
		}
		do()
		return true
	}
}

func oslo(v string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04:05", v, calendar.Oslo)
	if err != nil {
		panic(err)
	}
	return t
}

func newStand(t *testing.T, now string) *stand {
	t.Helper()
	s := &stand{T: t, now: oslo(now)}
	var err error
	if s.db, err = local.OpenMemory(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.db.Close() })
	blobs, err := local.OpenBlobs(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	s.serve(depot.Ports{Blobs: blobs, Keeper: blobs, DB: between{s.db, s}, Queue: local.NewQueue(), Mailer: s, Clock: s})
	tokens := map[string]string{"ssb": "ssb", "admin": "admin", "0301": "0301", "4601": "4601"}
	if err := s.Seed(t.Context(), depot.Material{Tokens: tokens}); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *stand) serve(p depot.Ports) {
	key, _, err := wire.GenerateSigner("edge")
	if err != nil {
		s.Fatal(err)
	}
	signer, err := wire.NewSigner(key)
	if err != nil {
		s.Fatal(err)
	}
	s.Service = depot.New(p, depot.Settings{Signer: signer, MailFrom: "sluse@localhost", Log: slog.New(slog.NewTextHandler(&s.log, nil))})
}

// ask sends a request and wants a status.
func (s *stand) ask(want int, method, target, token string, header map[string]string, body string) *httptest.ResponseRecorder {
	s.Helper()
	req := httptest.NewRequest(method, target, io.NopCloser(strings.NewReader(body)))
	req.ContentLength = int64(len(body))
	req.Header.Set("Authorization", "Bearer "+token)
	for k, v := range header {
		req.Header.Set(k, v)
	}
	r := httptest.NewRecorder()
	s.Handler().ServeHTTP(r, req)
	if r.Code != want {
		s.Fatalf("%s %s: %d, want %d: %s", method, target, r.Code, want, r.Body)
	}
	return r
}

func sealed(name string) string {
	b64 := base64.RawStdEncoding.EncodeToString
	return "age-encryption.org/v1\n-> mlkem768x25519 " + b64(make([]byte, 1120)) + "\n" + b64(make([]byte, 32)) + "\n--- " +
		b64(make([]byte, 32)) + "\n" + strings.Repeat(name+" ", 100)
}

// deliver delivers a file of that name for a trial and returns its id.
func (s *stand) deliver(municipality, name, contact, lang string) string {
	s.Helper()
	return s.post("test", municipality, name, map[string]string{wire.HeaderContact: contact, "Accept-Language": lang})
}

// produce is deliver for a delivery that counts.
func (s *stand) produce(municipality, name string) string {
	s.Helper()
	return s.post("production", municipality, name, nil)
}

func (s *stand) post(kind, municipality, name string, header map[string]string) string {
	s.Helper()
	r := s.ask(201, "POST", "/v1/deliveries?year=2026&kind="+kind+"&municipality="+municipality, municipality, header, sealed(name))
	var a wire.Accepted
	if err := json.Unmarshal(r.Body.Bytes(), &a); err != nil {
		s.Fatal(err)
	}
	return a.ID
}

// read collects everything and answers for one.
func (s *stand) read(id, answer string) {
	s.Helper()
	s.ask(200, "GET", "/v1/pickup?max=50", "ssb", nil, "")
	s.ask(200, "POST", "/v1/pickup/"+id+"/read", "ssb", nil, answer)
}

// tick sets the clock and sweeps.
func (s *stand) tick(now string) {
	s.Helper()
	s.now = oslo(now)
	if err := s.Tick(s.Context()); err != nil && !s.deaf {
		s.Fatal(err)
	}
}

// column reads one column of a query.
func (s *stand) column(sql string, args ...any) (out []string) {
	s.Helper()
	rows, err := s.db.Query(s.Context(), sql, args...)
	if err != nil {
		s.Fatal(err)
	}
	for _, r := range rows {
		v, ok := r[0].(string)
		if !ok {
			s.Fatalf("%v is no text", r[0])
		}
		out = append(out, v)
	}
	return out
}
