//go:build js && wasm

package cf

import (
	"sync"
	"syscall/js"

	"github.com/syumai/workers/cloudflare"
)

// Env is a variable or secret of the Worker, "" if there is none.
func Env(name string) string {
	if v := cloudflare.GetBinding(name); v.Type() == js.TypeString {
		return v.String()
	}
	return ""
}

func binding(name string) js.Value { return cloudflare.GetBinding(name) }

// runtime is what the pool lends to this program: one object all its life, in
// which the pool changes what belongs to a request.
var runtime = sync.OnceValue(func() js.Value { return js.Global().Get("context") })

// store is worker/pool/store.mjs.
func store() js.Value { return runtime().Get("store") }
