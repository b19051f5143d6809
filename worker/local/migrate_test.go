//go:build !js

package local

import (
	"database/sql"
	"testing"

	"sluse/worker/migrations"
)

// TestMigrateOld brings a database of an older build up to date, with what is in it.
func TestMigrateOld(t *testing.T) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	run := func(statement string, args ...any) {
		t.Helper()
		if _, err := db.ExecContext(t.Context(), statement, args...); err != nil {
			t.Fatal(err)
		}
	}
	run(`CREATE TABLE migration (name TEXT PRIMARY KEY)`)
	for _, name := range []string{"0001_deliveries.sql", "0002_service.sql"} {
		text, err := migrations.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		run(string(text))
		run(`INSERT INTO migration (name) VALUES (?)`, name)
	}
	run(`INSERT INTO gate (year, municipality, opens, deadline, corrections, reason, time, actor) VALUES (2026, '0301', 1, 2, 3, 'x', 4, 'admin root')`)
	run(`INSERT INTO delivery (id, municipality, year, kind, sha256, size, state, created, finished, purged) VALUES ('d', '0301', 2026, 'test', 's', 5, 'read', 6, 7, 8)`)
	run(`INSERT INTO part (delivery, part, municipality, role, sha256, size, done) VALUES ('d', '', '0301', 'ssb', 's', 5, 9)`)
	run(`INSERT INTO object (key, owner, part, seq, size) VALUES ('k', 'd', 'feedback', 3, 5)`)
	run(`INSERT INTO event (id, delivery, time, actor, was, became, note) VALUES (41, 'd', 6, 'edge', 'a', 'b', 'n')`)
	run(`INSERT INTO outbox (id, delivery, created, next, tries) VALUES (42, 'd', 6, 7, 8)`)
	if err := migrate(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	var deadline int64
	if err := db.QueryRow(`SELECT deadline FROM gate WHERE municipality = '0301'`).Scan(&deadline); err != nil || deadline != 2 {
		t.Error(deadline, err)
	}
	var kept string
	if err := db.QueryRow(`SELECT d.id || d.state || d.finished || d.purged || p.role || p.done || o.key || o.part || o.seq || e.id || e.note || x.id || x.tries
		FROM delivery d, part p, object o, event e, outbox x`).Scan(&kept); err != nil || kept != "dread78ssb9kfeedback341n428" {
		t.Errorf("kept %q, %v", kept, err)
	}
	run(`INSERT INTO gate (year, municipality, reason, time, actor) VALUES (2026, '0301', 'x', 4, 'admin root')`)
	if err := migrate(t.Context(), db); err != nil { // a second start changes nothing
		t.Fatal(err)
	}
}
