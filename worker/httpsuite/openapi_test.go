package httpsuite

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"sync"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"
)

// description is worker/openapi.yaml, checked against OpenAPI 3.1.
var description = sync.OnceValues(func() (routers.Router, error) {
	openapi3filter.RegisterBodyDecoder("application/offset+octet-stream", anyBody)
	openapi3filter.RegisterBodyDecoder("application/yaml", anyBody)
	openapi3filter.RegisterBodyDecoder("text/csv", anyBody)
	doc, err := openapi3.NewLoader().LoadFromFile("../openapi.yaml")
	if err != nil {
		return nil, err
	}
	if err := doc.Validate(context.Background()); err != nil {
		return nil, err
	}
	return legacy.NewRouter(doc)
})

func anyBody(r io.Reader, _ http.Header, _ *openapi3.SchemaRef, _ openapi3filter.EncodingFn) (any, error) {
	b, err := io.ReadAll(r)
	return string(b), err
}

// described are the operations that scripts have called with success.
var described = struct {
	sync.Mutex
	ids map[string]bool
}{ids: map[string]bool{}}

// conforms checks an answer against worker/openapi.yaml, and the request too
// when it was not refused. What the description does not know must be refused.
func conforms(t *testing.T, req *http.Request, body []byte, r reply) {
	t.Helper()
	router, err := description()
	if err != nil {
		t.Error(err)
		return
	}
	if err := conform(router, req, body, r); err != nil {
		t.Errorf("%s %s → %d: %v", req.Method, req.URL.Path, r.status, err)
	}
}

func conform(router routers.Router, req *http.Request, body []byte, r reply) error {
	in, err := asked(router, req, body)
	if err != nil {
		if r.status != http.StatusNotFound && r.status != http.StatusMethodNotAllowed {
			return fmt.Errorf("not described: %w", err)
		}
		return nil
	}
	options := &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, IncludeResponseStatus: true}
	in.Options = options
	if r.status < 400 {
		if err := openapi3filter.ValidateRequest(context.Background(), in); err != nil {
			return fmt.Errorf("request: %w", err)
		}
		described.Lock()
		described.ids[in.Route.Operation.OperationID] = true
		described.Unlock()
	}
	out := &openapi3filter.ResponseValidationInput{RequestValidationInput: in, Status: r.status, Header: r.header, Options: options}
	out.Body = io.NopCloser(bytes.NewReader(r.body))
	if req.Method == http.MethodHead || r.status == http.StatusNoContent {
		options.ExcludeResponseBody = true
	}
	if err := openapi3filter.ValidateResponse(context.Background(), out); err != nil {
		return fmt.Errorf("answer: %w", err)
	}
	return nil
}

// asked finds the operation; HEAD is described by GET where it is not itself.
func asked(router routers.Router, req *http.Request, body []byte) (*openapi3filter.RequestValidationInput, error) {
	again := req.Clone(context.Background())
	again.URL.Scheme, again.URL.Host, again.Host = "", "", ""
	again.Body = io.NopCloser(bytes.NewReader(body))
	if len(body) > 0 && again.Header.Get("Content-Type") == "" {
		again.Header.Set("Content-Type", guessed(body))
	}
	route, params, err := router.FindRoute(again)
	if err != nil && req.Method == http.MethodHead {
		again.Method = http.MethodGet
		route, params, err = router.FindRoute(again)
	}
	return &openapi3filter.RequestValidationInput{Request: again, PathParams: params, Route: route}, err
}

func guessed(body []byte) string {
	switch {
	case bytes.HasPrefix(body, []byte("{")):
		return "application/json"
	case bytes.HasPrefix(body, []byte("sluse.")):
		return "text/plain"
	}
	return "application/octet-stream"
}

// allDescribed wants every described operation to have been called with
// success by some script.
func allDescribed(t *testing.T) {
	doc, err := openapi3.NewLoader().LoadFromFile("../openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			if !described.ids[op.OperationID] {
				t.Errorf("%s %s (%s): no script calls it with success", method, path, op.OperationID)
			}
		}
	}
}
