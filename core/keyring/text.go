package keyring

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"

	"sluse/core/wire/names"
)

const head = "sluse.keyring/v1"

// Text is the list's canonical text. Equal lists give equal bytes.
func (l List) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\nissued: %s\n", head, l.Issued.Format(time.RFC3339))
	for _, k := range l.Keys {
		fmt.Fprintf(&b, "key: %s %d %s %s %s", k.Role, k.Year, k.State, k.ID, k.Recipient)
		if k.Project != "" {
			b.WriteString(" " + k.Project)
		}
		b.WriteByte('\n')
	}
	for _, s := range l.Signers {
		fmt.Fprintf(&b, "signer: %s %s\n", s.Role, s.Verifier)
	}
	return b.String()
}

// Parse reads a list's text, the part that is signed. Only Open tells whose
// words they are.
func Parse(text string) (List, error) {
	var l List
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if lines[0] != head {
		return l, errors.New("first line is not " + head)
	}
	for i, line := range lines[1:] {
		if err := l.line(line); err != nil {
			return l, fmt.Errorf("line %d: %w", i+2, err)
		}
	}
	if l.Text() != text {
		return l, errors.New("not in its canonical form")
	}
	return l, nil
}

func (l *List) line(s string) (err error) {
	name, rest, _ := strings.Cut(s, ": ")
	f := strings.Fields(rest)
	switch {
	case name == "issued" && len(f) == 1:
		l.Issued, err = issued(f[0])
	case name == "key" && (len(f) == 5 || len(f) == 6):
		err = l.addKey(f)
	case name == "signer" && len(f) == 2:
		err = l.addSigner(f[0], f[1])
	default:
		err = errors.New("not a line of a key list")
	}
	return err
}

func (l *List) addKey(f []string) error {
	year, err := strconv.Atoi(f[1])
	if err != nil {
		return errors.New("key's year is not a number")
	}
	k := Key{Role: names.Role(f[0]), Year: year, State: State(f[2]), ID: f[3], Recipient: f[4]}
	if len(f) == 6 {
		k.Project = f[5]
	}
	switch {
	case year < 1000 || year > 9999:
		return errors.New("key's year is not four digits")
	case k.Role != names.RoleSSB && k.Role != names.RoleTPF && k.Role != names.RoleResearch:
		return errors.New("unknown role of a key")
	case (k.Role == names.RoleResearch) != (k.Project != ""):
		return errors.New("a project belongs to a key of role research, and to no other")
	}
	switch k.State {
	case Announced, Active, Retired:
	default:
		return errors.New("unknown state of a key")
	}
	if k.ID != names.KeyID(k.Recipient) {
		return errors.New("key id does not name the recipient")
	}
	for _, other := range l.Keys {
		if other.ID == k.ID && other.Role == k.Role && other.Year == k.Year {
			return errors.New("the same key stands twice for a year")
		}
	}
	l.Keys = append(l.Keys, k)
	return nil
}

func issued(s string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339, s)
	if err == nil && t.IsZero() {
		err = errors.New("list was never issued")
	}
	return t, err
}

func (l *List) addSigner(role, verifier string) error {
	switch role {
	case SignerEdge, SignerSSB, SignerOverrides:
	default:
		return errors.New("unknown role of a signer")
	}
	if _, err := note.NewVerifier(verifier); err != nil {
		return errors.New("signer is not a note verifier key")
	}
	l.Signers = append(l.Signers, Signer{Role: role, Verifier: verifier})
	return nil
}
