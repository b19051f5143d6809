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
	if err := migrate(t.Context(), db); err != nil {
		t.Fatal(err)
	}
	var deadline int64
	if err := db.QueryRow(`SELECT deadline FROM gate WHERE municipality = '0301'`).Scan(&deadline); err != nil || deadline != 2 {
		t.Error(deadline, err)
	}
	run(`INSERT INTO gate (year, municipality, reason, time, actor) VALUES (2026, '0301', 'x', 4, 'admin root')`)
	if err := migrate(t.Context(), db); err != nil { // a second start changes nothing
		t.Fatal(err)
	}
}
