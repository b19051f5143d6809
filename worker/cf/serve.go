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
	expose("handle", func(ctx context.Context, args []js.Value) ([]any, error) {
		head, body := answer(ctx, h, args[0].String(), args[1])
		return []any{head, body}, nil
	})
	expose("wake", func(ctx context.Context, args []js.Value) ([]any, error) {
		return nil, wake(ctx, toGo(args[0]))
	})
	expose("tick", func(ctx context.Context, _ []js.Value) ([]any, error) {
		return nil, tick(ctx)
	})
	workers.Ready()
	select {}
}

// A verb is what the pool asks a program for.
type verb func(ctx context.Context, args []js.Value) ([]any, error)

// expose gives the pool a verb: a function of what to call with the result,
// what to call with an error, and the verb's arguments. One goroutine does it
// every time, since a new one's stack would have to grow for every request.
func expose(name string, f verb) {
	calls := make(chan []js.Value)
	go func() {
		for args := range calls {
			f.settle(name, args)
		}
	}()
	runtime().Get("binding").Set(name, js.FuncOf(func(_ js.Value, args []js.Value) any {
		select {
		case calls <- args:
		default: // still at one that nobody waits for any more
			go f.settle(name, args)
		}
		return nil
	}))
}

func (f verb) settle(name string, args []js.Value) {
	resolve, reject := args[0], args[1]
	if result, err := f.guarded(name, args[2:]); err != nil {
		reject.Invoke(jsError.New(err.Error()))
	} else {
		resolve.Invoke(result...)
	}
}

// guarded makes an error of a panic, and marks the program, since nobody knows
// what the panic left behind.
func (f verb) guarded(name string, args []js.Value) (result []any, err error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	defer func() {
		if r := recover(); r != nil {
			slog.Error("panic", "verb", name, "kind", fmt.Sprintf("%T", r), "stack", string(debug.Stack()))
			runtime().Set("tainted", true)
			err = fmt.Errorf("%s: panic", name)
		}
	}()
	return f(ctx, args)
}
