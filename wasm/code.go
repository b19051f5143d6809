//go:build js && wasm

package main

import "errors"

// code names the causes that the page has words for.
func code(err error) string {
	if errors.Is(err, errStorage) {
		return "storage"
	}
	return "failed"
}
