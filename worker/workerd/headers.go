//go:build !js

package workerd

import (
	"fmt"
	"strings"

	"sluse/worker/depot"
)

// PageHeaders is the _headers file of the page, which the platform serves
// without asking the Worker: the depot's headers in the platform's words.
func PageHeaders() string {
	var b strings.Builder
	b.WriteString("/*\n")
	for _, h := range depot.PageHeaders() {
		fmt.Fprintf(&b, "  %s: %s\n", h.Name, h.Value)
	}
	fmt.Fprintf(&b, "  Cache-Control: %s\n", depot.PageCaching("/"))
	// A later block adds to an earlier one's header, so it is taken off first.
	fmt.Fprintf(&b, "/assets/*\n  ! Cache-Control\n  Cache-Control: %s\n", depot.PageCaching("/assets/"))
	return b.String()
}
