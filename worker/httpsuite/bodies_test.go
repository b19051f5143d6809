package httpsuite

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"sluse/core/wire"
)

// sealed is what the edge takes for a sealed file: a well-formed age header
// with a hybrid stanza, and random bytes. NAME may end in a size, as in
// big:300000. The edge has no key, so it cannot tell it from a true one; the
// tests of the whole way use true ones.
func sealed(name string) []byte {
	size := 2000
	if _, n, ok := strings.Cut(name, ":"); ok {
		size, _ = strconv.Atoi(n)
	}
	random := rand.NewChaCha8(sha256.Sum256([]byte(name)))
	b64 := func(n int) string {
		b := make([]byte, n)
		random.Read(b)
		return base64.RawStdEncoding.EncodeToString(b)
	}
	head := "age-encryption.org/v1\n-> mlkem768x25519 " + b64(1120) + "\n" + b64(32) + "\n--- " + b64(32) + "\n"
	b := make([]byte, max(size, len(head)+32))
	random.Read(b)
	copy(b, head)
	return b
}

// body makes a request's body from the words after "body".
func (v *vars) body(words string) ([]byte, error) {
	kind, rest, _ := strings.Cut(words, " ")
	switch kind {
	case "sealed":
		return sealed(rest), nil
	case "slice":
		return slice(rest)
	case "json", "text":
		s, err := v.expandJSON(rest)
		return []byte(s), err
	case "file":
		return os.ReadFile(filepath.Join("..", "testdata", rest))
	case "outcome":
		return v.outcome(rest)
	case "note":
		name, text, _ := strings.Cut(rest, " ")
		s, err := v.expandJSON(text)
		if err != nil {
			return nil, err
		}
		return v.world.sign(name, strings.ReplaceAll(s, `\n`, "\n"))
	}
	return nil, fmt.Errorf("no such body: %s", kind)
}

func slice(words string) ([]byte, error) {
	f := strings.Fields(words)
	if len(f) != 3 {
		return nil, fmt.Errorf("slice wants name, from, to")
	}
	b := sealed(f[0])
	from, err1 := strconv.Atoi(f[1])
	to, err2 := strconv.Atoi(f[2])
	if err1 != nil || err2 != nil || from > to || to > len(b) {
		return nil, fmt.Errorf("bad slice")
	}
	return b[from:to], nil
}

// expandJSON leaves the braces of JSON alone: only {name} of known form is replaced.
func (v *vars) expandJSON(s string) (string, error) {
	var failed error
	out := placeholder.ReplaceAllStringFunc(s, func(m string) string {
		inner := m[1 : len(m)-1]
		if inner == "" || strings.ContainsAny(inner, `":,`) && !strings.HasPrefix(inner, "sha ") && !strings.HasPrefix(inner, "size ") {
			return m
		}
		value, err := v.value(inner)
		if err != nil && failed == nil {
			failed = err
		}
		return value
	})
	return out, failed
}

func (w *world) sign(name, text string) ([]byte, error) {
	signer, ok := w.signers[name]
	if !ok {
		return nil, fmt.Errorf("no development signer %q", name)
	}
	return note.Sign(&note.Note{Text: text}, signer)
}

// outcome is SSB's answer: the result, and a receipt made of the captured one
// of stage received, signed by the signer named.
func (v *vars) outcome(words string) ([]byte, error) {
	f := strings.Fields(words)
	if len(f) != 3 {
		return nil, fmt.Errorf("outcome wants result, captured receipt, signer")
	}
	r, err := wire.OpenReceipt([]byte(v.captured[f[1]]), v.world.EdgeKey)
	if err != nil {
		return nil, err
	}
	r.Stage, r.Result, r.Counts = wire.StageRead, f[0], []wire.Count{{Severity: "error", N: 2}, {Severity: "warning", N: 7}}
	if f[0] == wire.ResultRejected {
		r.Reason = wire.ReasonWrongKey
	}
	note, err := wire.SignReceipt(r, v.world.signers[f[2]])
	if err != nil {
		return nil, err
	}
	return json.Marshal(wire.Outcome{Result: r.Result, Reason: r.Reason, Counts: map[string]int64{"error": 2, "warning": 7}, Receipt: string(note)})
}
