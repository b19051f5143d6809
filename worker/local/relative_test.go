package local

import (
	"context"
	"testing"
)

// TestRelativeFolder: .sluse, the default of make run, is a relative path.
func TestRelativeFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	db, err := OpenDB(context.Background(), "edge.db")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Query(context.Background(), "SELECT count(*) FROM delivery"); err != nil {
		t.Error(err)
	}
}
