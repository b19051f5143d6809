// Package wasm is the core for the page's engines: three programs, each run by
// a web worker of its own, so that the page is ready when it has fetched the
// first and not before long all.
//
//	check  judges a delivery, and is what a user meets first
//	seal   seals it, and is fetched while the user looks for the file
//	open   opens SSB's answer, months later
//
// Each export reads its arguments, makes one call into core, and returns;
// nothing about the domain is decided here. A program carries all that the
// packages it imports set up, called or not: that is why the core's verbs are
// packages, and why none of these imports package core.
//
// What Go's compiler makes is not yet what an engine is fast with: command jumps
// rewrites each program before it is shipped, the Worker's too.
//
// A program calls globalThis.sluse, once it has started, with an object of
// functions. Each takes one object and returns a Promise of what it answers,
// as a JSON text or as an object; it rejects with an Error whose message is
// short, English and free of content, and whose code names the cause where the
// page has words for it. Bytes go by callbacks:
//
//	next()    → Promise of the next slice of the file, a Uint8Array that is
//	            not written to until the next call; of null at the end
//	write(u8) keeps a copy, at once; u8 is only valid during the call
//
// What reads a delivery to judge it or to seal it tells the sum of what it read
// (bridge.Source): the page sends nothing that is not what was checked.
//
// An instance never gives memory back, and holds plaintext: the worker that
// runs it is terminated after each delivery.
package wasm
