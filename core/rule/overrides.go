package rule

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Overrides lower severities without a new build: SSB does so in mid-season
// every year. They are the text of a signed note:
//
//	sluse.overrides/v1
//	issued: 2027-01-10T12:00:00+01:00
//	lower: T011 2026 warning why it was lowered
//
// with any number of lower lines: rule, data year or *, severity, reason. A
// rule that this build does not know is kept and does nothing, so that an older
// page reads a newer file. What would raise a severity or touch a fatal rule is
// an error, and so is any other line.
type Overrides struct {
	Issued time.Time
	Lower  []Lowering
}

// A Lowering is one line.
type Lowering struct {
	Rule     string
	Year     int // 0 = every year
	Severity Severity
	Reason   string
}

const overridesHead = "sluse.overrides/v1"

// Text is the canonical text, the part of the note that is signed.
func (o *Overrides) Text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\nissued: %s\n", overridesHead, o.Issued.Format(time.RFC3339))
	for _, l := range o.Lower {
		year := "*"
		if l.Year != 0 {
			year = strconv.Itoa(l.Year)
		}
		fmt.Fprintf(&b, "lower: %s %s %s %s\n", l.Rule, year, l.Severity, l.Reason)
	}
	return b.String()
}

// ParseOverrides reads the text of a note whose signature was verified.
func ParseOverrides(text string) (*Overrides, error) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if lines[0] != overridesHead {
		return nil, errors.New("overrides: first line is not " + overridesHead)
	}
	o := &Overrides{}
	for i, line := range lines[1:] {
		if err := o.line(line); err != nil {
			return nil, fmt.Errorf("overrides: line %d: %w", i+2, err)
		}
	}
	if o.Text() != text {
		return nil, errors.New("overrides: not in their canonical form")
	}
	return o, nil
}

func (o *Overrides) line(s string) (err error) {
	name, rest, _ := strings.Cut(s, ": ")
	switch name {
	case "issued":
		o.Issued, err = time.Parse(time.RFC3339, rest)
		return err
	case "lower":
		l, err := parseLowering(rest)
		o.Lower = append(o.Lower, l)
		return err
	}
	return errors.New("not a line of overrides")
}

func parseLowering(rest string) (l Lowering, err error) {
	f := strings.SplitN(rest, " ", 4)
	if len(f) != 4 || f[3] == "" {
		return l, errors.New("lower wants rule, year or *, severity and a reason")
	}
	l = Lowering{Rule: f[0], Severity: Severity(f[2]), Reason: f[3]}
	if f[1] != "*" {
		if l.Year, err = strconv.Atoi(f[1]); err != nil || l.Year < 1 {
			return l, errors.New("year is neither a number nor *")
		}
	}
	switch l.Severity {
	case Error, Warning, Info:
	default:
		return l, errors.New("severity is not error, warning or info")
	}
	row := Find(l.Rule)
	switch {
	case row == nil:
		return l, nil
	case row.Severity == Fatal:
		return l, errors.New("a fatal rule cannot be lowered")
	case rank(l.Severity) > rank(row.Severity):
		return l, errors.New("a severity cannot be raised")
	}
	return l, nil
}

// severity is a row's severity for a year, lowered by the overrides; nil
// overrides lower nothing.
func (o *Overrides) severity(r *Row, year int) Severity {
	s := r.In(year)
	if o == nil || s == Fatal {
		return s
	}
	for _, l := range o.Lower {
		if l.Rule == r.ID && (l.Year == 0 || l.Year == year) && rank(l.Severity) < rank(s) {
			s = l.Severity
		}
	}
	return s
}

// Version names the rule table. It changes when a row does.
const Version = "2026.2"

// version names the rules and overrides that a report was made with.
func (o *Overrides) version() string {
	if o == nil {
		return Version
	}
	return Version + "+" + o.Issued.UTC().Format("20060102T150405Z")
}
