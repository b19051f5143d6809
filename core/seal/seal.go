// Package seal is age, and nothing else of ours: hybrid (mlkem768x25519)
// recipients and identities, a writer that seals and a reader that opens.
// No cryptography is made here.
package seal

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"filippo.io/age"
)

// GenerateIdentity makes a new hybrid identity: the secret to keep and the
// recipient to publish.
func GenerateIdentity() (identity, recipient string, err error) {
	id, err := age.GenerateHybridIdentity()
	if err != nil {
		return "", "", fmt.Errorf("generate identity: %w", err)
	}
	return id.String(), id.Recipient().String(), nil
}

// CheckRecipient tells whether s is a hybrid recipient that can be sealed to.
func CheckRecipient(s string) error {
	_, err := age.ParseHybridRecipient(s)
	if err != nil {
		return errors.New("not a hybrid recipient (age1pq1…)")
	}
	return nil
}

// Writer returns a writer whose bytes are sealed to the recipients and
// written to dst. Close must be called, or the file is truncated; it does not
// close dst.
func Writer(dst io.Writer, recipients ...string) (io.WriteCloser, error) {
	var rs []age.Recipient
	for _, s := range recipients {
		r, err := age.ParseHybridRecipient(s)
		if err != nil {
			return nil, errors.New("not a hybrid recipient (age1pq1…)")
		}
		rs = append(rs, r)
	}
	w, err := age.Encrypt(dst, rs...)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	return w, nil
}

// ErrWrongKey means that none of the identities opens the file.
var ErrWrongKey = errors.New("sealed to another key")

// Identities reads hybrid identities, one a line; blank lines and lines
// starting with # are skipped, as in age's own identity files.
func Identities(text string) ([]age.Identity, error) {
	var ids []age.Identity
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		id, err := age.ParseHybridIdentity(line)
		if err != nil {
			return nil, errors.New("not a hybrid identity (AGE-SECRET-KEY-PQ-1…)")
		}
		ids = append(ids, id)
	}
	if len(ids) == 0 {
		return nil, errors.New("no identity in the file")
	}
	return ids, nil
}

// Reader opens a sealed file. Bytes that it returns are authentic; an error
// after some of them means that the rest was cut off or changed.
func Reader(src io.Reader, ids ...age.Identity) (io.Reader, error) {
	r, err := age.Decrypt(src, ids...)
	var none *age.NoIdentityMatchError
	if errors.As(err, &none) {
		return nil, ErrWrongKey
	}
	if err != nil {
		return nil, fmt.Errorf("open: %w", err)
	}
	return r, nil
}
