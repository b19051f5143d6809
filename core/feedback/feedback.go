// Package feedback is SSB's findings on a delivery, sealed and opened:
// core.Feedback, for a program that is to carry no more of the core than that.
package feedback

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"sluse/core/ident"
	"sluse/core/pack"
	"sluse/core/report"
	"sluse/core/split"
)

// Feedback is SSB's findings on a delivery (særskilt tilbakemelding på feil og
// mangler). It is sealed to whom the sender named in its letter: the edge and
// the mail only know that it is there. Persons are named by brukerNr, in a
// delivery of two parts by a reference that Open turns back; lines are those
// of the municipality's own file.
type Feedback struct {
	Format       string         `json:"format"` // Format
	Delivery     string         `json:"delivery"`
	Bundle       string         `json:"bundle,omitempty"` // of a delivery in two parts
	Municipality string         `json:"municipality"`
	Year         int            `json:"year"`
	Result       string         `json:"result"` // wire.ResultRead or ResultRejected
	Reference    string         `json:"reference,omitempty"`
	Report       *report.Report `json:"report"`
	LeftOut      []LeftOut      `json:"leftOut"`
	// Hidden is how many findings name a person by a reference that none of the
	// keys turns back; set on opening.
	Hidden int `json:"hidden,omitempty"`
}

// LeftOut is rows (RAD) or values (NULL) of an element that were left out at
// read-in, and the rule that said so.
type LeftOut struct {
	Element     string `json:"element"`
	Rule        string `json:"rule"`
	Consequence string `json:"consequence"`
	N           int64  `json:"n"`
}

// Format is what a feedback says it is.
const Format = "sluse.feedback/v1"

// maxFeedback bounds what is opened: a report lists at most 10 000 findings.
const maxFeedback = 64 << 20

var (
	// ErrForm means that something opened well and is no feedback.
	ErrForm = errors.New("not a feedback of this version")
	// ErrOther means that a feedback is on another delivery than the one asked
	// for, or than the one its reply key was made for.
	ErrOther = errors.New("feedback on another delivery")
)

// Seal seals a feedback to a letter's recipients.
func Seal(dst io.Writer, f Feedback, to split.Letter) error {
	f.Format, f.Reference = Format, to.Reference
	w, err := pack.Sealer(dst, pack.Options{Recipients: to.Reply, Pad: true})
	if err != nil {
		return err
	}
	if err := json.NewEncoder(w).Encode(f); err != nil {
		return fmt.Errorf("seal feedback: %w", err)
	}
	return w.Close()
}

// Open opens the feedback on a delivery by whichever of the keys fits, and
// turns its references back. Who hands it over is not trusted to hand over the
// right one: it must be on the delivery that was asked for, any if that is
// empty, and on what its reply key was made for.
func Open(src io.Reader, delivery string, keys ...*pack.ReplyKey) (*Feedback, error) {
	b, err := opened(src, keys)
	if err != nil {
		return nil, err
	}
	f := &Feedback{}
	if err := json.Unmarshal(b, f); err != nil || f.Format != Format || f.Report == nil {
		return nil, ErrForm
	}
	if delivery != "" && f.Delivery != delivery || f.strange(keys) {
		return nil, ErrOther
	}
	if f.Bundle != "" {
		f.turnBack(references(f.Bundle, keys))
	}
	return f, nil
}

func opened(src io.Reader, keys []*pack.ReplyKey) ([]byte, error) {
	var identities strings.Builder
	for _, k := range keys {
		identities.WriteString(k.Identity + "\n")
	}
	r, err := pack.Opener(src, pack.OpenOptions{Identities: identities.String(), MaxSize: maxFeedback})
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// strange tells whether the reply key that a feedback refers to was made for
// another municipality, year or bundle.
func (f *Feedback) strange(keys []*pack.ReplyKey) bool {
	return slices.ContainsFunc(keys, func(k *pack.ReplyKey) bool {
		return k.ID() == f.Reference && (k.Municipality != f.Municipality || k.Year != f.Year || k.Bundle != f.Bundle)
	})
}

// references are those of a bundle's key; nil where it is not at hand.
func references(bundle string, keys []*pack.ReplyKey) *split.References {
	for _, k := range slices.Backward(keys) {
		if k.Bundle == bundle {
			return split.NewReferences(k.References)
		}
	}
	return nil
}

// turnBack turns references back; refs is nil where the key is not at hand.
func (f *Feedback) turnBack(refs *split.References) {
	for i := range f.Report.Findings {
		nr := &f.Report.Findings[i].BrukerNr
		if *nr == "" || *nr == report.Masked {
			continue
		}
		own, err := "", split.ErrReference
		if refs != nil {
			own, err = refs.Reveal(split.BrukerNr, nil, *nr)
		}
		switch {
		case err != nil:
			f.Hidden++
		case ident.PassesAsNumber([]byte(own)):
			*nr = report.Masked
		default:
			*nr = own
		}
	}
}
