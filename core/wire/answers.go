package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
)

// The JSON that the service answers with and the command reads. Fields may be
// added; readers skip those they do not know.

// Accepted answers a delivery: 201 the first time, 200 for the same bytes again.
type Accepted struct {
	ID      string `json:"id"`
	State   State  `json:"state"`
	SHA256  string `json:"sha256"` // hex, of the sealed bytes
	Size    int64  `json:"size"`
	Receipt string `json:"receipt"` // signed note
}

// Leases answers GET /v1/pickup.
type Leases struct {
	Deliveries []Lease `json:"deliveries"`
}

// A Lease is one delivery handed to a collector until LeaseUntil.
type Lease struct {
	ID         string    `json:"id"`
	Manifest   Manifest  `json:"manifest"`
	SHA256     string    `json:"sha256"`
	Size       int64     `json:"size"`
	LeaseUntil time.Time `json:"leaseUntil"`
}

// Outcome is what a collector posts to /v1/pickup/{id}/read.
type Outcome struct {
	Result  string           `json:"result"` // ResultRead or ResultRejected
	Reason  string           `json:"reason,omitempty"`
	Counts  map[string]int64 `json:"counts,omitempty"` // by severity
	Receipt string           `json:"receipt"`          // signed note of stage read
}

// Reasons of a rejection at read-in: words for receipts, worded for people by
// each host.
const (
	ReasonWrongKey = "wrong_key" // sealed to a key that is not the year's
	ReasonDamaged  = "damaged"   // opens, but is cut off or changed inside
	ReasonTooLarge = "too_large" // unpacks to more than a delivery may hold
	ReasonInvalid  = "invalid"   // a fatal finding

	ReasonMismatch   = "mismatch"     // its two parts do not belong together
	ReasonRealInTest = "real_in_test" // a test delivery with identities that are not synthetic
)

// UnmarshalJSON reads a manifest as an object, or as the base64 of its msgp.
func (z *Manifest) UnmarshalJSON(b []byte) error {
	if !bytes.HasPrefix(b, []byte(`"`)) {
		type plain Manifest
		return json.Unmarshal(b, (*plain)(z))
	}
	var packed []byte
	if err := json.Unmarshal(b, &packed); err != nil {
		return fmt.Errorf("manifest: %w", err)
	}
	_, err := z.UnmarshalMsg(packed)
	return err
}
