// Package wire is what crosses the edge besides sealed bytes: names, manifests
// and queue messages (msgp), receipts (signed notes), and every URL path and
// object key. Both sides of the edge import it; it knows no delivery's
// content and holds no key that opens one.
package wire

//go:generate go tool msgp -io=false -tests=false -file messages.go -o messages_gen.go

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// A Kind says what a delivery counts as. It is declared, never guessed, on the wire.
type Kind string

// The kinds.
const (
	Production Kind = "production"
	Test       Kind = "test"
	Research   Kind = "research"
)

// ParseKind reads a kind as written in flags and queries.
func ParseKind(s string) (Kind, error) {
	switch k := Kind(s); k {
	case Production, Test, Research:
		return k, nil
	}
	return "", fmt.Errorf("kind must be production, test or research")
}

// A Part names one of the two parts of a pseudonymous delivery; "" is a
// delivery in one part.
type Part string

// The parts: identities for the pseudonym manager, everything else for SSB.
const (
	Whole Part = ""
	IDE   Part = "ide"
	IPL   Part = "ipl"
)

// A Role is what a token or a key is for.
type Role string

// The roles. RoleMunicipality belongs to tokens only, RoleResearch to keys only.
const (
	RoleMunicipality Role = "municipality"
	RoleSSB          Role = "ssb"
	RoleTPF          Role = "tpf"
	RoleAdmin        Role = "admin"
	RoleResearch     Role = "research"
)

// A State is a step in a delivery's life at the edge.
type State string

// The states. Uploading → received → queued → collected → read | rejected;
// held stands between collected and read.
const (
	Uploading  State = "uploading"
	Received   State = "received"
	Queued     State = "queued"
	Collected  State = "collected"
	Held       State = "held"
	Read       State = "read"
	Rejected   State = "rejected"
	Superseded State = "superseded"
	Expired    State = "expired"
)

// KeyID is how a recipient is named where its two kilobytes would not fit:
// the first 16 hex digits of SHA-256 over the recipient string.
func KeyID(recipient string) string {
	sum := sha256.Sum256([]byte(recipient))
	return hex.EncodeToString(sum[:8])
}
