package wire

import (
	"bytes"
	"encoding/base64"
	"errors"
	"strings"
)

// HeaderPeek is how many leading bytes CheckSealed wants to judge by: a
// hybrid header is about 1.6 kB. A shorter body is judged whole.
const HeaderPeek = 4096

// Reasons that CheckSealed gives. Each names the fault, and the hint to the
// sender is the host's to word.
var (
	ErrNotSealed  = errors.New("not an age file")
	ErrArmored    = errors.New("an age file in armor; send the binary form, without -a")
	ErrPassphrase = errors.New("sealed with a passphrase; seal to the year's recipient")
	ErrClassic    = errors.New("sealed to a classic recipient; seal to the year's hybrid recipient only")
)

const (
	ageIntro   = "age-encryption.org/v1\n"
	ageArmor   = "-----BEGIN AGE ENCRYPTED FILE-----"
	hybridType = "mlkem768x25519"
	hybridEnc  = 1120 // bytes of a hybrid stanza's argument: ML-KEM-768 and X25519 shares
	wrappedKey = 32   // bytes of its body: file key and tag
	leastBody  = 32   // bytes after the header: nonce, and the tag of an empty last chunk
)

// CheckSealed judges the first HeaderPeek bytes of a body, or all of a
// shorter one: nil for an age v1 header in its strict form (C2SP age) with a
// well-formed hybrid stanza and no classic or passphrase one, and room for a
// payload. The edge has no key, so more than the form is not judged.
func CheckSealed(head []byte) error {
	if bytes.HasPrefix(head, []byte(ageArmor)) {
		return ErrArmored
	}
	rest, ok := strings.CutPrefix(string(head), ageIntro)
	if !ok {
		return ErrNotSealed
	}
	h := header{rest: rest, cut: len(head) >= HeaderPeek}
	for h.more() {
		h.stanza()
	}
	return h.verdict()
}

// header is an age header being read. Where the peek ended before the header
// did, what is missing is not held against it.
type header struct {
	rest                        string
	cut                         bool // more follows what rest ends with
	bad, done                   bool
	stanzas                     int
	hybrid, classic, passphrase bool
}

// line takes the next line off; at the end of a peek there may be none.
func (h *header) line() (string, bool) {
	l, rest, ok := strings.Cut(h.rest, "\n")
	if !ok {
		h.bad = h.bad || !h.cut
		h.done = true
		return "", false
	}
	h.rest = rest
	return l, true
}

// more tells whether a stanza comes next, and reads the MAC line otherwise.
func (h *header) more() bool {
	if h.bad || h.done || strings.HasPrefix(h.rest, "-> ") {
		return !h.bad && !h.done
	}
	l, ok := h.line()
	if !ok {
		return false
	}
	mac, is := strings.CutPrefix(l, "--- ")
	h.bad = h.bad || !is || size(mac) != 32 || !h.cut && len(h.rest) < leastBody
	h.done = true
	return false
}

// stanza reads one: its arguments, full lines of 64, and a shorter last one.
func (h *header) stanza() {
	l, ok := h.line()
	if !ok {
		return
	}
	args := strings.Split(l[len("-> "):], " ")
	for _, a := range args {
		h.bad = h.bad || a == "" || !visible(a)
	}
	h.stanzas++
	body := 0
	for {
		l, ok := h.line()
		n := size(l)
		if !ok || n < 0 || len(l) > 64 {
			h.bad = h.bad || ok
			break
		}
		body += n
		if len(l) < 64 {
			h.judge(args, body)
			return
		}
	}
	h.judge(args, wrappedKey) // its body is beyond the peek
}

func (h *header) judge(args []string, body int) {
	switch args[0] {
	case hybridType:
		h.hybrid = true
		h.bad = h.bad || len(args) != 2 || size(args[1]) != hybridEnc || body != wrappedKey
	case "scrypt":
		h.passphrase = true
	case "X25519", "ssh-ed25519", "ssh-rsa", "p256tag", "piv-p256":
		h.classic = true
	}
}

func (h *header) verdict() error {
	switch {
	case h.bad, h.stanzas == 0:
		return ErrNotSealed
	case h.passphrase:
		return ErrPassphrase
	case h.classic, !h.hybrid:
		return ErrClassic
	}
	return nil
}

// size is how many bytes s is in unpadded canonical base64, or -1.
func size(s string) int {
	if strings.ContainsAny(s, "\r\n") {
		return -1
	}
	b, err := base64.RawStdEncoding.Strict().DecodeString(s)
	if err != nil {
		return -1
	}
	return len(b)
}

func visible(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}
