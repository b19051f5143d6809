package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
)

// A call is one run of a verb: its flags, streams, language.
type call struct {
	ctx            context.Context
	verb           *verb
	args           []string
	stdin          io.Reader
	stdout, stderr io.Writer
	env            func(string) string
	lang           int // index into a sentence
	flags          *flag.FlagSet
	replyFile      string // the reply key that this run has made; empty if none
}

// set returns the verb's flags, made at the first call.
func (c *call) set() *flag.FlagSet {
	if c.flags == nil {
		c.flags = flag.NewFlagSet(c.verb.name, flag.ContinueOnError)
		c.flags.SetOutput(io.Discard)
		c.flags.String("lang", "", c.say(flagLang))
	}
	return c.flags
}

func (c *call) text(name, otherwise string, s sentence) *string {
	return c.set().String(name, otherwise, c.say(s))
}

func (c *call) number(name string, otherwise int, s sentence) *int {
	return c.set().Int(name, otherwise, c.say(s))
}

func (c *call) yes(name string, s sentence) *bool {
	return c.set().Bool(name, false, c.say(s))
}

// texts is a flag that may be given several times.
type texts []string

func (t *texts) String() string     { return strings.Join(*t, " ") }
func (t *texts) Set(s string) error { *t = append(*t, s); return nil }

func (c *call) many(name string, s sentence) *texts {
	var t texts
	c.set().Var(&t, name, c.say(s))
	return &t
}

// parse reads the flags and wants between min and max words after them.
func (c *call) parse(min, max int) error {
	err := c.set().Parse(c.args)
	if errors.Is(err, flag.ErrHelp) {
		c.usage()
		return err
	}
	if err != nil {
		return c.fail(sayBadFlag, err)
	}
	if l := c.flags.Lookup("lang").Value.String(); l != "" && index(l) < 0 {
		return c.fail(sayBadLang)
	}
	if n := c.flags.NArg(); n < min || n > max {
		return c.arity(n, max)
	}
	return nil
}

// arity tells what is wrong with the number of words; a flag that stands
// after the file is the usual reason.
func (c *call) arity(n, max int) error {
	for _, a := range c.flags.Args() {
		if strings.HasPrefix(a, "-") && a != "-" {
			return c.fail(sayFlagsFirst, a)
		}
	}
	if n > max {
		return c.fail(sayTooMany, c.verb.name)
	}
	return c.fail(sayTooFew, c.operands(), c.verb.name)
}

func (c *call) usage() {
	fmt.Fprintf(c.stderr, "%s\n\n%s\n\n", c.say(sayVerbUsage, c.verb.name, c.operands()), c.say(c.verb.long))
	c.flags.SetOutput(c.stderr)
	c.flags.PrintDefaults()
}

// want refuses an empty value of a flag that must be given.
func (c *call) want(name, value string) error {
	if value == "" {
		return c.fail(sayWantFlag, name)
	}
	return nil
}

// tell writes one line of words.
func (c *call) tell(s sentence, args ...any) {
	fmt.Fprintln(c.stderr, c.say(s, args...))
}

// fail is an error in the reader's language.
func (c *call) fail(s sentence, args ...any) error {
	return errors.New(c.say(s, args...))
}

// wrap is fail with the cause beneath, which explain words.
func (c *call) wrap(err error, s sentence, args ...any) error {
	return fmt.Errorf("%s: %w", c.say(s, args...), err)
}
