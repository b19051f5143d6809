package signed

import (
	"bytes"
	"fmt"

	"golang.org/x/mod/sumdb/note"
)

// SignReceipt makes the signed note of a receipt. It refuses one that
// OpenReceipt would refuse, so no field can add a line of its own.
func SignReceipt(r Receipt, signer note.Signer) ([]byte, error) {
	if err := r.check(); err != nil {
		return nil, fmt.Errorf("sign receipt: %w", err)
	}
	if _, err := ParseReceipt(r.Text()); err != nil {
		return nil, fmt.Errorf("sign receipt: %w", err)
	}
	b, err := note.Sign(&note.Note{Text: r.Text()}, signer)
	if err != nil {
		return nil, fmt.Errorf("sign receipt: %w", err)
	}
	return b, nil
}

// OpenReceipt verifies a signed receipt against a verifier key and reads it.
func OpenReceipt(msg []byte, verifierKey string) (Receipt, error) {
	text, err := OpenNote(msg, verifierKey)
	if err != nil {
		return Receipt{}, fmt.Errorf("receipt: %w", err)
	}
	return ParseReceipt(text)
}

// SplitReceipts takes a file of several signed receipts apart, as the edge
// serves them one after the other. Each begins with the receipt's first line,
// which can stand nowhere else in one. What comes before the first is dropped.
func SplitReceipts(b []byte) [][]byte {
	first := []byte(receiptHead + "\n")
	b = bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")) // mail and Windows editors
	var out [][]byte
	for line := range bytes.Lines(b) {
		switch {
		case bytes.Equal(line, first):
			out = append(out, bytes.Clone(line))
		case len(out) > 0:
			out[len(out)-1] = append(out[len(out)-1], line...)
		}
	}
	for i := range out {
		out[i] = append(bytes.TrimRight(out[i], "\n"), '\n')
	}
	return out
}
