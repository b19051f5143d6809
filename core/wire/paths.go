package wire

import (
	"encoding/hex"
	"path"
)

// URL paths of the service. Method and query are in worker/openapi.yaml.
const (
	PathHealth     = "/healthz"
	PathStatus     = "/v1/status"
	PathKeys       = "/v1/keys"
	PathOverrides  = "/v1/overrides"
	PathDeliveries = "/v1/deliveries"
	PathReminders  = "/v1/reminders"
	PathUploads    = "/v1/uploads"
	PathPickup     = "/v1/pickup"
	PathAdmin      = "/v1/admin"
	PathOpenAPI    = "/v1/openapi.yaml"
)

// HeaderContact carries the mail address for receipts, so that it stays out
// of URLs.
const HeaderContact = "Sluse-Contact"

// MaxRequest is the most bytes one request may carry on either host: under
// Workers' own 100 MB, so that both refuse the same bodies with the same words.
const MaxRequest = 95_000_000

// SealedKey is the object key of one sealed body: random, so that it says
// nothing, fanned out so that no folder grows large.
func SealedKey(random [16]byte) string {
	h := hex.EncodeToString(random[:])
	return path.Join("sealed", h[:2], h)
}

// MappingKey is the object key of the sealed mapping of a delivery in two parts.
func MappingKey(random [16]byte) string {
	h := hex.EncodeToString(random[:])
	return path.Join("mapping", h[:2], h)
}

// FeedbackKey is the object key of the sealed feedback on a delivery.
func FeedbackKey(random [16]byte) string {
	h := hex.EncodeToString(random[:])
	return path.Join("feedback", h[:2], h)
}
