package wire

import (
	"bytes"
	"errors"
	"strings"
)

// HeaderPeek is how many leading bytes CheckSealed wants to judge by; a
// hybrid header is about 1.6 kB. A shorter body is judged as it is.
const HeaderPeek = 4096

// Reasons that CheckSealed gives. Each names the fault, and the hint to the
// sender is the host's to word.
var (
	ErrNotSealed  = errors.New("not an age file")
	ErrArmored    = errors.New("an age file in armor; send the binary form, without -a")
	ErrPassphrase = errors.New("sealed with a passphrase; seal to the year's recipient")
	ErrClassic    = errors.New("sealed to a classic recipient only; seal to the year's hybrid recipient")
)

const (
	ageIntro   = "age-encryption.org/v1\n"
	ageArmor   = "-----BEGIN AGE ENCRYPTED FILE-----"
	hybridType = "mlkem768x25519"
)

// CheckSealed judges the first bytes of a body: nil for an age v1 header with
// at least one hybrid stanza and no classic or passphrase one. It reads the
// header's text only; the edge has no key, so the payload is not judged.
func CheckSealed(head []byte) error {
	if bytes.HasPrefix(head, []byte(ageArmor)) {
		return ErrArmored
	}
	if !bytes.HasPrefix(head, []byte(ageIntro)) {
		return ErrNotSealed
	}
	hybrid, classic := false, false
	for line := range strings.Lines(string(head[len(ageIntro):])) {
		if strings.HasPrefix(line, "---") {
			break
		}
		arg, ok := strings.CutPrefix(line, "-> ")
		if !ok {
			continue
		}
		switch kind, _, _ := strings.Cut(strings.TrimSpace(arg), " "); kind {
		case hybridType:
			hybrid = true
		case "scrypt":
			return ErrPassphrase
		case "X25519":
			classic = true
		}
	}
	switch {
	case hybrid && !classic:
		return nil
	case hybrid, classic:
		return ErrClassic
	}
	return ErrNotSealed
}
