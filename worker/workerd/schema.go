//go:build !js

package workerd

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Wrangler takes seconds to make a database, and each test wants one of its
// own. So make has an empty one made once, and a new data folder gets a copy,
// as long as the migrations are those that it was made by.

// MakeSchema has wrangler make that empty database, for the repository at root.
func MakeSchema(ctx context.Context, root string) error {
	root, err := filepath.Abs(root)
	if err != nil {
		return err
	}
	o := Options{Root: root}
	dir := o.schema()
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := o.apply(ctx, filepath.Join(root, "worker"), dir); err != nil {
		return err
	}
	note, err := o.migrations()
	if err != nil {
		return err
	}
	return writeFile(filepath.Join(dir, noteName), note)
}

const noteName = "migrated" // a digest of the migrations that a database has had

func (o *Options) schema() string { return filepath.Join(o.Root, "worker", ".schema") }

// migrate brings the data folder's database up to date.
func (o *Options) migrate(ctx context.Context, dir string) error {
	want, err := o.migrations()
	if err != nil {
		return err
	}
	noted := filepath.Join(o.Data, "worker", noteName)
	database := filepath.Join(o.Data, "v3", "d1")
	_, err = os.Stat(database)
	fresh := errors.Is(err, fs.ErrNotExist)
	switch {
	case !fresh && says(noted, want):
		return nil
	case fresh && says(filepath.Join(o.schema(), noteName), want):
		err = os.CopyFS(database, os.DirFS(filepath.Join(o.schema(), "v3", "d1")))
	default:
		err = o.apply(ctx, dir, o.Data)
	}
	if err != nil {
		return err
	}
	return writeFile(noted, want)
}

// apply runs wrangler's migrations, of the Worker in dir, on the database in data.
func (o *Options) apply(ctx context.Context, dir, data string) error {
	if out, err := o.quiet(ctx, dir, "d1", "migrations", "apply", "DB", "--local", "--persist-to", data); err != nil {
		return fmt.Errorf("migrations: %w\n%s", err, out)
	}
	return nil
}

// migrations is a digest of all of them, in order.
func (o *Options) migrations() (string, error) {
	names, err := filepath.Glob(filepath.Join(o.Root, "worker", "migrations", "*.sql"))
	if err != nil || len(names) == 0 {
		return "", fmt.Errorf("no migrations: %w", err)
	}
	h := sha256.New()
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(h, "%s %d\n%s", filepath.Base(name), len(b), b)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func says(name, want string) bool {
	b, err := os.ReadFile(name)
	return err == nil && bytes.Equal(b, []byte(want))
}
