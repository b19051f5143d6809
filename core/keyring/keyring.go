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
	"time"

	"sluse/core/wire/names"
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
	Role      names.Role `json:"role"` // ssb, tpf or research
	Year      int        `json:"year"` // data year
	State     State      `json:"state"`
	ID        string     `json:"id"` // names.KeyID(Recipient)
	Recipient string     `json:"recipient"`
	Project   string     `json:"project,omitempty"` // research only
}

// A Signer is a published note verifier key.
type Signer struct {
	Role     string `json:"role"` // edge (receipts), ssb (read-in), overrides
	Verifier string `json:"verifier"`
}

// The roles of a signer: whose notes its verifier key verifies.
const (
	SignerEdge      = "edge"      // receipts of stage received
	SignerSSB       = "ssb"       // receipts of stage read
	SignerOverrides = "overrides" // severity overrides
)

// A List is the content of a key list.
type List struct {
	Issued  time.Time `json:"issued"`
	Keys    []Key     `json:"keys"`
	Signers []Signer  `json:"signers"`
}

// NewKey makes an active key's row from a recipient.
func NewKey(role names.Role, year int, recipient string) Key {
	return Key{Role: role, Year: year, State: Active, ID: names.KeyID(recipient), Recipient: recipient}
}

// Active returns the keys of a role that deliveries for a data year are
// sealed to now; several overlap while one replaces another, newest last.
func (l List) Active(role names.Role, year int) []Key {
	var out []Key
	for _, k := range l.Keys {
		if k.Role == role && k.Year == year && k.State == Active {
			out = append(out, k)
		}
	}
	return out
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
