//go:build js && wasm

package cf

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"

	"github.com/syumai/workers"

	"sluse/worker/depot"
)

// Serve puts s to work for the pool. It never returns: a Worker's program
// ends when the pool lets go of it.
func Serve(s *depot.Service) {
	ServeHandler(s.Handler(), s.Wake, s.Tick)
}

// ServeHandler is Serve for something else than the depot.
func ServeHandler(h http.Handler, wake func(context.Context, []byte) error, tick func(context.Context) error) {
	verbs = []verb{
		{"handle", func(_ context.Context, c asked) error { answer(c.number, h, lent(c.message)); return nil }},
		{"wake", func(ctx context.Context, c asked) error { return c.done(wake(ctx, c.message)) }},
		{"tick", func(ctx context.Context, c asked) error { return c.done(tick(ctx)) }},
	}
	workers.Ready()
	for c := range asks { // here every time, since a new goroutine's stack would have to grow for every request
		c.serve()
	}
}

// A verb is what the pool asks a program for.
type verb struct {
	name string
	do   func(ctx context.Context, c asked) error
}

// verbs have the numbers of pool/instance.mjs.
var verbs []verb

// asked is what the pool has asked for: an answer to that number.
type asked struct {
	number, verb int32
	message      []byte
}

var asks = make(chan asked)

func (c asked) done(err error) error {
	if err == nil {
		jsDone(c.number)
	}
	return err
}

func (c asked) serve() {
	if err := c.guarded(verbs[c.verb]); err != nil {
		jsFail(c.number, err.Error())
	}
}

// guarded makes an error of a panic, and marks the program, since nobody knows
// what the panic left behind.
func (c asked) guarded(v verb) (err error) {
	defer func() {
		if r := recover(); r != nil {
			slog.Error("panic", "verb", v.name, "kind", fmt.Sprintf("%T", r), "stack", string(debug.Stack()))
			runtime().Set("tainted", true)
			err = fmt.Errorf("%s: panic", v.name)
		}
	}()
	return v.do(context.Background(), c)
}
