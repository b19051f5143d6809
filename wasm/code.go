//go:build js && wasm

package main

import (
	"errors"

	"sluse/core"
)

// code names the causes that the page has words for.
func code(err error) string {
	switch {
	case errors.Is(err, errStorage):
		return "storage"
	case errors.Is(err, core.ErrWrongKey), errors.Is(err, core.ErrReplyKey):
		return "reply_key"
	case errors.Is(err, core.ErrDamaged), errors.Is(err, core.ErrFeedback):
		return "damaged"
	case errors.Is(err, core.ErrOtherFeedback):
		return "other_delivery"
	}
	return "failed"
}
