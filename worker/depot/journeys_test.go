//go:build !js

package depot_test

import (
	"context"
	"fmt"
	"io"
	"testing"

	"sluse/core/ident"
	"sluse/worker/depot"
)

// counted counts what goes over the ports: on Workers each is a journey, and billed.
type counted struct {
	depot.DB
	depot.Blobs
	depot.Queue
	queries, batches, puts, gets, sends int
}

func (c *counted) Query(ctx context.Context, sql string, args ...any) ([]depot.Row, error) {
	c.queries++
	return c.DB.Query(ctx, sql, args...)
}

func (c *counted) Batch(ctx context.Context, stmts ...depot.Stmt) ([]int64, error) {
	c.batches++
	return c.DB.Batch(ctx, stmts...)
}

func (c *counted) Put(ctx context.Context, key string, body io.Reader, o depot.PutOptions) (depot.Stored, error) {
	c.puts++
	return c.Blobs.Put(ctx, key, body, o)
}

func (c *counted) Get(ctx context.Context, keys []string, offset, length int64) (io.ReadCloser, error) {
	c.gets++
	return c.Blobs.Get(ctx, keys, offset, length)
}

func (c *counted) Send(ctx context.Context, message []byte) error {
	c.sends++
	return c.Queue.Send(ctx, message)
}

func (c *counted) take() string {
	s := fmt.Sprintf("%d queries, %d batches, %d puts, %d gets, %d sends", c.queries, c.batches, c.puts, c.gets, c.sends)
	*c = counted{DB: c.DB, Blobs: c.Blobs, Queue: c.Queue}
	return s
}

// steps counts every statement and every mail as the platform does.
type steps struct {
	depot.DB
	depot.Mailer
	n int
}

func (c *steps) Query(ctx context.Context, sql string, args ...any) ([]depot.Row, error) {
	c.n++
	return c.DB.Query(ctx, sql, args...)
}

func (c *steps) Batch(ctx context.Context, stmts ...depot.Stmt) ([]int64, error) {
	c.n += len(stmts)
	return c.DB.Batch(ctx, stmts...)
}

func (c *steps) Send(ctx context.Context, m depot.Mail) error {
	c.n++
	return c.Mailer.Send(ctx, m)
}

// TestMailsOfASweep: on the day after the gates open everybody gets mail, and
// still a sweep on Workers keeps below what one may do, 1000 calls. The next
// goes on where it stopped.
func TestMailsOfASweep(t *testing.T) {
	s := newStand(t, "2027-01-04 09:00:00")
	s.tick("2027-01-04 09:00:00")
	for _, m := range ident.Municipalities() {
		if !m.ValidIn(2026) {
			continue
		}
		_, err := s.db.Batch(t.Context(), depot.Stmt{SQL: `INSERT INTO delivery (id, municipality, year, kind, contact, sha256, size, state, created, received, finished, result)
			VALUES (?1, ?1, 2026, 'test', ?2, '', 1, 'read', ?3, ?3, ?3, 'read')`, Args: []any{m.Code, "iplos@" + m.Code + ".example", s.now.UnixMilli()}})
		if err != nil {
			t.Fatal(err)
		}
	}
	c := &steps{DB: s.db, Mailer: s}
	s.serve(depot.Ports{Blobs: s.Blobs, Keeper: s.Keeper, DB: c, Queue: s.Queue, Mailer: c, Clock: s})
	for range 3 {
		c.n = 0
		s.tick("2027-01-05 08:00:00")
		if c.n >= 1000 {
			t.Errorf("%d calls in a sweep", c.n)
		}
	}
	to := map[string]bool{}
	for _, m := range s.mails {
		to[m.To] = true
	}
	if len(s.mails) != 357 || len(to) != 357 {
		t.Errorf("%d mails to %d", len(s.mails), len(to))
	}
}

// TestJourneys counts a delivery's life exactly, from every POST to its end.
// More than this wants its reason in the commit.
func TestJourneys(t *testing.T) {
	s := newStand(t, "2027-01-05 09:00:00")
	c := &counted{DB: s.db, Blobs: s.Blobs, Queue: s.Queue}
	s.serve(depot.Ports{Blobs: c, Keeper: s.Keeper, DB: c, Queue: c, Mailer: s, Clock: s})
	s.ask(200, "GET", "/v1/deliveries", "0301", nil, "") // a token's first use in an hour is written down
	s.ask(200, "GET", "/v1/pickup", "ssb", nil, "")
	c.take()
	var id string
	for _, step := range []struct {
		what, want string
		do         func()
	}{
		{"deliver", "1 queries, 1 batches, 1 puts, 0 gets, 1 sends", func() { id = s.deliver("0301", "one", "", "nb") }},
		{"again", "2 queries, 1 batches, 1 puts, 0 gets, 0 sends", func() {
			s.ask(200, "POST", "/v1/deliveries?year=2026&kind=test&municipality=0301", "0301", nil, sealed("one"))
		}},
		{"status", "2 queries, 0 batches, 0 puts, 0 gets, 0 sends", func() { s.ask(200, "GET", "/v1/deliveries/"+id, "0301", nil, "") }},
		{"receipt", "2 queries, 0 batches, 0 puts, 0 gets, 0 sends", func() { s.ask(200, "GET", "/v1/deliveries/"+id+"/receipt", "0301", nil, "") }},
		{"pickup", "2 queries, 1 batches, 0 puts, 0 gets, 0 sends", func() { s.ask(200, "GET", "/v1/pickup", "ssb", nil, "") }},
		{"content", "3 queries, 0 batches, 0 puts, 1 gets, 0 sends", func() { s.ask(200, "GET", "/v1/pickup/"+id+"/content", "ssb", nil, "") }},
		{"read", "2 queries, 1 batches, 0 puts, 0 gets, 0 sends", func() {
			s.ask(200, "POST", "/v1/pickup/"+id+"/read", "ssb", nil, `{"result":"read"}`)
		}},
	} {
		step.do()
		if got := c.take(); got != step.want {
			t.Errorf("%s: %s, want %s", step.what, got, step.want)
		}
	}
}
