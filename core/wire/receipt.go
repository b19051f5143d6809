package wire

import (
	"golang.org/x/mod/sumdb/note"

	"sluse/core/wire/signed"
)

// The receipts of package signed.
type (
	Receipt     = signed.Receipt
	ReceiptPart = signed.ReceiptPart
	Count       = signed.Count
)

// The stages of a receipt, and the results of stage read.
const (
	StageReceived  = signed.StageReceived
	StageRead      = signed.StageRead
	ResultRead     = signed.ResultRead
	ResultRejected = signed.ResultRejected
)

// GenerateSigner makes a new Ed25519 note key pair under name: the signer
// key to keep, the verifier key to publish.
func GenerateSigner(name string) (signer, verifier string, err error) {
	return signed.GenerateSigner(name)
}

// NewSigner reads a signer key as GenerateSigner wrote it.
func NewSigner(key string) (note.Signer, error) { return signed.NewSigner(key) }

// OpenNote returns the text of a signed note that verifierKey has signed.
func OpenNote(msg []byte, verifierKey string) (string, error) {
	return signed.OpenNote(msg, verifierKey)
}

// ParseReceipt reads a receipt's text.
func ParseReceipt(text string) (Receipt, error) { return signed.ParseReceipt(text) }

// SignReceipt makes the signed note of a receipt.
func SignReceipt(r Receipt, signer note.Signer) ([]byte, error) { return signed.SignReceipt(r, signer) }

// OpenReceipt verifies a signed receipt against a verifier key and reads it.
func OpenReceipt(msg []byte, verifierKey string) (Receipt, error) {
	return signed.OpenReceipt(msg, verifierKey)
}

// SplitReceipts takes a file of several signed receipts apart.
func SplitReceipts(b []byte) [][]byte { return signed.SplitReceipts(b) }
