//go:build !js

// Command dev runs the Worker locally on the real runtime; `make dev` calls
// it. It honours PORT (8787), DATA (.sluse) and CLOCK (RFC 3339; where time
// starts), and stops on SIGINT and SIGTERM, leaving nothing running.
//
//	dev -headers    prints the page's _headers file instead; the build puts it into web/dist
//	dev -schema     has wrangler make an empty database in worker/.schema, which new data folders get a copy of
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"

	"sluse/worker/workerd"
)

func main() {
	headers := flag.Bool("headers", false, "print the page's _headers file")
	schema := flag.Bool("schema", false, "make the database that new ones are copies of")
	flag.Parse()
	if *headers {
		fmt.Print(workerd.PageHeaders())
		return
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	do := run
	if *schema {
		do = func(ctx context.Context) error { return workerd.MakeSchema(ctx, ".") }
	}
	if err := do(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "dev:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	o, err := options()
	if err != nil {
		return err
	}
	s, err := workerd.Start(ctx, o)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "Sluse runs on %s (workerd), data in %s. Stop with Ctrl-C.\n", s.URL, o.Data)
	select {
	case <-ctx.Done():
		return s.Stop()
	case <-s.Ended():
		s.Stop()
		return fmt.Errorf("the Worker ended by itself")
	}
}

func options() (workerd.Options, error) {
	o := workerd.Options{Data: cmp.Or(os.Getenv("DATA"), ".sluse"), Log: os.Stderr}
	var err error
	if o.Port, err = strconv.Atoi(cmp.Or(os.Getenv("PORT"), "8787")); err != nil {
		return o, fmt.Errorf("PORT is not a number")
	}
	if clock := os.Getenv("CLOCK"); clock != "" {
		if o.Clock, err = time.Parse(time.RFC3339, clock); err != nil {
			return o, fmt.Errorf("CLOCK wants RFC 3339, as 2027-01-02T07:59:00+01:00")
		}
	}
	return o, nil
}
