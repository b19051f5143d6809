//go:build js && wasm && !porttest

// The Worker: the depot on Cloudflare. Start reading at worker/cf.
package main

import (
	"log/slog"
	"os"

	"sluse/worker/cf"
)

func main() {
	s, err := service()
	if err != nil {
		slog.Error("cannot start", "why", err)
		os.Exit(1)
	}
	cf.Serve(s)
}
