package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// The exit codes.
const (
	exitOK       = 0
	exitFailure  = 1
	exitFindings = 2
)

// errFindings ends a verb whose report, already printed, holds errors.
var errFindings = errors.New("findings of severity error or worse")

// A verb is one row of the command. Run defines the flags, parses and works.
type verb struct {
	name  string
	args  string // what stands after the flags
	short sentence
	long  sentence // for -h
	run   func(*call) error
}

// verbs in the order that help lists them. A function, since help is one.
func verbs() []verb {
	return []verb{
		{"check", "FILE", shortCheck, longCheck, check},
		{"stats", "FILE", shortStats, longStats, statsOf},
		{"diff", "SENT CORRECTED", shortDiff, longDiff, diff},
		{"seal", "FILE", shortSeal, longSeal, sealFile},
		{"send", "FILE", shortSend, longSend, send},
		{"status", "[ID]", shortStatus, longStatus, status},
		{"receipt verify", "FILE", shortReceipt, longReceipt, receiptVerify},
		{"spec", "", shortSpec, longSpec, spec},
		{"synth", "", shortSynth, longSynth, synthesize},
		{"pickup", "", shortPickup, longPickup, pickup},
		{"tpf keygen", "", shortTPFKeygen, longTPFKeygen, tpfKeygen},
		{"tpf audit", "FILE", shortTPFAudit, longTPFAudit, tpfAudit},
		{"tpf", "", shortTPF, longTPF, tpf},
		{"register load", "FILE…", shortRegisterLoad, longRegisterLoad, registerLoad},
		{"register stats", "", shortRegisterStats, longRegisterStats, registerStats},
		{"register table", "NAME", shortRegisterTable, longRegisterTable, registerTable},
		{"register freeze", "", shortRegisterFreez, longRegisterFreeze, registerFreeze},
		{"register export", "", shortRegisterExport, longRegisterExport, registerExport},
		{"register order", "FILE", shortRegisterOrder, longRegisterOrder, registerOrder},
		{"feedback", "[ID]", shortFeedback, longFeedback, feedback},
		{"open", "FILE", shortOpen, longOpen, open},
		{"keygen", "", shortKeygen, longKeygen, keygen},
		{"keyring sign", "[LIST]", shortKeyringSign, longKeyringSign, keyringSign},
		{"keyring show", "[LIST]", shortKeyringShow, longKeyringShow, keyringShow},
		{"keyring verify", "[LIST]", shortKeyringVerify, longKeyringVerify, keyringVerify},
		{"overrides sign", "[LIST]", shortOverridesSign, longOverridesSign, overridesSign},
		{"overrides verify", "LIST", shortOverridesVerify, longOverridesVerify, overridesVerify},
		{"dev", "", shortDev, longDev, dev},
		{"help", "[VERB]", shortHelp, longHelp, help},
	}
}

// Run is the command: args without the program's name, in and out, and where
// environment variables come from. It returns the exit code.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, env func(string) string) int {
	c := &call{ctx: ctx, stdin: stdin, stdout: stdout, stderr: stderr, env: env, lang: language(args, env)}
	if len(args) == 0 || strings.HasPrefix(args[0], "-lang") || strings.HasPrefix(args[0], "--lang") {
		c.list()
		return exitFailure
	}
	v, rest := find(args)
	if v == nil {
		fmt.Fprintf(stderr, "sluse: %s\n", c.say(sayUnknownVerb, args[0]))
		return exitFailure
	}
	c.verb, c.args = v, rest
	return c.report(v.run(c))
}

// find takes one word or two off args and returns the verb they name.
func find(args []string) (*verb, []string) {
	for _, v := range verbs() {
		if v.name == args[0] {
			return &v, args[1:]
		}
		if len(args) > 1 && v.name == args[0]+" "+args[1] {
			return &v, args[2:]
		}
	}
	if args[0] == "-h" || args[0] == "-help" || args[0] == "--help" {
		return find([]string{"help"})
	}
	return nil, nil
}

// report turns a verb's outcome into the exit code and the last words.
func (c *call) report(err error) int {
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return exitOK
	case errors.Is(err, errFindings):
		return exitFindings
	case c.ctx.Err() != nil:
		fmt.Fprintf(c.stderr, "sluse %s: %s\n", c.verb.name, c.say(sayInterrupted))
		return exitFailure
	}
	fmt.Fprintf(c.stderr, "sluse %s: %s\n", c.verb.name, c.explain(err))
	return exitFailure
}

func help(c *call) error {
	if err := c.parse(0, 2); err != nil {
		return err
	}
	if c.flags.NArg() == 0 {
		c.list()
		return nil
	}
	v, _ := find(c.flags.Args())
	if v == nil || v.name == "help" {
		return c.fail(sayUnknownVerb, c.flags.Arg(0))
	}
	c.verb, c.args, c.flags = v, []string{"-h"}, nil
	return v.run(c)
}

// list prints the verbs.
func (c *call) list() {
	fmt.Fprintf(c.stderr, "%s\n\n", c.say(sayUsage))
	w := tabwriter.NewWriter(c.stderr, 0, 8, 2, ' ', 0)
	for _, v := range verbs() {
		fmt.Fprintf(w, "  %s\t%s\n", v.name, c.say(v.short))
	}
	w.Flush()
	fmt.Fprintf(c.stderr, "\n%s\n", c.say(sayUsageEnd))
}
