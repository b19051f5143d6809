//go:build js && wasm

package cf

import (
	"errors"
	"fmt"
	"time"
)

// Clock tells the platform's time, in development perhaps moved.
type Clock struct{ ahead time.Duration }

// NewClock makes the clock that the Worker's settings want. SLUSE_CLOCK_AHEAD
// moves it, so that January can be tried in November; only in development.
func NewClock() (Clock, error) {
	ahead := Env("SLUSE_CLOCK_AHEAD")
	if ahead == "" {
		return Clock{}, nil
	}
	if !Development() {
		return Clock{}, errors.New("SLUSE_CLOCK_AHEAD is for development only")
	}
	d, err := time.ParseDuration(ahead)
	if err != nil {
		return Clock{}, fmt.Errorf("SLUSE_CLOCK_AHEAD: %w", err)
	}
	return Clock{ahead: d}, nil
}

// Development tells whether worker/pool/dev.mjs, not worker.mjs, is the entry.
func Development() bool { return Env("SLUSE_DEV") != "" }

// Now implements depot.Clock.
func (c Clock) Now() time.Time { return time.Now().Add(c.ahead) }
