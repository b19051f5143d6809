//go:build !js

package main

import "time"

// peakTarget is 400 MB of renderer for a file of 500 MB.
func peakTarget(megabytes int) float64 {
	if megabytes == 500 {
		return 400.0 / 500
	}
	return 0
}

// way takes one delivery the whole way, once, in a fresh browser, and tells the
// time and the renderer's peak.
func (b *browser) way(s *stand, what, file string) (time.Duration, float64, error) {
	var ok, peak float64
	if err := b.ask(request{Do: "fresh"}, &ok); err != nil {
		return 0, 0, err
	}
	took, err := b.does(s, what, file)()
	if err != nil {
		return 0, 0, err
	}
	err = b.ask(request{Do: "peak"}, &peak)
	return took, peak, err
}
