//go:build unix

// Command national sends a whole country in two parts through the native host
// and counts what comes out of the register. `make national` runs it.
//
//	national [-persons N] [-year Y] [-register DSN] [-dir DIR] [-plain]
//
// It makes a delivery for each of the 357 municipalities, gives each a token,
// sends them two at a time with -split on, has the pseudonym manager answer,
// has SSB join, check and load them, and compares the register's figures with
// the public ones that the synthetic data are made after. It prints what each
// step took of time and memory, and fails if a figure is off. With -plain the
// country goes in one part and without a register, beside stock age and xmllint.
//
// It needs bin/sluse and bin/sluse-edge, and runs from the root of the tree.
// It imports nothing of core, since this half of the house must not.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	r := &run{}
	flag.IntVar(&r.persons, "persons", 350_000, "recipients in the country")
	flag.IntVar(&r.year, "year", 2026, "data year")
	flag.StringVar(&r.register, "register", "", "`DSN` of the register; an SQLite file in -dir if empty")
	flag.StringVar(&r.dir, "dir", "", "where everything is kept; a folder that goes away if empty")
	flag.BoolVar(&r.onePart, "plain", false, "in one part, beside stock age and xmllint")
	flag.Parse()
	if err := r.whole(); err != nil {
		fmt.Fprintln(os.Stderr, "national:", err)
		os.Exit(1)
	}
}

// A run is one country on its way.
type run struct {
	persons, year int
	onePart       bool
	register, dir string
	url           string
	edge          *edge
	dev           struct {
		Tokens     map[string]string `json:"tokens"`
		Identities map[string]string `json:"identities"`
		Recipients map[string]string `json:"recipients"`
	}
}

func (r *run) whole() error {
	if r.dir == "" {
		dir, err := os.MkdirTemp("", "sluse-national-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(dir)
		r.dir = dir
	}
	if r.register == "" {
		r.register = r.path("register.db")
	}
	if err := r.open(); err != nil {
		return err
	}
	defer r.edge.stop()
	fmt.Printf("%-34s %9s %9s %9s\n", "step", "seconds", "cpu s", "peak MB")
	if r.onePart {
		return r.plain()
	}
	for _, step := range []func() error{r.make, r.send, r.answer, r.read, r.tables} {
		if err := step(); err != nil {
			return err
		}
	}
	fmt.Printf("%-34s %9s %9s %9.0f\n", "the edge, over all of it", "", "", r.edge.peak())
	return r.compare()
}

func (r *run) path(parts ...string) string {
	return filepath.Join(append([]string{r.dir}, parts...)...)
}
