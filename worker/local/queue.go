//go:build !js

package local

import (
	"context"
	"log/slog"
)

// Queue wakes a consumer in the same process. A message that finds it full is
// dropped: the outbox has the row, and the next sweep sends it again.
type Queue struct{ messages chan []byte }

// NewQueue makes a queue. Nothing is consumed until Run.
func NewQueue() Queue { return Queue{make(chan []byte, 1000)} }

// Send implements depot.Queue.
func (q Queue) Send(_ context.Context, message []byte) error {
	select {
	case q.messages <- message:
	default:
	}
	return nil
}

// Run gives each message to wake until ctx ends. A failure is left to the sweep.
func (q Queue) Run(ctx context.Context, wake func(context.Context, []byte) error, log *slog.Logger) {
	for {
		select {
		case <-ctx.Done():
			return
		case m := <-q.messages:
			if err := wake(ctx, m); err != nil && ctx.Err() == nil {
				log.Warn("wake", "error", err)
			}
		}
	}
}
