package depot

import (
	"encoding/hex"
	"io"
)

// random16 are the bytes of object keys and ids.
func (s *Service) random16() (b [16]byte) {
	if _, err := io.ReadFull(s.set.Random, b[:]); err != nil {
		panic(err) // crypto/rand does not fail
	}
	return b
}

// newID makes an id of 32 hex digits: random, so that it tells nothing and
// cannot be guessed.
func (s *Service) newID() string {
	b := s.random16()
	return hex.EncodeToString(b[:])
}

// isID tells whether a path segment is an id of ours, before it reaches a
// database or a log.
func isID(v string) bool {
	if len(v) != 32 {
		return false
	}
	_, err := hex.DecodeString(v)
	return err == nil
}
