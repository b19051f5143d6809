package signed

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"sluse/core/wire/names"
)

// A Receipt is what a municipality can show: what was taken in and when
// (stage received, signed by the edge), and what came of it (stage read,
// signed by SSB). It holds counts, never content.
type Receipt struct {
	Stage        string        `json:"stage"` // StageReceived or StageRead
	ID           string        `json:"id"`
	Municipality string        `json:"municipality"` // four digits
	Year         int           `json:"year"`         // data year
	Kind         names.Kind    `json:"kind"`
	SHA256       string        `json:"sha256,omitempty"` // hex, of the sealed bytes; empty where Parts are given
	Size         int64         `json:"size,omitempty"`   // bytes
	Parts        []ReceiptPart `json:"parts,omitempty"`
	Time         time.Time     `json:"time"`                 // whole seconds, written with Oslo's offset
	Supersedes   string        `json:"supersedes,omitempty"` // id, or empty
	Result       string        `json:"result,omitempty"`     // stage read: ResultRead or ResultRejected
	Reason       string        `json:"reason,omitempty"`     // stage read, rejected: a code, never a value
	Rules        string        `json:"rules,omitempty"`      // stage read: version of rules and overrides
	Counts       []Count       `json:"counts,omitempty"`     // stage read
}

// A ReceiptPart is one sealed part of a pseudonymous delivery.
type ReceiptPart struct {
	Part   names.Part `json:"part"`
	SHA256 string     `json:"sha256"`
	Size   int64      `json:"size"`
}

// A Count is how many findings of a severity the read-in made.
type Count struct {
	Severity string `json:"severity"`
	N        int64  `json:"n"`
}

// The stages of a receipt.
const (
	StageReceived = "received"
	StageRead     = "read"
)

// The results of stage read.
const (
	ResultRead     = "read"
	ResultRejected = "rejected"
)

const receiptHead = "sluse.receipt/v1"

// Text is the receipt's canonical text, the part of the note that is signed.
// Equal receipts give equal bytes.
func (r Receipt) Text() string {
	var b strings.Builder
	line := func(k, v string) { b.WriteString(k + ": " + v + "\n") }
	b.WriteString(receiptHead + "\n")
	line("stage", r.Stage)
	line("id", r.ID)
	line("municipality", r.Municipality)
	line("year", strconv.Itoa(r.Year))
	line("kind", string(r.Kind))
	for _, p := range r.Parts {
		line("part", fmt.Sprintf("%s %s %d", p.Part, p.SHA256, p.Size))
	}
	if len(r.Parts) == 0 {
		line("sha256", r.SHA256)
		line("size", strconv.FormatInt(r.Size, 10))
	}
	line("time", r.Time.Format(time.RFC3339))
	line("supersedes", orDash(r.Supersedes))
	if r.Stage != StageRead {
		return b.String()
	}
	line("result", r.Result)
	if r.Reason != "" {
		line("reason", r.Reason)
	}
	if r.Rules != "" {
		line("rules", r.Rules)
	}
	for _, c := range r.Counts {
		line("count", fmt.Sprintf("%s %d", c.Severity, c.N))
	}
	return b.String()
}

// ParseReceipt reads a receipt's text. Lines it does not know are an error:
// what a receipt says must be what its reader understands.
func ParseReceipt(text string) (Receipt, error) {
	var r Receipt
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if lines[0] != receiptHead {
		return r, errors.New("not a receipt: first line is not " + receiptHead)
	}
	for i, l := range lines[1:] {
		k, v, ok := strings.Cut(l, ": ")
		if !ok {
			return r, fmt.Errorf("receipt line %d has no name", i+2)
		}
		if err := r.set(k, v); err != nil {
			return r, fmt.Errorf("receipt line %d: %w", i+2, err)
		}
	}
	if r.Text() != text {
		return r, errors.New("receipt is not in its canonical form")
	}
	return r, r.check()
}

func (r *Receipt) set(k, v string) (err error) {
	switch k {
	case "stage":
		r.Stage = v
	case "id":
		r.ID = v
	case "municipality":
		r.Municipality = v
	case "year":
		r.Year, err = strconv.Atoi(v)
	case "kind":
		r.Kind, err = names.ParseKind(v)
	case "sha256":
		r.SHA256 = v
	case "size":
		r.Size, err = strconv.ParseInt(v, 10, 64)
	case "part":
		err = r.addPart(v)
	case "time":
		r.Time, err = time.Parse(time.RFC3339, v)
	case "supersedes":
		r.Supersedes = strings.TrimPrefix(v, "-")
	case "result":
		r.Result = v
	case "reason":
		r.Reason = v
	case "rules":
		r.Rules = v
	case "count":
		err = r.addCount(v)
	default:
		err = errors.New("unknown name")
	}
	return err
}

func (r *Receipt) addPart(v string) error {
	var p ReceiptPart
	if _, err := fmt.Sscanf(v, "%s %s %d", &p.Part, &p.SHA256, &p.Size); err != nil {
		return errors.New("part wants name, sha256 and size")
	}
	r.Parts = append(r.Parts, p)
	return nil
}

func (r *Receipt) addCount(v string) error {
	var c Count
	if _, err := fmt.Sscanf(v, "%s %d", &c.Severity, &c.N); err != nil {
		return errors.New("count wants severity and number")
	}
	r.Counts = append(r.Counts, c)
	return nil
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
