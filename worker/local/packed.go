//go:build !js

package local

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"os"
	"path"
	"strconv"
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
// goes as it is. Who is done with the content calls done.
func (p *packed) choose(root *os.Root, f *os.File, name string, info os.FileInfo, asked http.Header) (content io.ReadSeeker, coding string, done func() error) {
	if asked.Get("Range") == "" { // else bytes of the file itself are meant
		accept := asked.Get("Accept-Encoding")
		if takes(accept, "br") {
			if built := prebuilt(root, name, info); built != nil {
				return built, "br", built.Close
			}
		}
		if takes(accept, "gzip") {
			if b, err := p.of(f, name, info); err == nil && b != nil {
				return bytes.NewReader(b), "gzip", func() error { return nil }
			}
		}
	}
	return f, "", func() error { return nil }
}

// prebuilt is what the build has made of a file; nil if it has not, or of another:
// the two were changed in the same second.
func prebuilt(root *os.Root, name string, info os.FileInfo) *os.File {
	f, ok := openFile(root, name+builtSuffix)
	if !ok {
		return nil
	}
	if built, err := f.Stat(); err != nil || built.ModTime().Unix() != info.ModTime().Unix() {
		f.Close()
		return nil
	}
	return f
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
	for c := range strings.SplitSeq(strings.ToLower(accept), ",") {
		name, rest, weighed := strings.Cut(c, ";")
		if strings.TrimSpace(name) != coding {
			continue
		}
		_, q, _ := strings.Cut(rest, "=")
		weight, err := strconv.ParseFloat(strings.TrimSpace(q), 32)
		return !weighed || err == nil && weight > 0
	}
	return false
}
