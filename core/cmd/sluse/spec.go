package main

import (
	"io"
	"time"

	"sluse/core/calendar"
	"sluse/core/format"
	"sluse/core/rule"
)

// spec renders what the rows of core/format and core/rule say.
func spec(c *call) error {
	year := c.number("year", 0, flagYear)
	name := c.text("format", format.Annual, flagFormat)
	asJSON := c.yes("json", flagJSON)
	xsd, rules, codes := c.yes("xsd", flagXSD), c.yes("rules", flagRules), c.yes("codes", flagCodes)
	diff := c.number("diff", 0, flagDiff)
	out := c.text("o", "", flagOut)
	if err := c.parse(0, 0); err != nil {
		return err
	}
	if chosen(*xsd, *rules, *codes, *diff != 0) > 1 || *xsd && *asJSON {
		return c.fail(sayOneOf)
	}
	l, err := c.layout(*name, *year)
	if err != nil {
		return err
	}
	var write func(io.Writer) error
	switch {
	case *xsd:
		write = func(w io.Writer) error { return format.WriteXSD(w, l) }
	case *rules:
		write = func(w io.Writer) error { return rule.WriteRules(w, l, languages[c.lang], *asJSON) }
	case *codes:
		write = func(w io.Writer) error { return format.WriteCodes(w, l, languages[c.lang], *asJSON) }
	case *diff != 0:
		from, err := c.layout(*name, *diff)
		if err != nil {
			return err
		}
		write = func(w io.Writer) error { return rule.WriteChanges(w, from, l, languages[c.lang], *asJSON) }
	default:
		write = func(w io.Writer) error { return format.WriteVariables(w, l, languages[c.lang], *asJSON) }
	}
	return c.publish(*out, write)
}

func chosen(flags ...bool) (n int) {
	for _, f := range flags {
		if f {
			n++
		}
	}
	return n
}

// layout is the format's for a year; without one, that of the year to deliver.
func (c *call) layout(name string, year int) (*format.Layout, error) {
	switch {
	case name == format.KPR && year == 0:
		return format.ForKPR(), nil
	case name == format.KPR:
		return nil, c.fail(sayNoYears)
	case name != format.Annual:
		return nil, c.fail(sayBadFormat)
	case year == 0:
		if l := format.ForYear(calendar.Default.Current(time.Now()).Year); l != nil {
			return l, nil
		}
		return format.Newest(), nil
	}
	if l := format.ForYear(year); l != nil {
		return l, nil
	}
	return nil, c.fail(sayNoLayout, year, format.Years())
}
