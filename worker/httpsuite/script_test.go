package httpsuite

import (
	"fmt"
	"os"
	"strings"
	"time"
)

// A script is one file of requests. A strict one wants a host of its own that
// takes no production delivery in one part where the year has a pseudonym
// manager; on workerd it has a low limit of requests too, since a slow machine
// cannot do of a Worker's what reaches the usual one.
type script struct {
	name   string
	clock  time.Time
	strict bool
	steps  []step
}

// A step is one request and what must come back. Its lines are not expanded
// yet: earlier answers give the values.
type step struct {
	line   int
	method string
	target string
	send   []string // lines after >
	want   []string // lines after <
	wantAt []int    // line numbers of want
}

func readScript(path string) (script, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return script{}, err
	}
	s := script{name: path}
	open := false
	for i, line := range strings.Split(string(b), "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
			open = false
		case strings.HasPrefix(line, "#"):
		default:
			if err := s.add(line, i+1, &open); err != nil {
				return s, fmt.Errorf("%s:%d: %w", path, i+1, err)
			}
		}
	}
	if s.clock.IsZero() {
		return s, fmt.Errorf("%s: no clock line", path)
	}
	return s, nil
}

func (s *script) add(line string, number int, open *bool) (err error) {
	kind, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch {
	case kind == "clock":
		s.clock, err = time.Parse(time.RFC3339, rest)
		return err
	case line == "strict":
		s.strict = true
	case kind == ">" && *open:
		last := &s.steps[len(s.steps)-1]
		last.send = append(last.send, rest)
	case kind == "<" && *open:
		last := &s.steps[len(s.steps)-1]
		last.want, last.wantAt = append(last.want, rest), append(last.wantAt, number)
	case kind == strings.ToUpper(kind) && !*open && rest != "":
		*open = true
		s.steps = append(s.steps, step{line: number, method: kind, target: rest})
	default:
		return fmt.Errorf("not a line of a script: %q", line)
	}
	return nil
}
