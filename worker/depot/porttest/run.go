//go:build !js

package porttest

import (
	"testing"

	"sluse/worker/depot"
)

// Run checks a world's parts.
func Run(t *testing.T, p depot.Ports) {
	for _, c := range Cases() {
		t.Run(c.Name, func(t *testing.T) {
			if err := c.Run(t.Context(), p); err != nil {
				t.Error(err)
			}
		})
	}
}
