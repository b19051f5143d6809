package pseudonym

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"sluse/core/split"
)

// An Entry is one line of the audit log: what was answered, by which key, with
// what outcome. It has no room for an identity.
type Entry struct {
	Time         time.Time `json:"time"`
	Delivery     string    `json:"delivery"`
	Bundle       string    `json:"bundle"`
	Municipality string    `json:"municipality"`
	Year         int       `json:"year"`
	Kind         string    `json:"kind"`
	Register     string    `json:"register"`
	Generation   int       `json:"generation"`
	Key          string    `json:"key"`     // the register key's id, whatever the kind
	Outcome      string    `json:"outcome"` // answered, or the reason of a refusal
	Tally
	Before string `json:"before"` // SHA-256 of the line before, hex; empty on the first
}

// Entry makes the line of an answer.
func (m *Manager) Entry(at time.Time, h split.Header, delivery, outcome string, t Tally) Entry {
	return Entry{Time: at.Truncate(time.Second), Delivery: delivery, Bundle: h.Bundle, Municipality: h.Municipality, Year: h.Year, Kind: string(h.Kind),
		Register: m.Key.Register, Generation: m.Key.Generation, Key: m.Key.ID(), Outcome: outcome, Tally: t}
}

// Append writes an entry behind what an audit log holds.
func Append(log io.ReadWriter, e Entry) error {
	last, err := verify(log)
	if err != nil {
		return err
	}
	e.Before = last
	b, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("audit: %w", err)
	}
	_, err = log.Write(append(b, '\n'))
	return err
}

// ErrAudit means that an audit log was changed.
var ErrAudit = errors.New("audit: the chain of lines is broken")

// VerifyAudit reads an audit log and tells where its chain breaks, if it does.
// The last line's own loss is not seen: keep its digest, which is returned.
func VerifyAudit(log io.Reader) (digest string, err error) { return verify(log) }

func verify(log io.Reader) (digest string, err error) {
	s := bufio.NewScanner(log)
	s.Buffer(nil, 1<<20)
	s.Split(wholeLines)
	for n := 1; s.Scan(); n++ {
		var e Entry
		if err := json.Unmarshal(s.Bytes(), &e); err != nil || e.Before != digest {
			return "", fmt.Errorf("%w at line %d", ErrAudit, n)
		}
		sum := sha256.Sum256(s.Bytes())
		digest = hex.EncodeToString(sum[:])
	}
	return digest, s.Err()
}

// wholeLines splits at line feeds; a last line without one is none that parses.
func wholeLines(b []byte, eof bool) (int, []byte, error) {
	if i := bytes.IndexByte(b, '\n'); i >= 0 {
		return i + 1, b[:i], nil
	}
	if eof && len(b) > 0 {
		return len(b), []byte("cut off"), nil
	}
	return 0, nil, nil
}
