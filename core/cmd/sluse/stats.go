package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"sluse/core"
	"sluse/core/rule"
	"sluse/core/stats"
)

// statistics is what stats -json prints: the figures, and what is odd about them.
type statistics struct {
	*stats.Figures
	Plausibility []rule.Finding `json:"plausibility"`
}

func statsOf(c *call) error {
	f := c.checkFlags()
	asJSON := c.yes("json", flagJSON)
	if err := c.parse(1, 1); err != nil {
		return err
	}
	o, err := c.options(f)
	if err != nil {
		return err
	}
	in, err := c.input(c.flags.Arg(0))
	if err != nil {
		return err
	}
	defer in.Close()
	res, err := c.check(in, sizeOf(in), o)
	if err != nil {
		return err
	}
	if res.Figures == nil {
		if err := c.printReport(c.stderr, res.Report); err != nil {
			return err
		}
		return errFindings
	}
	s := statistics{res.Figures, plausibility(res)}
	if err := c.showStats(s, *asJSON); err != nil {
		return err
	}
	if res.Report.Counts.Error > 0 {
		fmt.Fprintln(c.stderr, c.verdict(res.Report.Counts))
	}
	return judge(res.Report)
}

func (c *call) showStats(s statistics, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(c.stdout).Encode(s)
	}
	return c.printStats(s)
}

// plausibility are the findings about the delivery as a whole.
func plausibility(res *core.Result) []rule.Finding {
	out := []rule.Finding{}
	for _, f := range res.Report.Findings {
		if row := rule.Find(f.Rule); row != nil && row.Level == rule.OfLeveranse {
			out = append(out, f)
		}
	}
	return out
}

func (c *call) printStats(s statistics) error {
	out := bufio.NewWriter(c.stdout)
	fmt.Fprintln(out, c.say(sayStatsOf, s.Municipality, s.Year))
	c.printHeadline(out, s.Headline, s.DayActivity, s.LongStay.MeanYears)
	c.printFigure(out, statRefusals, fmt.Sprint(s.Refusals))
	c.printTypes(out, s.ServiceTypes)
	c.printOdd(out, s.Plausibility)
	return out.Flush()
}

// printHeadline is what figures of a delivery and of the register have in common.
func (c *call) printHeadline(out io.Writer, s stats.Headline, day stats.DayActivity, stay float64) {
	for _, r := range []struct {
		what  sentence
		value string
	}{
		{statRecipients, fmt.Sprint(s.Recipients)}, {statServices, fmt.Sprint(s.Services)},
		{statEach, c.decimal(s.ServicesEach, 2)}, {statWomen, c.percent(s.WomenShare)},
		{statUnder67, c.percent(s.Under67Share)}, {statUnder50, c.percent(s.Under50Share)}, {statUnder18, c.percent(s.Under18Share)},
		{statInstitution, c.percent(s.InstitutionShare)}, {statOtherHome, c.percent(s.OtherMunicipal)}, {statOrdinary, c.percent(s.OrdinaryShare)},
		{statDementia, c.percent(day.DementiaShare)}, {statDisability, c.percent(day.DisabilityShare)},
		{statLongStay, c.decimal(stay, 1)},
	} {
		c.printFigure(out, r.what, r.value)
	}
}

func (c *call) printFigure(out io.Writer, what sentence, value string) {
	fmt.Fprintf(out, "%10s  %s\n", value, c.say(what))
}

// printTypes is the table of services by tjenesteType.
func (c *call) printTypes(out io.Writer, types []stats.ServiceType) {
	fmt.Fprintln(out)
	w := tabwriter.NewWriter(out, 0, 8, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, c.say(headTypes))
	for _, t := range types {
		hours := "-"
		if t.WithHours > 0 {
			hours = c.decimal(t.MeanMinutes/60, 1)
		}
		fmt.Fprintf(w, "%d\t%d\t%d\t%d\t%s\t\n", t.Type, t.Users, t.Rows, t.Open, hours)
	}
	w.Flush()
}

func (c *call) printOdd(w io.Writer, odd []rule.Finding) {
	if len(odd) > 0 {
		fmt.Fprintln(w)
	}
	for _, f := range odd {
		fmt.Fprintf(w, "%s %s: %s\n", f.Rule, c.severity(f.Severity), f.Message)
	}
}

func (c *call) percent(share float64) string { return c.decimal(100*share, 1) + " %" }

// decimal writes a number as the reader's language does.
func (c *call) decimal(v float64, digits int) string {
	s := strconv.FormatFloat(v, 'f', digits, 64)
	if languages[c.lang] != "en" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}
