package main

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"sluse/core/rule"
)

// firstOfRule is how many places of each rule the printed report names; -json
// has them all.
const firstOfRule = 5

// printReport writes the report for people: what the file is, each rule that
// fired with its first places, and one sentence to end with.
func (c *call) printReport(out io.Writer, r *rule.Report) error {
	w := bufio.NewWriter(out)
	if r.Format != "" {
		fmt.Fprintln(w, c.heading(r))
	}
	for _, f := range r.Rules {
		fmt.Fprintf(w, "\n%s %s: %s (%d)\n", f.ID, c.severity(f.Severity), f.Title, f.Count)
		c.printPlaces(w, r, f)
		if f.Advice != "" {
			fmt.Fprintf(w, "  → %s\n", f.Advice)
		}
		if w2, ok := consequences[f.Consequence]; ok && f.Severity == rule.Error {
			fmt.Fprintf(w, "  → %s\n", c.say(sayIfSent, c.say(w2)))
		}
	}
	if len(r.Rules) > 0 {
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w, c.verdict(r.Counts))
	return w.Flush()
}

func (c *call) printPlaces(w io.Writer, r *rule.Report, f rule.Fired) {
	n := int64(0)
	for _, p := range r.Findings {
		if p.Rule != f.ID || n == firstOfRule {
			continue
		}
		n++
		if same := strings.TrimSuffix(p.Message, "."); same == f.Title {
			p.Message = "" // the heading has said it
		}
		fmt.Fprintf(w, "  %s\n", c.place(p))
	}
	switch more := f.Count - n; {
	case more == 1:
		fmt.Fprintf(w, "  %s\n", c.say(sayOneMorePlace))
	case more > 1:
		fmt.Fprintf(w, "  %s\n", c.say(sayMorePlaces, more))
	}
}

// heading is what the file is, as far as it is known: one that cannot be read far
// enough tells no municipality, and no kind.
func (c *call) heading(r *rule.Report) string {
	parts := []string{c.say(sayFileIs, r.Format, r.Version)}
	if r.Year > 0 {
		parts = append(parts, c.say(sayFileYear, r.Year))
	}
	if r.Municipality != "" {
		parts = append(parts, c.say(sayFileFrom, r.Municipality))
	}
	if r.Kind != "" {
		parts = append(parts, r.Kind)
	}
	return c.say(sayFileHolds, strings.Join(parts, ", "), r.Persons, r.Services)
}

// place is where a finding is: line, element/@attribute, brukerNr, message.
func (c *call) place(p rule.Finding) string {
	var parts []string
	if p.Line > 0 {
		parts = append(parts, c.say(sayLine, p.Line))
	}
	switch {
	case p.Attribute != "":
		parts = append(parts, p.Element+"/@"+p.Attribute)
	case p.Element != "":
		parts = append(parts, p.Element)
	}
	if p.BrukerNr != "" {
		parts = append(parts, "brukerNr "+p.BrukerNr)
	}
	where := strings.Join(parts, ", ")
	if where != "" && p.Message != "" {
		where += ": "
	}
	return where + p.Message
}

func (c *call) severity(s rule.Severity) string {
	if w, ok := severities[s]; ok {
		return c.say(w)
	}
	return string(s)
}

var severities = map[rule.Severity]sentence{
	rule.Fatal: wordFatal, rule.Error: wordError, rule.Warning: wordWarning, rule.Info: wordInfo,
}

var consequences = map[string]sentence{
	string(rule.AllGone): wordAllGone, string(rule.RowGone): wordRowGone, string(rule.Nulled): wordNulled,
}

func (c *call) verdict(n rule.Counts) string {
	switch {
	case n.Fatal > 0:
		return c.say(sayVerdictFatal)
	case n.Error == 1:
		return c.say(sayVerdictOneError)
	case n.Error > 0:
		return c.say(sayVerdictErrors, n.Error)
	case n.Warning == 1:
		return c.say(sayVerdictOneWarning)
	case n.Warning > 0:
		return c.say(sayVerdictWarnings, n.Warning)
	}
	return c.say(sayVerdictGood)
}
