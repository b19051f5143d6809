package keyring

import (
	"fmt"

	"golang.org/x/mod/sumdb/note"

	"sluse/core/wire/signed"
)

// Sign makes the signed list. It refuses one that Open would refuse. Two
// roots sign while one replaces the other, so that builds with either pinned
// can read the list.
func Sign(l List, roots ...note.Signer) ([]byte, error) {
	if _, err := Parse(l.Text()); err != nil {
		return nil, fmt.Errorf("sign key list: %w", err)
	}
	b, err := note.Sign(&note.Note{Text: l.Text()}, roots...)
	if err != nil {
		return nil, fmt.Errorf("sign key list: %w", err)
	}
	return b, nil
}

// Open verifies a signed list against the root's verifier key and reads it.
func Open(msg []byte, rootVerifier string) (List, error) {
	text, err := signed.OpenNote(msg, rootVerifier)
	if err != nil {
		return List{}, fmt.Errorf("key list: %w", err)
	}
	l, err := Parse(text)
	if err != nil {
		return List{}, fmt.Errorf("key list: %w", err)
	}
	return l, nil
}
