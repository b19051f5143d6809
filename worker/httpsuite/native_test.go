package httpsuite

import (
	"context"
	"log/slog"
	"net"
	"os"
	"testing"
	"time"

	"sluse/worker/local"
)

func onNative(t *testing.T, clock time.Time, list []script) {
	w, dir := tempWorld(t)
	serve(t, w, dir, clock)
	runAll(t, w, list)
}

// serve runs a native host over the material in dir until the test ends.
func serve(t *testing.T, w *world, dir string, clock time.Time) {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	description, err := os.ReadFile("../openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	h, err := local.NewHost(ctx, local.Options{Data: dir, Development: true, Start: clock, OpenAPI: string(description), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w.URL = "http://" + l.Addr().String()
	done := make(chan error, 1)
	go func() { done <- h.Serve(ctx, l) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error("host did not stop cleanly: ", err)
		}
	})
}
