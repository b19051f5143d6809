//go:build js && wasm

package cf

import "context"

// Queue is a Workers queue; its consumer is Serve's wake.
type Queue struct{}

// Send implements depot.Queue. It does not wait: the platform sends the message
// beside the answer, or after it, and the log tells if it could not.
func (Queue) Send(_ context.Context, message []byte) error {
	jsSend(lent(message))
	return nil
}
