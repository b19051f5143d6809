package main

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"sluse/core/keyring"
	"sluse/core/wire"
)

// The constant and the files are one key, and it is the one that builds pin.
func TestDevelopmentRoot(t *testing.T) {
	file := func(name string) string {
		b, err := os.ReadFile("../../../testdata/dev/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(string(b))
	}
	if file("keyring-root.sign") != DevelopmentRootSigner {
		t.Error("testdata/dev/keyring-root.sign is another key")
	}
	if file("keyring-root.verify") != keyring.DevelopmentRoot {
		t.Error("testdata/dev/keyring-root.verify is another key")
	}
	s, err := wire.NewSigner(DevelopmentRootSigner)
	if err != nil {
		t.Fatal(err)
	}
	b, err := note.Sign(&note.Note{Text: "x\n"}, s)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := wire.OpenNote(b, keyring.DevelopmentRoot); err != nil {
		t.Error(err)
	}
}
