//go:build js && wasm

package cf

import (
	"errors"
	"unsafe"
)

// Messages from JavaScript: pool/memory.mjs lays one down where room says, and
// one of the other two tells of it, before anything else of this program runs.
// None of the three may wait: they run on the stack of whatever stood still, and
// what they set going runs when the pool resumes the program.

// small has room for all messages but great ones; pool/memory.mjs has the same.
var small [64 << 10]byte

// great is where the next message goes that is not small.
var great []byte

//go:wasmexport sluse_room
func room(size int32) unsafe.Pointer {
	if int(size) <= len(small) {
		return unsafe.Pointer(&small)
	}
	great = make([]byte, size)
	return unsafe.Pointer(&great[0])
}

// message takes what was laid down.
func message(size int32) []byte {
	if b := great; int(size) == len(b) && b != nil {
		great = nil
		return b
	}
	return append([]byte(nil), small[:size]...)
}

//go:wasmexport sluse_call
func called(number, verb, size int32) {
	c := asked{number, verb, message(size)}
	select {
	case asks <- c:
	default: // still at one that nobody waits for any more
		go c.serve()
	}
}

//go:wasmexport sluse_settle
func settle(number, failed, size int32) {
	b := message(size)
	if failed != 0 {
		promises.settle(number, outcome{err: errors.New(string(b))})
	} else {
		promises.settle(number, outcome{message: b})
	}
}
