// Command rawtoken takes a delivery apart with encoding/xml and judges
// nothing: what a Go program without a scanner of its own would spend before
// its first rule. The side-by-side table runs it natively (it reads standard
// input) and in a browser.
package main

import (
	"encoding/xml"
	"errors"
	"io"
)

// tokens reads r to its end and counts what it is made of.
func tokens(r io.Reader) (int, error) {
	d := xml.NewDecoder(r)
	for n := 0; ; n++ {
		if _, err := d.RawToken(); errors.Is(err, io.EOF) {
			return n, nil
		} else if err != nil {
			return n, err
		}
	}
}
