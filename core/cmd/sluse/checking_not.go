//go:build !corecheck

package main

// checking are the verbs that stand on core.Check, which is being written.
func checking() []verb { return nil }
