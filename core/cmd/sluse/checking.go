//go:build corecheck

package main

// checking are the verbs that stand on core.Check.
func checking() []verb {
	return []verb{
		{"check", "FILE", shortCheck, longCheck, check},
		{"seal", "FILE", shortSeal, longSeal, sealFile},
		{"send", "FILE", shortSend, longSend, send},
		{"pickup", "", shortPickup, longPickup, pickup},
	}
}
