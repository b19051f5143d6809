//go:build !js

// Command sluse-edge is the service at the edge on one machine: SQLite and a
// folder, nothing else to install. The same service runs on Cloudflare
// Workers; main_js.go is that half.
//
//	sluse-edge -addr 127.0.0.1:8787 -data DIR -web web/dist [-dev] [-clock RFC3339]
//
// Without -dev its settings come from the environment; see package local.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"

	"sluse/worker/local"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:])
	stop()
	if errors.Is(err, flag.ErrHelp) {
		return
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "sluse-edge:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	addr, o, err := parse(args)
	if err != nil {
		return err
	}
	l, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is taken by another program; choose another port by -addr, or PORT with make", addr)
	}
	if err != nil {
		return err
	}
	defer l.Close()
	h, err := local.NewHost(ctx, o)
	if err != nil {
		return err
	}
	o.Log.Info("serving", "url", "http://"+l.Addr().String(), "data", o.Data, "development", o.Development)
	return h.Serve(ctx, l)
}

func parse(args []string) (addr string, o local.Options, err error) {
	flags := flag.NewFlagSet("sluse-edge", flag.ContinueOnError)
	flags.StringVar(&addr, "addr", "127.0.0.1:8787", "address to listen on")
	flags.StringVar(&o.Data, "data", ".sluse", "folder for database and sealed files")
	flags.StringVar(&o.Web, "web", "", "folder of the built page, empty for none")
	flags.BoolVar(&o.Development, "dev", false, "development: settings from DIR/dev.json, mails as files in DIR/mail")
	clock := flags.String("clock", "", "where time starts, RFC 3339; with -dev only")
	if err := flags.Parse(args); err != nil {
		return "", o, err
	}
	if flags.NArg() > 0 {
		return "", o, fmt.Errorf("unexpected argument after the flags")
	}
	if *clock != "" {
		if !o.Development {
			return "", o, errors.New("-clock is for development: it needs -dev")
		}
		if o.Start, err = time.Parse(time.RFC3339, *clock); err != nil {
			return "", o, errors.New("-clock wants RFC 3339, as 2027-01-02T07:59:00+01:00")
		}
	}
	o.OpenAPI = openapi
	o.Log = slog.New(slog.NewJSONHandler(os.Stderr, nil))
	return addr, o, nil
}
