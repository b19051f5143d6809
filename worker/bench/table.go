//go:build !js

package main

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// A row sets what Sluse does against what people would use instead, or, where
// Less is set, against a limit that it must stay below.
type row struct {
	What    string
	Unit    string
	Ours    float64
	Against string
	Theirs  float64
	Target  float64 // of the ratio; 0 = none
	Less    bool    // the ratio should be small, not large
}

func (r row) ratio() float64 { return r.Ours / r.Theirs }

func (r row) verdict() string {
	switch {
	case r.Target == 0:
		return ""
	case r.Less && r.ratio() <= r.Target, !r.Less && r.ratio() >= r.Target:
		return "met"
	}
	return "missed"
}

func (r row) target() string {
	switch {
	case r.Target == 0:
		return ""
	case r.Less:
		return fmt.Sprintf("≤ %.3g", r.Target)
	}
	return fmt.Sprintf("≥ %.3g", r.Target)
}

// print writes the table for people, tab-separated where it is kept.
func print(w io.Writer, rows []row) error {
	fmt.Fprintln(w, "what\tSluse\tunit\tagainst\ttheirs\tratio\ttarget\t")
	for _, r := range rows {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%.2f\t%s\t%s\n",
			r.What, figure(r.Ours), r.Unit, r.Against, figure(r.Theirs), r.ratio(), r.target(), r.verdict())
	}
	if t, ok := w.(*tabwriter.Writer); ok {
		return t.Flush()
	}
	return nil
}

func figure(f float64) string {
	if f >= 100 {
		return fmt.Sprintf("%.0f", f)
	}
	return fmt.Sprintf("%.3g", f)
}
