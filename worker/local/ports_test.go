//go:build !js

package local

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"sluse/worker/depot"
	"sluse/worker/depot/porttest"
)

func openPorts(t *testing.T, dir string) depot.Ports {
	t.Helper()
	blobs, err := OpenBlobs(dir)
	if err != nil {
		t.Fatal(err)
	}
	db, err := OpenDB(context.Background(), filepath.Join(dir, "edge.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return depot.Ports{Blobs: blobs, Keeper: blobs, DB: db, Queue: NewQueue(), Mailer: MailFiles{Dir: dir, From: "sluse@localhost"},
		Clock: NewClock(time.Time{})}
}

func TestPorts(t *testing.T) { porttest.Run(t, openPorts(t, t.TempDir())) }

// TestListPages walks a store of more objects than one listing holds.
func TestListPages(t *testing.T) {
	p := openPorts(t, t.TempDir())
	want := map[string]bool{}
	for i := range 2500 {
		key := "sealed/" + string("0123456789abcdef"[i%16]) + "0/" + time.UnixMilli(int64(i)).UTC().Format("150405.000")
		if _, err := p.Blobs.Put(t.Context(), key, nothing{}, depot.PutOptions{Size: -1, Limit: 1}); err != nil {
			t.Fatal(err)
		}
		want[key] = true
	}
	last, n := "", 0
	for {
		page, err := p.Keeper.List(t.Context(), last)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range page {
			if o.Key <= last || !want[o.Key] {
				t.Fatalf("key %s after %s", o.Key, last)
			}
			last = o.Key
			n++
		}
		if len(page) < 1000 {
			break
		}
	}
	if n != len(want) {
		t.Fatalf("listed %d of %d", n, len(want))
	}
}

// TestReopen finds what an earlier process stored, and no half-received body.
func TestReopen(t *testing.T) {
	dir := t.TempDir()
	first := openPorts(t, dir)
	if _, err := first.DB.Batch(t.Context(), depot.Stmt{SQL: `INSERT INTO chore (name, at) VALUES ('x', 1)`}); err != nil {
		t.Fatal(err)
	}
	again := openPorts(t, dir)
	rows, err := again.DB.Query(t.Context(), `SELECT at FROM chore LIMIT 1`)
	if err != nil || len(rows) != 1 || rows[0][0] != int64(1) {
		t.Fatal(rows, err)
	}
}
