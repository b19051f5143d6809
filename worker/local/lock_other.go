//go:build !unix && !js

package local

import (
	"os"
	"path/filepath"
)

// lock opens the file only: here nothing keeps a second process out of the
// data folder but its operator.
func lock(dir string) (*os.File, error) {
	return os.OpenFile(filepath.Join(dir, "lock"), os.O_CREATE|os.O_RDWR, 0o600)
}
