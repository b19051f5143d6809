package register

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sluse/core/register/pgtest"
)

func TestMain(m *testing.M) {
	code := m.Run()
	pgtest.Stop()
	os.Exit(code)
}

// each runs a test on both kinds of database.
func each(t *testing.T, test func(*testing.T, *DB)) {
	t.Helper()
	for _, kind := range []string{"sqlite", "postgres"} {
		t.Run(kind, func(t *testing.T) { test(t, fresh(t, dsnOf(t, kind))) })
	}
}

func dsnOf(t testing.TB, kind string) string {
	if kind == "postgres" {
		return pgtest.New(t)
	}
	return filepath.Join(t.TempDir(), "register #1.db")
}

func fresh(t testing.TB, dsn string) *DB {
	t.Helper()
	db, err := Open(context.Background(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// TestOpenTwice: what is there is opened, not made again.
func TestOpenTwice(t *testing.T) {
	for _, kind := range []string{"sqlite", "postgres"} {
		t.Run(kind, func(t *testing.T) {
			dsn := dsnOf(t, kind)
			fresh(t, dsn)
			db := fresh(t, dsn)
			var n int
			if err := db.sql.QueryRow(`SELECT count(*) FROM migration`).Scan(&n); err != nil || n < 2 {
				t.Errorf("%d migrations, %v", n, err)
			}
		})
	}
}

// TestOpenTellsNoPassword: a DSN may hold one.
func TestOpenTellsNoPassword(t *testing.T) {
	_, err := Open(context.Background(), "postgres://u:marker%zz@127.0.0.1:1/x")
	if err == nil {
		t.Fatal("opened")
	}
	if s := err.Error(); strings.Contains(s, "marker") {
		t.Error(s)
	}
}
