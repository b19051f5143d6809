package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"

	"sluse/core"
	"sluse/core/calendar"
	"sluse/core/rule"
)

// overridesSign makes the list of lowered severities that SSB publishes in
// mid-season, and signs it.
func overridesSign(c *call) error {
	signer := c.text("signer", "", flagOverridesSigner)
	lower := c.many("lower", flagLower)
	out := c.text("o", "", flagOut)
	if err := c.parse(0, 1); err != nil {
		return err
	}
	if err := c.want("signer", *signer); err != nil {
		return err
	}
	o := &rule.Overrides{}
	if c.flags.NArg() == 1 {
		b, err := c.keyringBytes("")
		if err != nil {
			return err
		}
		if o, err = rule.ParseOverrides(textOf(b)); err != nil {
			return err
		}
	}
	for _, row := range *lower {
		if err := c.addLowering(o, row); err != nil {
			return err
		}
	}
	return c.signOverrides(o, *signer, *out)
}

// addLowering takes rule:year:severity:reason, year * for all.
func (c *call) addLowering(o *rule.Overrides, row string) error {
	f := strings.SplitN(row, ":", 4)
	if len(f) != 4 {
		return c.fail(sayBadRow, "lower", "RULE:YEAR:SEVERITY:REASON")
	}
	l := rule.Lowering{Rule: f[0], Severity: rule.Severity(f[2]), Reason: f[3]}
	if rule.Find(l.Rule) == nil {
		return c.fail(sayNoSuchRule, l.Rule)
	}
	if f[1] != "*" {
		year, err := strconv.Atoi(f[1])
		if err != nil {
			return c.fail(sayBadRow, "lower", "RULE:YEAR:SEVERITY:REASON")
		}
		l.Year = year
	}
	o.Lower = append(o.Lower, l)
	return nil
}

func (c *call) signOverrides(o *rule.Overrides, signer, out string) error {
	s, err := readSigner(signer)
	if err != nil {
		return err
	}
	o.Issued = time.Now().In(calendar.Oslo).Truncate(time.Second)
	if _, err := rule.ParseOverrides(o.Text()); err != nil {
		return err
	}
	b, err := note.Sign(&note.Note{Text: o.Text()}, s)
	if err != nil {
		return err
	}
	return c.output(out, 0o644, func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	})
}

// overridesVerify prints the rows of signed overrides.
func overridesVerify(c *call) error {
	key := c.text("key", "", flagVerifier)
	asJSON := c.yes("json", flagJSON)
	if err := c.parse(1, 1); err != nil {
		return err
	}
	if err := c.want("key", *key); err != nil {
		return err
	}
	keys, err := verifierKeys([]string{*key})
	if err != nil {
		return err
	}
	b, err := c.keyringBytes("")
	if err != nil {
		return err
	}
	o, err := core.OpenOverrides(b, keys[0])
	if err != nil {
		return err
	}
	c.tell(sayReceiptGood)
	if *asJSON {
		return json.NewEncoder(c.stdout).Encode(o)
	}
	_, err = fmt.Fprint(c.stdout, o.Text())
	return err
}
