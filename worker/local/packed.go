//go:build !js

package local

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path"
	"strings"
	"sync"
	"time"
)

// packed keeps what the page's files shrink to, each from its first request
// on: on a narrow line the core is what everybody waits for, and Cloudflare
// serves it packed too.
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

// takesGzip reads Accept-Encoding; a client that asks for a range means bytes
// of the file itself.
func takesGzip(accept, ranges string) bool {
	if ranges != "" {
		return false
	}
	for c := range strings.SplitSeq(accept, ",") {
		name, q, _ := strings.Cut(strings.TrimSpace(c), ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			return strings.Trim(strings.TrimSpace(q), "q=0.") != "" || q == ""
		}
	}
	return false
}
