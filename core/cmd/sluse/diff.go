package main

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"

	"sluse/core"
	"sluse/core/split"
)

// diff tells what a correction changes: persons and services added, removed and
// changed between what was sent and what is to be sent. Nothing leaves the
// machine.
func diff(c *call) error {
	f := c.checkFlags()
	asJSON := c.yes("json", flagJSON)
	if err := c.parse(2, 2); err != nil {
		return err
	}
	var o core.TraceOptions
	rand.Read(o.Key[:]) // never fails
	var was bytes.Buffer
	if _, err := c.traced(f, &was, c.flags.Arg(0), o); err != nil {
		return err
	}
	o.Before = &was
	changes, err := c.traced(f, io.Discard, c.flags.Arg(1), o)
	if err != nil {
		return err
	}
	if *asJSON {
		return json.NewEncoder(c.stdout).Encode(changes)
	}
	return c.printChanges(changes)
}

// traced writes a file's trace, and tells what changed since the one before.
func (c *call) traced(f checkFlags, w io.Writer, name string, o core.TraceOptions) (changes *core.Changes, err error) {
	src, err := c.source(name)
	if err != nil {
		return nil, err
	}
	defer src.remove()
	if src.sealed {
		return nil, c.fail(sayOpenFirst)
	}
	how, err := c.options(f)
	if err != nil {
		return nil, err
	}
	err = src.read(func(r io.Reader) error {
		res, err := c.check(r, src.size, how)
		if err == nil {
			o.Year = res.Report.Year
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	err = src.read(func(r io.Reader) (err error) {
		changes, err = core.Trace(w, r, o)
		return err
	})
	if err == split.ErrUnfit {
		err = c.fail(sayNoDiff, name)
	}
	return changes, err
}

func (c *call) printChanges(ch *core.Changes) error {
	out := bufio.NewWriter(c.stdout)
	for _, r := range []struct {
		what sentence
		n    core.ChangeCount
	}{{headPersons, ch.Persons}, {headServices, ch.Services}} {
		fmt.Fprintln(out, c.say(r.what, r.n.Added, r.n.Removed, r.n.Changed, r.n.Same))
	}
	for _, d := range ch.Details {
		fmt.Fprintf(out, "  brukerNr %s\t%s", d.BrukerNr, c.say(changed[d.What]))
		if s := d.Services; d.What == core.PersonChanged {
			fmt.Fprintf(out, "\t+%d -%d ~%d", s.Added, s.Removed, s.Changed)
		}
		fmt.Fprintln(out)
	}
	if ch.Truncated {
		fmt.Fprintln(out, "  …")
	}
	return out.Flush()
}
