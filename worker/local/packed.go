//go:build !js

package local

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"net/http"
	"os"
	"path"
	"strings"
	"sync"
	"time"
)

// packed are the page's files as they travel: on a narrow line the core is what
// everybody waits for, and Cloudflare serves it packed too. Where the build has
// put a file by Brotli beside one (web/build/packed.ts), that is served; else, and
// to those who do not take it, what gzip makes at the first request.
type packed struct {
	mu    sync.Mutex
	files map[string]*shrunk
}

// shrunk is one file, packed by the first who asks for it; nobody who asks for
// another waits for that.
type shrunk struct {
	changed time.Time
	size    int64
	once    sync.Once
	bytes   []byte
	err     error
}

// packable are the kinds of files that shrink; fonts and pictures are packed
// already.
var packable = map[string]bool{".html": true, ".js": true, ".css": true, ".wasm": true, ".svg": true, ".json": true, ".xml": true, ".xsd": true, ".webmanifest": true}

// choose is how a file goes to who sent the headers; the coding is empty where it
// goes as it is.
func (p *packed) choose(root *os.Root, f *os.File, name string, info os.FileInfo, asked http.Header) (content io.ReadSeeker, coding string) {
	if asked.Get("Range") != "" { // means bytes of the file itself
		return f, ""
	}
	accept := asked.Get("Accept-Encoding")
	if takes(accept, "br") {
		if b, err := prebuilt(root, name, info); err == nil {
			return bytes.NewReader(b), "br"
		}
	}
	if takes(accept, "gzip") {
		if b, err := p.of(f, name, info); err == nil && b != nil {
			return bytes.NewReader(b), "gzip"
		}
	}
	return f, ""
}

var errOlder = errors.New("older than the file it stands for")

// prebuilt is what the build has made of a file, unless the file is another since.
func prebuilt(root *os.Root, name string, info os.FileInfo) ([]byte, error) {
	f, err := root.Open(name + builtSuffix)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	built, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if built.ModTime().Before(info.ModTime()) {
		return nil, errOlder
	}
	return io.ReadAll(f)
}

// builtSuffix is how the files that the build has packed end.
const builtSuffix = ".br"

// of is a file by gzip; nil if it is not worth it.
func (p *packed) of(f *os.File, name string, info os.FileInfo) ([]byte, error) {
	if !packable[path.Ext(name)] || info.Size() < 1<<10 || info.Size() > 64<<20 {
		return nil, nil
	}
	s := p.entry(name, info)
	s.once.Do(func() { s.bytes, s.err = pack(f) })
	if s.err != nil {
		p.drop(name, s) // the next who asks tries again
	}
	return s.bytes, s.err
}

func (p *packed) entry(name string, info os.FileInfo) *shrunk {
	p.mu.Lock()
	defer p.mu.Unlock()
	s := p.files[name]
	if s == nil || s.size != info.Size() || !s.changed.Equal(info.ModTime()) {
		s = &shrunk{changed: info.ModTime(), size: info.Size()}
		p.files[name] = s
	}
	return s
}

func (p *packed) drop(name string, s *shrunk) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.files[name] == s {
		delete(p.files, name)
	}
}

func pack(f io.Reader) ([]byte, error) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.Copy(z, f); err != nil {
		return nil, err
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// takes reads Accept-Encoding for one coding.
func takes(accept, coding string) bool {
	for c := range strings.SplitSeq(accept, ",") {
		name, q, _ := strings.Cut(strings.TrimSpace(c), ";")
		if strings.EqualFold(strings.TrimSpace(name), coding) {
			return strings.Trim(strings.TrimSpace(q), "q=0.") != "" || q == ""
		}
	}
	return false
}
