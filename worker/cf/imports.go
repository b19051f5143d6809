//go:build js && wasm

package cf

import "unsafe"

// What pool/bridge.mjs and pool/instance.mjs do for this program. Text and
// bytes lie in this program's memory, and are read before the function returns.
// What takes time has a number, and is waited for by ask.

//go:wasmimport sluse log
func jsLog(line string)

//go:wasmimport sluse statement
func jsStatement(known int32, sql string)

//go:wasmimport sluse query
func jsQuery(number, known int32, args string)

//go:wasmimport sluse batch
func jsBatch(number int32, list string)

//go:wasmimport sluse limit
func jsLimit(number int32, limiter, key string)

//go:wasmimport sluse send
func jsSend(message string)

//go:wasmimport sluse sign
func jsSign(number int32, message string)

//go:wasmimport sluse open
func jsOpen(number, peek int32, size float64)

//go:wasmimport sluse leave
func jsLeave()

//go:wasmimport sluse put
func jsPut(number int32, wanted string)

//go:wasmimport sluse answer
func jsAnswer(number int32, head, body string)

//go:wasmimport sluse stream
func jsStream(number int32, head string)

//go:wasmimport sluse done
func jsDone(number int32)

//go:wasmimport sluse fail
func jsFail(number int32, why string)

// lent is b as a string for one of these, which do not keep it.
func lent(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
