//go:build !openapi

package httpsuite

import (
	"net/http"
	"testing"
)

// conforms does its work under the tag openapi, for as long as go.sum has not
// the modules that kin-openapi needs.
func conforms(*testing.T, *http.Request, []byte, reply) {}

func allDescribed(*testing.T) {}
