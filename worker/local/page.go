//go:build !js

package local

import (
	"net/http"
	"os"
	"path"
	"strings"

	"sluse/worker/depot"
)

// Page serves the built page under dir with the headers of depot's one
// source. It lists no folder, and what is not there is a plain 404.
func Page(dir string) (http.Handler, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		for _, p := range depot.PageHeaders() {
			h.Set(p.Name, p.Value)
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
			return
		}
		servePage(w, r, root)
	}), nil
}

func servePage(w http.ResponseWriter, r *http.Request, root *os.Root) {
	name := strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/")
	if name == "" || strings.HasSuffix(r.URL.Path, "/") {
		name = path.Join(name, "index.html")
	}
	f, info, ok := openFile(root, name)
	if !ok {
		f, info, ok = openFile(root, name+".html")
		name += ".html"
	}
	if !ok {
		w.Header().Set("Cache-Control", "no-store")
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	defer f.Close()
	w.Header().Set("Cache-Control", depot.PageCaching("/"+name))
	if strings.HasSuffix(name, ".wasm") {
		w.Header().Set("Content-Type", "application/wasm") // whatever the machine's table says
	}
	http.ServeContent(w, r, name, info.ModTime(), f)
}

func openFile(root *os.Root, name string) (*os.File, os.FileInfo, bool) {
	f, err := root.Open(name)
	if err != nil {
		return nil, nil, false
	}
	info, err := f.Stat()
	if err != nil || info.IsDir() {
		f.Close()
		return nil, nil, false
	}
	return f, info, true
}
