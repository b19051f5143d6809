// Package wire is what crosses the edge besides sealed bytes: names, manifests
// and queue messages (msgp), receipts (signed notes), and every URL path and
// object key. Both sides of the edge import it; it knows no delivery's
// content and holds no key that opens one. Its words and its signed notes stand
// in packages of their own, for a browser that is to carry no queue messages.
package wire

//go:generate go tool msgp -io=false -tests=false -file messages.go -o messages_gen.go

import "sluse/core/wire/names"

// The words of package names.
type (
	Kind = names.Kind
	Part = names.Part
	Role = names.Role
)

// The kinds.
const (
	Production = names.Production
	Test       = names.Test
	Research   = names.Research
)

// The parts; Whole is a delivery in one.
const (
	Whole = names.Whole
	IDE   = names.IDE
	IPL   = names.IPL
)

// The roles. RoleMunicipality belongs to tokens only, RoleResearch to keys only.
const (
	RoleMunicipality = names.RoleMunicipality
	RoleSSB          = names.RoleSSB
	RoleTPF          = names.RoleTPF
	RoleAdmin        = names.RoleAdmin
	RoleResearch     = names.RoleResearch
)

// ParseKind reads a kind as written in flags and queries.
func ParseKind(s string) (Kind, error) { return names.ParseKind(s) }

// KeyID is how a recipient is named where its two kilobytes would not fit.
func KeyID(recipient string) string { return names.KeyID(recipient) }

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
