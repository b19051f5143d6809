// Package check reads a delivery and judges it: core.Check, for a program that
// is to carry no more of the core than that.
package check

import (
	"context"
	"fmt"
	"io"
	"time"

	"sluse/core/calendar"
	"sluse/core/rule"
	"sluse/core/stats"
	"sluse/core/wire/names"
	"sluse/core/wire/signed"
)

// Options say what is known besides the delivery itself. The zero value
// checks what the file alone can tell.
type Options struct {
	Kind         names.Kind       // "" = infer from the identifiers
	Year         int              // expected data year (M014), 0 = not known
	Municipality string           // the sender's (K003), "" = not known
	Now          time.Time        // zero = rules that need a clock are off
	Calendar     calendar.Table   // years read besides those of the build's layouts; nil = none
	Previous     *stats.Figures   // last year's delivery; nil = none
	Replaces     *stats.Figures   // the delivery that this one supersedes (P018); nil = none
	Overrides    *rule.Overrides  // nil = none
	Lang         string           // nb (default), nn, en
	Progress     func(read int64) // told the bytes read so far, now and then; may be nil
}

// Result is what checking found, and what the delivery amounts to. Figures is
// nil where checking stopped at a fatal finding.
type Result struct {
	Report  *rule.Report
	Figures *stats.Figures
}

// Run reads a delivery, plain XML, to its end and judges it. A bad delivery is
// a report with findings; the error is only for r failing or ctx ending. Memory
// is bounded whatever r yields: 64 MiB up to 400 000 persons, and at most 48
// bytes for each further identifier that must be remembered.
func Run(ctx context.Context, r io.Reader, o Options) (*Result, error) {
	in := &input{ctx: ctx, r: r, progress: o.Progress}
	report, figures, err := rule.Run(in, rule.Options{
		Kind: string(o.Kind), Year: o.Year, Municipality: o.Municipality, Now: o.Now, Calendar: o.Calendar,
		Previous: o.Previous, Replaces: o.Replaces, Overrides: o.Overrides, Lang: o.Lang,
	})
	if err != nil {
		return nil, err
	}
	if _, err := io.Copy(io.Discard, in); err != nil {
		return nil, fmt.Errorf("read delivery: %w", err)
	}
	report.Bytes = in.read
	return &Result{Report: report, Figures: figures}, nil
}

// input counts what is read and stops when the context ends.
type input struct {
	ctx      context.Context
	r        io.Reader
	read     int64
	progress func(int64)
}

func (in *input) Read(b []byte) (int, error) {
	if err := in.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := in.r.Read(b)
	in.read += int64(n)
	if in.progress != nil && n > 0 {
		in.progress(in.read)
	}
	return n, err
}

// OpenOverrides verifies signed severity overrides against a verifier key and
// reads them.
func OpenOverrides(msg []byte, verifierKey string) (*rule.Overrides, error) {
	text, err := signed.OpenNote(msg, verifierKey)
	if err != nil {
		return nil, fmt.Errorf("overrides: %w", err)
	}
	return rule.ParseOverrides(text)
}
