package depot

import "errors"

// What a blob store answers besides its own failures.
var (
	ErrDigest   = errors.New("digest does not match")
	ErrTooLarge = errors.New("body is too large")
	ErrExists   = errors.New("object exists")
	ErrGone     = errors.New("object is gone")
)
