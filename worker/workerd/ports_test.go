//go:build !js

package workerd

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"testing"

	"sluse/worker/depot/porttest"
)

// testPorts holds R2, D1 and Queues to the promises that the native host's
// SQLite and files are held to.
func testPorts(t *testing.T, s *Server) {
	for n := range porttest.Cases() {
		res := caseOn(t, s, n)
		t.Run(res.Name, func(t *testing.T) {
			if res.Error != "" {
				t.Error(res.Error)
			}
		})
	}
}

func caseOn(t *testing.T, s *Server, n int) (res porttest.Result) {
	t.Helper()
	resp, err := http.Get(fmt.Sprintf("%s/v1/porttest/case/%d", s.URL, n))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &res); err != nil {
		t.Fatalf("case %d: %s: %s", n, resp.Status, b)
	}
	return res
}
