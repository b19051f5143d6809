//go:build !js

package workerd

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"strings"
	"testing"

	"sluse/worker/depot"
)

// TestHeadersWithoutGo holds the answers that JavaScript makes against the
// depot's headers.
func TestHeadersWithoutGo(t *testing.T) {
	b, err := os.ReadFile("../pool/headers.mjs")
	if err != nil {
		t.Fatal(err)
	}
	want, got := map[string]string{}, map[string]string{}
	for _, h := range depot.ServiceHeaders() {
		want[strings.ToLower(h.Name)] = h.Value
	}
	for _, m := range regexp.MustCompile(`(?m)^  '([a-z-]+)': (?:'([^']*)'|"([^"]*)"),$`).FindAllStringSubmatch(string(b), -1) {
		got[m[1]] = m[2] + m[3]
	}
	if !maps.Equal(got, want) {
		t.Error(fmt.Sprint(got), want)
	}
}
