//go:build js && wasm

package cf

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"syscall/js"

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
	expose("handle", func(ctx context.Context, arg js.Value) (js.Value, error) {
		return answer(ctx, h, arg), nil
	})
	expose("wake", func(ctx context.Context, arg js.Value) (js.Value, error) {
		return undefined, wake(ctx, toGo(arg))
	})
	expose("tick", func(ctx context.Context, _ js.Value) (js.Value, error) {
		return undefined, tick(ctx)
	})
	workers.Ready()
	select {}
}

// expose gives the pool a verb. A panic in it becomes a rejected promise, and
// the program is marked, since nobody knows what the panic left behind.
func expose(verb string, f func(context.Context, js.Value) (js.Value, error)) {
	guarded := func(arg js.Value) (v js.Value, err error) {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		defer func() {
			if r := recover(); r != nil {
				slog.Error("panic", "verb", verb, "kind", fmt.Sprintf("%T", r), "stack", string(debug.Stack()))
				runtime().Set("tainted", true)
				err = fmt.Errorf("%s: panic", verb)
			}
		}()
		return f(ctx, arg)
	}
	runtime().Get("binding").Set(verb, js.FuncOf(func(_ js.Value, args []js.Value) any {
		arg := undefined
		if len(args) > 0 {
			arg = args[0]
		}
		return promised(func() (js.Value, error) { return guarded(arg) })
	}))
}
