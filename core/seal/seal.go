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

// ErrRecipient is what is said of a recipient of another kind.
var ErrRecipient = errors.New("not a hybrid recipient (age1pq1…)")

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
		return ErrRecipient
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
			return nil, ErrRecipient
		}
		rs = append(rs, r)
	}
	w, err := age.Encrypt(dst, rs...)
	if err != nil {
		return nil, fmt.Errorf("seal: %w", err)
	}
	return w, nil
}

// What opening fails with, besides errors of reading.
var (
	ErrWrongKey = errors.New("sealed to another key")
	ErrDamaged  = errors.New("not a whole, unchanged sealed file")
)

// Identities reads hybrid identities, one a line; blank lines and lines
// starting with # are skipped, as in age's own identity files.
func Identities(text string) ([]age.Identity, error) {
	var ids []age.Identity
	err := each(text, func(id *age.HybridIdentity) { ids = append(ids, id) })
	return ids, err
}

// Recipients returns the recipient of each identity in text, in order.
func Recipients(text string) ([]string, error) {
	var rs []string
	err := each(text, func(id *age.HybridIdentity) { rs = append(rs, id.Recipient().String()) })
	return rs, err
}

func each(text string, yield func(*age.HybridIdentity)) error {
	found := false
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		id, err := age.ParseHybridIdentity(line)
		if err != nil {
			return errors.New("not a hybrid identity (AGE-SECRET-KEY-PQ-1…)")
		}
		found = true
		yield(id)
	}
	if !found {
		return errors.New("no identity in the file")
	}
	return nil
}

// Reader opens a sealed file. Bytes that it returns are authentic; an error
// after some of them means that the rest was cut off or changed. Errors are
// ErrWrongKey, ErrDamaged or src's own.
func Reader(src io.Reader, ids ...age.Identity) (io.Reader, error) {
	s := &source{r: src}
	r, err := age.Decrypt(s, ids...)
	if err != nil {
		return nil, s.fault(err)
	}
	return reader{r, s}, nil
}

// source keeps src's own error, which age would wrap beyond telling.
type source struct {
	r   io.Reader
	err error
}

func (s *source) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if err != nil && err != io.EOF {
		s.err = err
	}
	return n, err
}

func (s *source) fault(err error) error {
	var none *age.NoIdentityMatchError
	switch {
	case s.err != nil:
		return fmt.Errorf("open: %w", s.err)
	case errors.As(err, &none):
		return ErrWrongKey
	}
	return ErrDamaged
}

type reader struct {
	io.Reader
	src *source
}

func (r reader) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	if err != nil && err != io.EOF {
		err = r.src.fault(err)
	}
	return n, err
}
