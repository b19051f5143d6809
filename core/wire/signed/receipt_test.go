package signed

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"sluse/core/wire/names"
)

var update = flag.Bool("update", false, "write testdata/vectors/receipts anew")

const receipts = "../../../testdata/vectors/receipts"

// A vector's key is no secret: it signs examples only.
const (
	exampleSigner   = "PRIVATE+KEY+sluse-example+455873e8+AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB"
	exampleVerifier = "sluse-example+455873e8+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"
)

func oslo(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

func hex64(c string) string { return strings.Repeat(c, 64) }

// examples are one receipt of every shape.
var examples = map[string]Receipt{
	"received": {Stage: StageReceived, ID: "505df000a67d7666630a72fc30b3091e", Municipality: "0301", Year: 2026, Kind: names.Production,
		SHA256: hex64("a"), Size: 123456, Time: oslo("2027-01-05T09:12:33+01:00")},
	"superseding": {Stage: StageReceived, ID: "d2", Municipality: "4601", Year: 2026, Kind: names.Production,
		SHA256: hex64("b"), Size: 1, Time: oslo("2027-06-05T09:12:33+02:00"), Supersedes: "d1"},
	"two-parts": {Stage: StageReceived, ID: "d3", Municipality: "5001", Year: 2026, Kind: names.Production,
		Parts: []ReceiptPart{{names.IDE, hex64("1"), 2048}, {names.IPL, hex64("2"), 409600}}, Time: oslo("2027-01-15T23:59:59+01:00")},
	"read": {Stage: StageRead, ID: "d1", Municipality: "1151", Year: 2025, Kind: names.Test, SHA256: hex64("c"), Size: 99,
		Time: oslo("2026-01-06T08:00:00+01:00"), Result: ResultRead, Rules: "2026.1",
		Counts: []Count{{"fatal", 0}, {"error", 2}, {"warning", 31}, {"info", 7}}},
	"rejected": {Stage: StageRead, ID: "d4", Municipality: "1151", Year: 2026, Kind: names.Research, SHA256: hex64("d"), Size: 99,
		Time: oslo("2027-01-06T08:00:00+01:00"), Result: ResultRejected, Reason: "wrong_key"},
}

// The signed bytes of every shape are fixed for ever: a receipt of this year
// must be verifiable in ten.
func TestReceiptVectors(t *testing.T) {
	signer, err := NewSigner(exampleSigner)
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range examples {
		got, err := SignReceipt(r, signer)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		file := filepath.Join(receipts, name+".txt")
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
		back, err := OpenReceipt(want, exampleVerifier)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if a, b := asJSON(t, back), asJSON(t, r); a != b {
			t.Errorf("%s reads as %s, want %s", name, a, b)
		}
	}
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Every byte of a receipt is signed, and no signature but the key's will do.
func TestReceiptForged(t *testing.T) {
	signer, _ := NewSigner(exampleSigner)
	good, err := SignReceipt(examples["read"], signer)
	if err != nil {
		t.Fatal(err)
	}
	for i := range good {
		bad := bytes.Clone(good)
		bad[i] ^= 1
		if _, err := OpenReceipt(bad, exampleVerifier); err == nil {
			t.Errorf("byte %d (%q) may be changed", i, good[i])
		}
	}
	_, other, err := GenerateSigner("sluse-example")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenReceipt(good, other); err == nil {
		t.Error("another key of the same name verifies it")
	}
}

// What SignReceipt refuses: each row spoils one field of a good receipt.
func TestReceiptRefused(t *testing.T) {
	signer, _ := NewSigner(exampleSigner)
	for name, spoil := range map[string]func(*Receipt){
		"line in id":        func(r *Receipt) { r.ID = "d1\nkind: production" },
		"line in reason":    func(r *Receipt) { r.Result, r.Reason = ResultRejected, "x\ncount: fatal 0" },
		"line in rules":     func(r *Receipt) { r.Rules = "1\n2" },
		"no id":             func(r *Receipt) { r.ID = "" },
		"municipality":      func(r *Receipt) { r.Municipality = "301" },
		"year":              func(r *Receipt) { r.Year = 26 },
		"kind":              func(r *Receipt) { r.Kind = "real" },
		"short digest":      func(r *Receipt) { r.SHA256 = "abc" },
		"capital digest":    func(r *Receipt) { r.SHA256 = hex64("A") },
		"size":              func(r *Receipt) { r.Size = -1 },
		"no time":           func(r *Receipt) { r.Time = time.Time{} },
		"stage":             func(r *Receipt) { r.Stage = "seen" },
		"result":            func(r *Receipt) { r.Result = "fine" },
		"reason of read":    func(r *Receipt) { r.Reason = "invalid" },
		"no reason":         func(r *Receipt) { r.Result = ResultRejected },
		"received result":   func(r *Receipt) { r.Stage = StageReceived },
		"severity twice":    func(r *Receipt) { r.Counts = append(r.Counts, r.Counts[0]) },
		"severity of words": func(r *Receipt) { r.Counts = []Count{{"very bad", 1}} },
		"negative count":    func(r *Receipt) { r.Counts = []Count{{"error", -1}} },
		"one part":          func(r *Receipt) { r.SHA256, r.Size, r.Parts = "", 0, []ReceiptPart{{names.IDE, hex64("1"), 1}} },
		"parts and digest":  func(r *Receipt) { r.Parts = []ReceiptPart{{names.IDE, hex64("1"), 1}, {names.IPL, hex64("2"), 1}} },
		"supersedes":        func(r *Receipt) { r.Supersedes = "a b" },
	} {
		r := examples["read"]
		r.Counts = append([]Count(nil), r.Counts...)
		spoil(&r)
		if b, err := SignReceipt(r, signer); err == nil {
			t.Errorf("%s is signed:\n%s", name, b)
		}
	}
}

func TestSplitReceipts(t *testing.T) {
	signer, _ := NewSigner(exampleSigner)
	a, err1 := SignReceipt(examples["received"], signer)
	b, err2 := SignReceipt(examples["read"], signer)
	if err := errors.Join(err1, err2); err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string]string{
		"one after the other": string(a) + string(b),
		"an empty line":       string(a) + "\n" + string(b),
		"words and CRLF":      "Kvitteringer:\r\n\r\n" + strings.ReplaceAll(string(a)+"\n\n"+string(b)+"\n\n", "\n", "\r\n"),
	} {
		got := SplitReceipts([]byte(file))
		if len(got) != 2 || !bytes.Equal(got[0], a) || !bytes.Equal(got[1], b) {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := SplitReceipts([]byte("nothing of the kind\n")); len(got) != 0 {
		t.Errorf("found %q", got)
	}
}

// What parses is canonical: its text is the input, and signing takes it.
func FuzzParseReceipt(f *testing.F) {
	for _, r := range examples {
		f.Add(r.Text())
	}
	signer, err := NewSigner(exampleSigner)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := ParseReceipt(text)
		if err != nil {
			return
		}
		if r.Text() != text {
			t.Errorf("%q is read as %q", text, r.Text())
		}
		signed, err := SignReceipt(r, signer)
		if err != nil {
			t.Fatalf("parses, but is not signed: %v", err)
		}
		if _, err := note.Open(signed, note.VerifierList(verifier(t))); err != nil {
			t.Error(err)
		}
	})
}

func verifier(t *testing.T) note.Verifier {
	t.Helper()
	v, err := note.NewVerifier(exampleVerifier)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
