//go:build !js

package workerd

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"sync"
)

// chatter is what wrangler says that helps nobody here. A line that begins
// so is left out, and so are empty ones.
var chatter = []string{
	"[wrangler:info] ",
	"Your Worker has access", "Binding ", "env.", "Using secrets", "⎔ ",
	"▲ [WARNING] Scheduled Workers", "To manually trigger", `curl "http`, "For more details",
}

var colour = regexp.MustCompile("\x1b\\[[0-9;]*m")

// A sieve lets through what the Worker logs and what goes wrong, and
// remembers the last words for when nothing starts.
type sieve struct {
	mu   sync.Mutex
	out  io.Writer
	part []byte
	last []string
}

func (s *sieve) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.part = append(s.part, p...)
	for {
		i := bytes.IndexByte(s.part, '\n')
		if i < 0 {
			return len(p), nil
		}
		s.line(string(s.part[:i]))
		s.part = s.part[i+1:]
	}
}

func (s *sieve) line(line string) {
	line = strings.TrimSpace(colour.ReplaceAllString(line, ""))
	if line == "" {
		return
	}
	if s.last = append(s.last, line); len(s.last) > 30 {
		s.last = s.last[1:]
	}
	for _, c := range chatter {
		if strings.HasPrefix(line, c) {
			return
		}
	}
	io.WriteString(s.out, line+"\n")
}

// words are the last lines, chatter too.
func (s *sieve) words() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Join(s.last, "\n")
}
