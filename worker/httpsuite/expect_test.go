package httpsuite

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"strconv"
	"strings"
)

// A reply is an answer read whole.
type reply struct {
	status int
	header http.Header
	body   []byte
}

// expect checks one line after <.
func (v *vars) expect(line string, r reply) error {
	switch {
	case len(line) == 3 && line[0] >= '1' && line[0] <= '5':
		if strconv.Itoa(r.status) != line {
			return fmt.Errorf("status %d, want %s: %s", r.status, line, shorten(string(r.body)))
		}
		return nil
	case strings.HasPrefix(line, "."):
		return v.expectField(line, r)
	case strings.HasPrefix(line, "body "):
		return v.expectBody(line[len("body "):], r)
	}
	return v.expectHeader(line, r)
}

func (v *vars) expectHeader(line string, r reply) error {
	if name, ok := strings.CutSuffix(line, " is absent"); ok {
		if r.header.Get(name) != "" {
			return fmt.Errorf("header %s is there: %s", name, r.header.Get(name))
		}
		return nil
	}
	name, want, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("not an expectation: %s", line)
	}
	want = strings.TrimSpace(want)
	got := strings.Join(r.header.Values(name), ", ")
	if want, ok := strings.CutPrefix(want, "has "); ok {
		return v.contains(got, want)
	}
	if err := v.match(want, got); err != nil {
		return fmt.Errorf("header %s: %w", name, err)
	}
	return nil
}

var fieldLine = regexp.MustCompile(`^(\S+) (=|has|is) ?(.*)$`)

func (v *vars) expectField(line string, r reply) error {
	m := fieldLine.FindStringSubmatch(line)
	if m == nil {
		return fmt.Errorf("not an expectation: %s", line)
	}
	path, err := v.expand(m[1])
	if err != nil {
		return err
	}
	got, there, err := field(r.body, path)
	switch {
	case err != nil:
		return fmt.Errorf("%s: %w: %s", path, err, shorten(string(r.body)))
	case m[2] == "is" && m[3] == "absent":
		if there {
			return fmt.Errorf("%s is there: %s", path, shorten(got))
		}
		return nil
	case !there:
		return fmt.Errorf("%s is not there: %s", path, shorten(string(r.body)))
	case m[2] == "has":
		return v.contains(got, m[3])
	}
	if err := v.match(strings.TrimSuffix(m[3], " "), got); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func (v *vars) expectBody(line string, r reply) error {
	kind, rest, _ := strings.Cut(line, " ")
	switch kind {
	case "has":
		return v.contains(string(r.body), rest)
	case "lacks":
		want, err := v.expand(rest)
		if err == nil && strings.Contains(string(r.body), want) {
			err = fmt.Errorf("body has %q", want)
		}
		return err
	case "is":
		want, err := v.wholeBody(rest)
		if err == nil && !bytes.Equal(want, r.body) {
			err = fmt.Errorf("body differs: %d bytes, want %d: %s", len(r.body), len(want), shorten(string(r.body)))
		}
		return err
	case "=":
		return v.match(rest, string(r.body))
	}
	return fmt.Errorf("not an expectation: body %s", line)
}

func (v *vars) wholeBody(words string) ([]byte, error) {
	switch kind, rest, _ := strings.Cut(words, " "); kind {
	case "empty":
		return nil, nil
	case "captured":
		return []byte(v.captured[rest]), nil
	}
	return v.body(words)
}

func (v *vars) contains(got, want string) error {
	want, err := v.expand(want)
	if err != nil {
		return err
	}
	if !strings.Contains(got, want) {
		return fmt.Errorf("%q does not have %q", shorten(got), want)
	}
	return nil
}

var segment = regexp.MustCompile(`\.([A-Za-z0-9_]+)|\[(\d+)\]|\[([A-Za-z0-9_]+)=([^\]]*)\]`)

// field walks a path through a JSON answer. Strings come without quotes.
func field(body []byte, path string) (value string, there bool, err error) {
	var at any
	d := json.NewDecoder(bytes.NewReader(body))
	d.UseNumber()
	if err := d.Decode(&at); err != nil {
		return "", false, fmt.Errorf("not JSON")
	}
	for _, m := range segment.FindAllStringSubmatch(path, -1) {
		if at, there = descend(at, m); !there {
			return "", false, nil
		}
	}
	if s, ok := at.(string); ok {
		return s, true, nil
	}
	b, err := json.Marshal(at)
	return string(b), true, err
}

func descend(at any, m []string) (any, bool) {
	if m[1] != "" {
		object, _ := at.(map[string]any)
		v, ok := object[m[1]]
		return v, ok
	}
	list, _ := at.([]any)
	if m[2] != "" {
		i, err := strconv.Atoi(m[2])
		if err != nil || i >= len(list) {
			return nil, false
		}
		return list[i], true
	}
	for _, e := range list {
		object, _ := e.(map[string]any)
		if fmt.Sprint(object[m[3]]) == m[4] {
			return e, true
		}
	}
	return nil, false
}
