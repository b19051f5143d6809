// Package e2e holds the tests of the whole way, from a file to SSB, on both
// hosts: the native one and the real workerd. It has no code of its own; its
// tests drive the built command, the built hosts and a real browser, as a
// user would.
package e2e
