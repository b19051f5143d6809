// Command sluse is how IPLOS data are delivered without a browser: the
// municipality's batch job, the vendor's test, SSB's read-in and the pseudonym
// manager's work.
//
//	sluse VERB [flags] [FILE or -]
//
// Exit codes: 0 success; 1 failure or unusable input; 2 findings of severity
// error or worse. Data go to stdout, words to stderr. Flags come before the
// file. A token may come from SLUSE_TOKEN, an identity from SLUSE_IDENTITY,
// the language from SLUSE_LANG. Plaintext is never written to a terminal
// unless -o - asks for it.
//
// `sluse help` lists the verbs, `sluse VERB -h` tells of one.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv)
	stop()
	os.Exit(code)
}
