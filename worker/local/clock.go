//go:build !js

package local

import "time"

// Clock is the machine's clock, moved: it shows start when made and runs on
// from there at the usual pace.
type Clock struct{ ahead time.Duration }

// NewClock makes a clock that shows start now; the zero time means the
// machine's own.
func NewClock(start time.Time) Clock {
	if start.IsZero() {
		return Clock{}
	}
	return Clock{ahead: time.Until(start)}
}

// Now implements depot.Clock.
func (c Clock) Now() time.Time { return time.Now().Add(c.ahead) }
