//go:build js && wasm

package cf

import "strings"

// Log is the platform's console, a line a Write. Through os.Stderr a line costs
// as much as an answer: Go makes an asynchronous file operation of it.
type Log struct{}

// Write implements io.Writer.
func (Log) Write(line []byte) (int, error) {
	jsLog(strings.TrimSuffix(lent(line), "\n"))
	return len(line), nil
}
