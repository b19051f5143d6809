// Package names holds the words that sealing, keys and the wire share: kinds,
// parts, roles, and how a key is named. Package wire has them too; whoever
// needs no more than these imports them from here, and carries nothing else.
package names

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

// KeyID is how a recipient is named where its two kilobytes would not fit:
// the first 16 hex digits of SHA-256 over the recipient string.
func KeyID(recipient string) string {
	sum := sha256.Sum256([]byte(recipient))
	return hex.EncodeToString(sum[:8])
}
