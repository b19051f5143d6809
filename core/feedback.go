package core

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"sluse/core/ident"
	"sluse/core/rule"
	"sluse/core/split"
)

// Feedback is SSB's findings on a delivery (særskilt tilbakemelding på feil og
// mangler). It is sealed to whom the sender named in its letter: the edge and
// the mail only know that it is there. Persons are named by brukerNr, in a
// delivery of two parts by a reference that OpenFeedback turns back; lines are
// those of the municipality's own file.
type Feedback struct {
	Format       string       `json:"format"` // FeedbackFormat
	Delivery     string       `json:"delivery"`
	Bundle       string       `json:"bundle,omitempty"` // of a delivery in two parts
	Municipality string       `json:"municipality"`
	Year         int          `json:"year"`
	Result       string       `json:"result"` // wire.ResultRead or ResultRejected
	Reference    string       `json:"reference,omitempty"`
	Report       *rule.Report `json:"report"`
	LeftOut      []LeftOut    `json:"leftOut"`
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

// FeedbackFormat is what a feedback says it is.
const FeedbackFormat = "sluse.feedback/v1"

// maxFeedback bounds what is opened: a report lists at most 10 000 findings.
const maxFeedback = 64 << 20

var (
	// ErrFeedback means that something opened well and is no feedback.
	ErrFeedback = errors.New("not a feedback of this version")
	// ErrOtherFeedback means that a feedback is on another delivery than the one
	// asked for, or than the one its reply key was made for.
	ErrOtherFeedback = errors.New("feedback on another delivery")
)

// SealFeedback seals a feedback to a letter's recipients.
func SealFeedback(dst io.Writer, f Feedback, to split.Letter) error {
	f.Format, f.Reference = FeedbackFormat, to.Reference
	w, err := Sealer(dst, SealOptions{Recipients: to.Reply, Pad: true})
	if err != nil {
		return err
	}
	if err := json.NewEncoder(w).Encode(f); err != nil {
		return fmt.Errorf("seal feedback: %w", err)
	}
	return w.Close()
}

// OpenFeedback opens the feedback on a delivery by whichever of the keys fits,
// and turns its references back. Who hands it over is not trusted to hand over
// the right one: it must be on the delivery that was asked for, any if that is
// empty, and on what its reply key was made for.
func OpenFeedback(src io.Reader, delivery string, keys ...*ReplyKey) (*Feedback, error) {
	var identities strings.Builder
	for _, k := range keys {
		identities.WriteString(k.Identity + "\n")
	}
	r, err := Opener(src, OpenOptions{Identities: identities.String(), MaxSize: maxFeedback})
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	f := &Feedback{}
	if err := json.Unmarshal(b, f); err != nil || f.Format != FeedbackFormat || f.Report == nil {
		return nil, ErrFeedback
	}
	if delivery != "" && f.Delivery != delivery || f.strange(keys) {
		return nil, ErrOtherFeedback
	}
	f.resolve(keys)
	return f, nil
}

// strange tells whether the reply key that a feedback refers to was made for
// another municipality, year or bundle.
func (f *Feedback) strange(keys []*ReplyKey) bool {
	return slices.ContainsFunc(keys, func(k *ReplyKey) bool {
		return k.ID() == f.Reference && (k.Municipality != f.Municipality || k.Year != f.Year || k.Bundle != f.Bundle)
	})
}

// masked stands for a brukerNr that is not shown, as package rule writes it.
const masked = "***"

// resolve turns references back by the key of the delivery's bundle.
func (f *Feedback) resolve(keys []*ReplyKey) {
	if f.Bundle == "" {
		return
	}
	var refs *split.References
	for _, k := range keys {
		if k.Bundle == f.Bundle {
			refs = split.NewReferences(k.References)
		}
	}
	for i := range f.Report.Findings {
		nr := &f.Report.Findings[i].BrukerNr
		if *nr == "" || *nr == masked {
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
			*nr = masked
		default:
			*nr = own
		}
	}
}
