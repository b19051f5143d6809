// Package keyring is the yearly list of public keys: whom to seal to, and
// whose signatures to believe. SSB signs the list offline with a root key;
// the page and the command pin the root's verifier key at build and take the
// list from anywhere.
//
// A list is a C2SP signed note. Its text:
//
//	sluse.keyring/v1
//	issued: 2026-11-22T12:00:00+01:00
//	key: <role> <year> <state> <key id> <recipient> [project]
//	signer: <role> <note verifier key>
//
// with any number of key and signer lines, role one of ssb, tpf, research
// (keys) or edge, ssb, overrides (signers), state one of announced, active,
// retired. Unknown lines are an error: a list means what its reader understands.
package keyring

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"

	"sluse/core/wire"
)

// A State says whether a key may be sealed to.
type State string

// The states of a key.
const (
	Announced State = "announced" // published early, not to be used yet
	Active    State = "active"
	Retired   State = "retired" // still opens, is no longer sealed to
)

// A Key is one published recipient.
type Key struct {
	Role      wire.Role `json:"role"` // ssb, tpf or research
	Year      int       `json:"year"` // data year
	State     State     `json:"state"`
	ID        string    `json:"id"` // wire.KeyID(Recipient)
	Recipient string    `json:"recipient"`
	Project   string    `json:"project,omitempty"` // research only
}

// A Signer is a published note verifier key.
type Signer struct {
	Role     string `json:"role"` // edge (receipts), ssb (read-in), overrides
	Verifier string `json:"verifier"`
}

// A List is the content of a key list.
type List struct {
	Issued  time.Time `json:"issued"`
	Keys    []Key     `json:"keys"`
	Signers []Signer  `json:"signers"`
}

const head = "sluse.keyring/v1"

// NewKey makes an active key's row from a recipient.
func NewKey(role wire.Role, year int, recipient string) Key {
	return Key{Role: role, Year: year, State: Active, ID: wire.KeyID(recipient), Recipient: recipient}
}

// Active returns the keys of a role that deliveries for a data year are
// sealed to now; several overlap while one replaces another, newest last.
func (l List) Active(role wire.Role, year int) []Key {
	var out []Key
	for _, k := range l.Keys {
		if k.Role == role && k.Year == year && k.State == Active {
			out = append(out, k)
		}
	}
	return out
}

// Find returns the key named by id, whatever its state.
func (l List) Find(id string) (Key, bool) {
	for _, k := range l.Keys {
		if k.ID == id {
			return k, true
		}
	}
	return Key{}, false
}

// Verifiers returns the verifier keys of a signer role.
func (l List) Verifiers(role string) []string {
	var out []string
	for _, s := range l.Signers {
		if s.Role == role {
			out = append(out, s.Verifier)
		}
	}
	return out
}

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

// Sign makes the signed list. It refuses one that Open would refuse. Two
// roots sign while one replaces the other, so that builds with either pinned
// can read the list.
func Sign(l List, roots ...note.Signer) ([]byte, error) {
	if _, err := Parse(l.Text()); err != nil {
		return nil, fmt.Errorf("sign key list: %w", err)
	}
	b, err := note.Sign(&note.Note{Text: l.Text()}, roots...)
	if err != nil {
		return nil, fmt.Errorf("sign key list: %w", err)
	}
	return b, nil
}

// Open verifies a signed list against the root's verifier key and reads it.
func Open(msg []byte, rootVerifier string) (List, error) {
	text, err := wire.OpenNote(msg, rootVerifier)
	if err != nil {
		return List{}, fmt.Errorf("key list: %w", err)
	}
	l, err := Parse(text)
	if err != nil {
		return List{}, fmt.Errorf("key list: %w", err)
	}
	return l, nil
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
		l.Issued, err = time.Parse(time.RFC3339, f[0])
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
	k := Key{Role: wire.Role(f[0]), Year: year, State: State(f[2]), ID: f[3], Recipient: f[4]}
	if len(f) == 6 {
		k.Project = f[5]
	}
	switch {
	case year < 1000 || year > 9999:
		return errors.New("key's year is not four digits")
	case k.Role != wire.RoleSSB && k.Role != wire.RoleTPF && k.Role != wire.RoleResearch:
		return errors.New("unknown role of a key")
	case (k.Role == wire.RoleResearch) != (k.Project != ""):
		return errors.New("a project belongs to a key of role research, and to no other")
	}
	switch k.State {
	case Announced, Active, Retired:
	default:
		return errors.New("unknown state of a key")
	}
	if k.ID != wire.KeyID(k.Recipient) {
		return errors.New("key id does not name the recipient")
	}
	l.Keys = append(l.Keys, k)
	return nil
}

// The roles of a signer: whose notes its verifier key verifies.
const (
	SignerEdge      = "edge"      // receipts of stage received
	SignerSSB       = "ssb"       // receipts of stage read
	SignerOverrides = "overrides" // severity overrides
)

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
