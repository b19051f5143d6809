package httpsuite

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// vars are a script's captured variables and what it may ask of the world.
type vars struct {
	captured map[string]string
	world    *world
}

var placeholder = regexp.MustCompile(`\{([^{}]*)\}`)

// expand replaces {…} in what is sent and in literal expectations.
func (v *vars) expand(s string) (string, error) {
	var failed error
	out := placeholder.ReplaceAllStringFunc(s, func(m string) string {
		value, err := v.value(m[1 : len(m)-1])
		if err != nil && failed == nil {
			failed = err
		}
		return value
	})
	return out, failed
}

func (v *vars) value(name string) (string, error) {
	what, arg, _ := strings.Cut(name, " ")
	switch what {
	case "token":
		if t, ok := v.world.Tokens[arg]; ok {
			return t, nil
		}
		return "", fmt.Errorf("no development token %q", arg)
	case "sha":
		return hexDigest(sealed(arg)), nil
	case "size":
		return strconv.Itoa(len(sealed(arg))), nil
	case "digest":
		sum := sha256.Sum256(sealed(arg))
		return "sha-256=:" + base64.StdEncoding.EncodeToString(sum[:]) + ":", nil
	case "key":
		return v.world.keyID(arg)
	case "b64":
		return base64.StdEncoding.EncodeToString([]byte(arg)), nil
	case "b64sha":
		sum := sha256.Sum256([]byte(arg))
		return base64.StdEncoding.EncodeToString(sum[:]), nil
	}
	if value, ok := v.captured[name]; ok {
		return value, nil
	}
	return "", fmt.Errorf("nothing captured as %q", name)
}

// match compares a value with an expectation and captures what it names.
func (v *vars) match(pattern, got string) error {
	re, names, err := v.compile(pattern)
	if err != nil {
		return err
	}
	m := re.FindStringSubmatch(got)
	if m == nil {
		return fmt.Errorf("got %q, want %s", shorten(got), pattern)
	}
	for i, name := range names {
		if name != "" {
			v.captured[name] = m[i+1]
		}
	}
	return nil
}

var literalJSON = regexp.MustCompile(`^[A-Za-z0-9 ]*$`)

// compile makes a regexp of a pattern; every placeholder that captures is one group.
func (v *vars) compile(pattern string) (*regexp.Regexp, []string, error) {
	var b strings.Builder
	var names []string
	b.WriteString(`(?s)^`)
	at := 0
	for _, loc := range captures(pattern) {
		literal, err := v.expand(pattern[at:loc[0]])
		if err != nil {
			return nil, nil, err
		}
		b.WriteString(regexp.QuoteMeta(literal))
		name, form, capture := strings.Cut(pattern[loc[0]+1:loc[1]-1], "=")
		if !capture {
			name = ""
		}
		if form == "" {
			form = ".*"
		}
		b.WriteString("(" + form + ")")
		names, at = append(names, name), loc[1]
	}
	literal, err := v.expand(pattern[at:])
	if err != nil {
		return nil, nil, err
	}
	b.WriteString(regexp.QuoteMeta(literal) + `$`)
	re, err := regexp.Compile(b.String())
	return re, names, err
}

// captures finds {name=…} and {*}; a regexp in them may hold balanced braces.
func captures(pattern string) (out [][2]int) {
	for i := 0; i < len(pattern); i++ {
		if pattern[i] != '{' {
			continue
		}
		end := closing(pattern, i)
		inner := pattern[i+1 : end-1]
		name, _, ok := strings.Cut(inner, "=")
		if inner == "*" || ok && literalJSON.MatchString(name) {
			out = append(out, [2]int{i, end})
		}
		i = end - 1
	}
	return out
}

func closing(s string, open int) int {
	depth := 0
	for i := open; i < len(s); i++ {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(s)
}

func shorten(s string) string {
	if len(s) > 300 {
		return s[:300] + "…"
	}
	return s
}

func hexDigest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
