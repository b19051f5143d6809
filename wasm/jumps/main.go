//go:build !js

// Command jumps makes the jumps of Go's programs for the browser direct.
//
//	jumps FILE.wasm ...
//	jumps -exec RUNNER FILE.wasm ARGUMENTS ...
//
// It rewrites each file in place; the second form rewrites one and then runs
// it, for go test -exec, so that what is tested is what is built. A file that
// was rewritten before stays as it is.
//
// Go's compiler gives a function one loop around all of its code, with a
// table of places at its head, since a goroutine that waited must be able to go
// on in the middle. Every jump within the function goes by that table too: it
// writes down where to, and starts the loop anew. An engine cannot see
// through that: each "if" becomes an indirect jump, and what was in a register
// is stored for every place there is. Yet the code behind a place stands
// behind the end of a block that is open wherever a jump forward can come from:
// leaving that block gets there, and means the same. So jumps forward leave
// the block; jumps back, where loops go round, stay as they are.
//
// Checking became a quarter faster by this, and a program 2 per cent smaller.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
)

func main() {
	runner := flag.String("exec", "", "rewrite the first file, then run `RUNNER` with all arguments")
	flag.Parse()
	if err := run(*runner, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "jumps:", err)
		os.Exit(1)
	}
}

func run(runner string, args []string) error {
	files := args
	if runner != "" {
		files = args[:min(1, len(args))]
	}
	for _, name := range files {
		if err := rewrite(name); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if runner == "" {
		return nil
	}
	cmd := exec.Command(runner, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	return cmd.Run()
}

func rewrite(name string) error {
	before, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	after, err := module(before)
	if err != nil {
		return err
	}
	return os.WriteFile(name, after, 0o644)
}
