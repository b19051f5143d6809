//go:build js && wasm

package cf

import "context"

// Queue is a Workers queue; its consumer is Serve's wake.
type Queue struct{}

// Send implements depot.Queue. A message goes as bytes, which arrive as an
// ArrayBuffer.
func (Queue) Send(_ context.Context, message []byte) error {
	o := object.New()
	o.Set("contentType", "bytes")
	_, err := call(binding("QUEUE"), "send", toJS(message), o)
	return err
}
