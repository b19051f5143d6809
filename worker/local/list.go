//go:build !js

package local

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"sluse/worker/depot"
)

const listMost = 1000

var errEnough = errors.New("enough")

// List implements depot.Keeper. Folders are walked in byte order of the whole
// key; since every folder under the root has names of one length, walking
// by name is just that.
func (b *Blobs) List(_ context.Context, cursor string) ([]depot.Object, error) {
	var out []depot.Object
	err := fs.WalkDir(os.DirFS(b.root), ".", func(key string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil // deleted while we walked
		case err != nil:
			return err
		case d.IsDir() && before(key, cursor):
			return fs.SkipDir
		case d.IsDir() || key <= cursor:
			return nil
		case len(out) == listMost:
			return errEnough
		}
		info, err := d.Info()
		if err != nil {
			return nil
		}
		out = append(out, depot.Object{Key: key, Size: info.Size(), Modified: info.ModTime()})
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return nil, fmt.Errorf("list: %w", err)
	}
	return out, nil
}

// before tells whether all keys in a folder come before cursor.
func before(dir, cursor string) bool {
	if dir == "." || strings.HasPrefix(cursor, dir+"/") {
		return false
	}
	return path.Clean(dir) < cursor
}
