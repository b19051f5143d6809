package core

import (
	"io"

	"sluse/core/feedback"
	"sluse/core/split"
	"sluse/core/trace"
)

// What a correction changes in what was sent last.
type (
	TraceOptions = trace.Options
	Changes      = trace.Changes
	ChangeCount  = trace.ChangeCount
	Change       = trace.Change
)

// What becomes of a person.
const (
	PersonAdded   = trace.PersonAdded
	PersonRemoved = trace.PersonRemoved
	PersonChanged = trace.PersonChanged
)

// MaxChanges bounds the details of Changes.
const MaxChanges = trace.MaxChanges

// ErrTrace means that something is no trace, or of another version.
var ErrTrace = trace.ErrTrace

// Trace is trace.Make: it writes a delivery's trace and tells what changed.
func Trace(dst io.Writer, src io.Reader, o TraceOptions) (*Changes, error) {
	return trace.Make(dst, src, o)
}

// SSB's findings on a delivery.
type (
	Feedback = feedback.Feedback
	LeftOut  = feedback.LeftOut
)

// FeedbackFormat is what a feedback says it is.
const FeedbackFormat = feedback.Format

var (
	// ErrFeedback means that something opened well and is no feedback.
	ErrFeedback = feedback.ErrForm
	// ErrOtherFeedback means that a feedback is on another delivery than the one
	// asked for, or than the one its reply key was made for.
	ErrOtherFeedback = feedback.ErrOther
)

// SealFeedback seals a feedback to a letter's recipients.
func SealFeedback(dst io.Writer, f Feedback, to split.Letter) error {
	return feedback.Seal(dst, f, to)
}

// OpenFeedback is feedback.Open: it opens the feedback on a delivery, any if that
// is empty, by whichever of the keys fits.
func OpenFeedback(src io.Reader, delivery string, keys ...*ReplyKey) (*Feedback, error) {
	return feedback.Open(src, delivery, keys...)
}
