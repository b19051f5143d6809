//go:build !js

package local

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"sluse/worker/depot"
)

// Page serves the built page under dir with the headers of depot's one
// source, packed for who takes that (packed.go). It lists no folder, and gives
// nothing away that the build keeps for a host (_headers and the like) or that
// begins with a dot. What it does not have is left to otherwise, and what is asked
// of it by another method than GET and HEAD to unread.
func Page(dir string, otherwise, unread http.Handler) (http.Handler, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	files := &packed{files: map[string]*shrunk{}}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, name := findFile(root, r.URL.Path)
		if f == nil {
			otherwise.ServeHTTP(w, r)
			return
		}
		defer f.Close()
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			unread.ServeHTTP(w, r)
			return
		}
		files.serve(w, r, root, f, name)
	}), nil
}

func (p *packed) serve(w http.ResponseWriter, r *http.Request, root *os.Root, f *os.File, name string) {
	h := w.Header()
	for _, row := range depot.PageHeaders() {
		h.Set(row.Name, row.Value)
	}
	h.Set("Cache-Control", depot.PageCaching("/"+name))
	if strings.HasSuffix(name, ".wasm") {
		h.Set("Content-Type", "application/wasm") // whatever the machine's table says
	}
	info, err := f.Stat()
	if err != nil {
		http.ServeContent(w, r, name, time.Time{}, f)
		return
	}
	h.Set("Vary", "Accept-Encoding")
	content, coding, done := p.choose(root, f, name, info, r.Header)
	defer done()
	if coding != "" {
		h.Set("Content-Encoding", coding)
	}
	http.ServeContent(w, r, name, info.ModTime(), content)
}

// findFile opens the file that a path stands for; nil where there is none.
func findFile(root *os.Root, url string) (*os.File, string) {
	name := strings.TrimPrefix(url, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	if !filepath.IsLocal(filepath.FromSlash(name)) || hidden(name) {
		return nil, ""
	}
	for _, name := range []string{name, name + ".html"} {
		if f, ok := openFile(root, name); ok {
			return f, name
		}
	}
	return nil, ""
}

// hidden tells whether a file is not for browsers: Cloudflare keeps its own
// files to itself too, and what is packed goes as the file it was made of.
func hidden(name string) bool {
	return strings.HasSuffix(name, builtSuffix) || strings.HasPrefix(name, "_") || strings.HasPrefix(name, ".") || strings.Contains(name, "/.")
}

func openFile(root *os.Root, name string) (*os.File, bool) {
	f, err := root.Open(name)
	if err != nil {
		return nil, false
	}
	if info, err := f.Stat(); err != nil || info.IsDir() {
		f.Close()
		return nil, false
	}
	return f, true
}
