//go:build js && wasm

// Package cf is the depot's world on Cloudflare Workers: sealed bytes in R2,
// rows in D1, wake-ups in Queues, mail by the send_email binding, and the Go
// half of the instance pool.
//
// The JavaScript half is worker/pool. It keeps Go programs alive from request
// to request and lends each to one at a time, so everything here that belongs
// to a request is fetched anew through cloudflare.GetBinding and let go of
// before the answer is made. No goroutine or timer may outlive an answer.
//
// What every request needs crosses as text or bytes in this program's memory:
// imports.go is what it asks of JavaScript, inbox.go what JavaScript tells it.
// Values of syscall/js are for what few requests need.
//
// Bodies do not pass through Go. A request's body is a *Body, whose stream
// Blobs.Put hands to R2; what Blobs.Get returns gives its stream to the
// response (by WriteTo, so io.Copy does it). Wrapped in another reader or
// writer they still work, byte by byte through Go's memory.
//
// The bindings (worker/wrangler.jsonc): BLOBS, DB, QUEUE, MAIL, REQUESTS and
// FAILURES (rate limits).
package cf
