// Package signed is what is signed and public: notes (C2SP signed-note), and
// the receipts written in them (RECEIPT.md).
package signed

import (
	"crypto/rand"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// GenerateSigner makes a new Ed25519 note key pair under name: the signer
// key to keep, the verifier key to publish.
func GenerateSigner(name string) (signer, verifier string, err error) {
	return note.GenerateKey(rand.Reader, name)
}

// NewSigner reads a signer key as GenerateSigner wrote it; surrounding white
// space is ignored, so that a key may come from a file.
func NewSigner(key string) (note.Signer, error) {
	s, err := note.NewSigner(strings.TrimSpace(key))
	if err != nil {
		return nil, errors.New("not a note signer key")
	}
	return s, nil
}

// OpenNote returns the text of a signed note that verifierKey has signed.
// Further signatures by unknown keys are ignored, as C2SP signed-note demands.
func OpenNote(msg []byte, verifierKey string) (string, error) {
	v, err := note.NewVerifier(strings.TrimSpace(verifierKey))
	if err != nil {
		return "", errors.New("not a note verifier key")
	}
	n, err := note.Open(msg, note.VerifierList(v))
	if err != nil {
		var unverified *note.UnverifiedNoteError
		if errors.As(err, &unverified) {
			return "", fmt.Errorf("not signed by %s", v.Name())
		}
		return "", fmt.Errorf("not a valid signed note: %w", err)
	}
	return n.Text, nil
}
