//go:build !js

// Command bench sets Sluse side by side with what people would use instead,
// and prints one table. `make bench` runs it.
//
//	bench [-only TEXT] [-rounds N] [-write]
//
// Every row is a ratio measured in one run. Rivals take turns with us, round
// by round, and medians are compared, because machines are busy with other
// things: the figures of two runs say little, the ratios much. Work is measured as
// its user meets it, a native program from its start to its end, and what is
// measured is checked to have been done. Nothing is printed that was not
// measured: where a program is missing, its row is.
//
// It needs what make builds (bin, web/dist, worker/build) and, for their rows,
// xmllint and a Chromium. It imports none of the code that it measures: it runs
// the built programs. -write keeps the table in
// testdata/bench, where it is read, not compared: only bytes and allocations are
// tested (budget_test.go, core/alloc_test.go), never time.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"text/tabwriter"
	"time"
)

func main() {
	only := flag.String("only", "", "run the sections whose name contains `TEXT`")
	rounds := flag.Int("rounds", 3, "rounds of each contest")
	write := flag.Bool("write", false, "keep the table in testdata/bench")
	flag.Parse()
	if err := bench(*only, *rounds, *write); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// sections are run in this order, each alone on the machine.
var sections = []struct {
	name string
	rows func(*stand) ([]row, error)
}{
	{"native", native},
	{"link", link},
	{"browser", browserRows},
	{"memory", memory},
	{"size", sizes},
	{"bare", bare},
	{"edge", edge},
	{"cost", cost},
}

func bench(only string, rounds int, write bool) error {
	s, err := newStand(rounds)
	if err != nil {
		return err
	}
	defer s.close()
	var all []row
	for _, section := range sections {
		if !strings.Contains(section.name, only) {
			continue
		}
		start := time.Now()
		rows, err := section.rows(s)
		if err != nil {
			return fmt.Errorf("%s: %w", section.name, err)
		}
		all = append(all, rows...)
		fmt.Fprintf(os.Stderr, "%s: %d rows in %.0f s\n", section.name, len(rows), time.Since(start).Seconds())
	}
	if err := print(tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0), all); err != nil {
		return err
	}
	if !write {
		return nil
	}
	return keep(all)
}

func keep(rows []row) error {
	if err := os.MkdirAll("testdata/bench", 0o755); err != nil {
		return err
	}
	f, err := os.Create("testdata/bench/table.tsv")
	if err != nil {
		return err
	}
	if err := print(f, rows); err != nil {
		return err
	}
	return f.Close()
}

// has tells whether a rival is on this machine.
func has(program string) bool {
	_, err := exec.LookPath(program)
	if err != nil {
		fmt.Fprintf(os.Stderr, "not found: %s; its rows are left out\n", program)
	}
	return err == nil
}
