package e2e

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// spellings are what an identity must not be found by: itself, and what whoever
// has a list of all numbers finds it by.
func spellings(fid string) [][]byte {
	out := [][]byte{[]byte(fid)}
	reversed := []byte(fid)
	slices.Reverse(reversed)
	out = append(out, reversed)
	for _, b := range [][]byte{[]byte(fid), sum(fid), sum("1:" + fid)} {
		out = append(out, []byte(hex.EncodeToString(b)), []byte(base64.RawStdEncoding.EncodeToString(b)), []byte(base64.RawURLEncoding.EncodeToString(b)))
	}
	return append(out, sum(fid), sum("1:"+fid))
}

func sum(s string) []byte { b := sha256.Sum256([]byte(s)); return b[:] }

// needles are spellings by their first two bytes: some files are large.
type needles [1 << 16][][]byte

func needlesOf(secrets []string) *needles {
	n := &needles{}
	for _, s := range secrets {
		for _, as := range spellings(s) {
			at := int(as[0])<<8 | int(as[1])
			n[at] = append(n[at], as)
		}
	}
	return n
}

func (n *needles) in(b []byte) bool {
	for i := 1; i < len(b); i++ {
		for _, as := range n[int(b[i-1])<<8|int(b[i])] {
			if bytes.HasPrefix(b[i-1:], as) {
				return true
			}
		}
	}
	return false
}

func free(t *testing.T, where string, b []byte, secrets *needles) {
	t.Helper()
	if secrets.in(b) {
		t.Errorf("an identity stands in %s", where)
	}
}

func freeFolder(t *testing.T, dir string, secrets *needles) {
	t.Helper()
	files := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		b, err := os.ReadFile(path)
		free(t, path, b, secrets)
		return err
	})
	if err != nil || files == 0 {
		t.Errorf("looked at %d files in %s: %v", files, dir, err)
	}
}
