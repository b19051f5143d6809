//go:build !js

package local

import (
	"context"
	"log/slog"
	"net"
	"testing"
	"time"

	"sluse/worker/depot"
)

// TestStuckMailServer: a mail server that takes a connection and says nothing
// keeps nobody's lease, and no day's batch, waiting.
func TestStuckMailServer(t *testing.T) {
	mute, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer mute.Close()
	production(t, "smtp://"+mute.Addr().String())
	ctx, stop := context.WithCancel(t.Context())
	h, err := NewHost(ctx, Options{Data: t.TempDir(), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	const delivery = `INSERT INTO delivery (id, municipality, year, kind, contact, sha256, size, state, created, received, finished, mailed)
		VALUES (?1, '0301', 2026, 'test', 'iplos@oslo.example', '', 1, ?2, 1, 1, 1, '2027-01-04')`
	write(t, h.db, depot.Stmt{SQL: delivery, Args: []any{"told", "read"}},
		depot.Stmt{SQL: `INSERT INTO mail (day, contact, next) VALUES ('2027-01-04', 'iplos@oslo.example', 0)`})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- h.Serve(ctx, l) }()
	conn, err := mute.Accept()
	if err != nil {
		t.Fatal(err)
	}
	write(t, h.db, depot.Stmt{SQL: delivery, Args: []any{"left lying", "collected"}})
	for state := "collected"; state != "queued"; time.Sleep(50 * time.Millisecond) {
		rows, err := h.db.Query(t.Context(), `SELECT state FROM delivery WHERE id = 'left lying'`)
		if err != nil {
			t.Fatal(err)
		}
		if state = rows[0][0].(string); gone(conn) {
			t.Fatal("the mail was given up before the lease ended")
		}
	}
	stop()
	conn.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func write(t *testing.T, db *DB, stmts ...depot.Stmt) {
	t.Helper()
	if _, err := db.Batch(t.Context(), stmts...); err != nil {
		t.Fatal(err)
	}
}

// gone tells whether the other side has left.
func gone(c net.Conn) bool {
	c.SetReadDeadline(time.Now().Add(time.Millisecond))
	_, err := c.Read(make([]byte, 1))
	e, ok := err.(net.Error)
	return !ok || !e.Timeout()
}
