//go:build !js

package main

import (
	"io"
	"os"
	"os/exec"
	"time"
)

const schema = "testdata/spec/aar-1.1.xsd"

// native holds the contests of programs.
func native(s *stand) ([]row, error) {
	file, bytes, err := s.delivery(50)
	if err != nil {
		return nil, err
	}
	check := contest{what: "check, native", rounds: s.rounds, entrants: []entrant{
		{name: "sluse check", bytes: bytes, run: program(os.DevNull, "bin/sluse", "check", "-json", file)},
		{name: "encoding/xml RawToken, no rules", bytes: bytes, run: program(file, s.path("rawtoken"))},
	}}
	open := contest{what: "open and check, native", rounds: s.rounds, entrants: []entrant{
		{name: "sluse open | sluse check", bytes: bytes},
		{name: "age -d | xmllint --schema", bytes: bytes},
	}}
	if !has("xmllint") {
		return check.hold()
	}
	check.entrants = append(check.entrants,
		entrant{name: "xmllint --stream, no rules", bytes: bytes, target: 3, run: program(os.DevNull, "xmllint", "--noout", "--stream", file)},
		entrant{name: "xmllint --schema", bytes: bytes, run: program(os.DevNull, "xmllint", "--noout", "--schema", schema, file)})
	rows, err := check.hold()
	if err != nil {
		return nil, err
	}
	sealed, stock := s.path("sealed.age"), s.path("stock.age")
	for _, cmd := range []*exec.Cmd{
		exec.Command("bin/sluse", "seal", "-r", s.dev.Recipients["ssb"], "-o", sealed, file),
		exec.Command(s.path("age"), "-r", s.dev.Recipients["ssb"], "-o", stock, file),
	} {
		if _, err := quiet(cmd); err != nil {
			return nil, err
		}
	}
	key := s.dev.Identities["ssb"]
	open.entrants[0].run = pipe(exec.Command, []string{"bin/sluse", "open", "-identity", key, "-o", "-", sealed}, []string{"bin/sluse", "check", "-json", "-"})
	open.entrants[1].run = pipe(exec.Command, []string{s.path("age"), "-d", "-i", key, stock}, []string{"xmllint", "--noout", "--schema", schema, "-"})
	more, err := open.hold()
	return append(rows, more...), err
}

// pipe runs two programs, one into the other.
func pipe(command func(string, ...string) *exec.Cmd, from, into []string) func() (time.Duration, error) {
	return func() (time.Duration, error) {
		a, b := command(from[0], from[1:]...), command(into[0], into[1:]...)
		r, w, err := os.Pipe()
		if err != nil {
			return 0, err
		}
		a.Stdout, b.Stdin, b.Stdout = w, r, io.Discard
		return within(func() error {
			defer r.Close()
			err := a.Start()
			w.Close()
			if err != nil {
				return err
			}
			if _, err := quiet(b); err != nil {
				a.Wait()
				return err
			}
			return a.Wait()
		})
	}
}
