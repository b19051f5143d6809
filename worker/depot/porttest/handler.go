package porttest

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"

	"sluse/core/wire"
	"sluse/worker/depot"
)

// Result is how one case ended; Error is empty when the promise held.
type Result struct {
	Name  string `json:"name"`
	Error string `json:"error,omitempty"`
}

// Handler runs the cases inside a host, and lets bodies be stored and
// fetched as a host's own requests and responses carry them:
//
//	GET /v1/porttest/case/N         case N's Result; 404 after the last
//	PUT /v1/porttest/object?key=    the body; limit, sha256 (hex) as wanted, peek=1 to
//	                                demand a sealed file; answers size and digest
//	GET /v1/porttest/object?key=…   the objects joined, from offset on, length bytes
func Handler(p depot.Ports) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/porttest/case/{n}", func(w http.ResponseWriter, r *http.Request) {
		n, err := strconv.Atoi(r.PathValue("n"))
		if err != nil || n < 0 || n >= len(Cases()) {
			http.NotFound(w, r)
			return
		}
		c := Cases()[n]
		res := Result{Name: c.Name}
		if err := c.Run(r.Context(), p); err != nil {
			res.Error = err.Error()
		}
		json.NewEncoder(w).Encode(res)
	})
	mux.HandleFunc("PUT /v1/porttest/object", func(w http.ResponseWriter, r *http.Request) {
		got, err := putBody(p, r)
		if err != nil {
			http.Error(w, err.Error(), http.StatusUnprocessableEntity)
			return
		}
		fmt.Fprintf(w, "%d %x", got.Size, got.SHA256)
	})
	mux.HandleFunc("GET /v1/porttest/object", func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		body, err := p.Blobs.Get(r.Context(), q["key"], number(q.Get("offset"), 0), number(q.Get("length"), -1))
		if err != nil {
			http.Error(w, err.Error(), http.StatusUnprocessableEntity)
			return
		}
		defer body.Close()
		w.Header().Set("Content-Type", "application/octet-stream")
		io.Copy(w, body)
	})
	return mux
}

func putBody(p depot.Ports, r *http.Request) (depot.Stored, error) {
	q := r.URL.Query()
	o := depot.PutOptions{Size: r.ContentLength, Limit: number(q.Get("limit"), wire.MaxRequest)}
	if s := q.Get("sha256"); s != "" {
		o.SHA256, _ = hex.DecodeString(s)
	}
	if q.Has("peek") {
		o.Peek = wire.CheckSealed
	}
	return p.Blobs.Put(r.Context(), q.Get("key"), r.Body, o)
}

func number(s string, otherwise int64) int64 {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return otherwise
	}
	return n
}
