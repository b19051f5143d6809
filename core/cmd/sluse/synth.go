package main

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"sluse/core/synth"
)

func synthesize(c *call) error {
	year := c.number("year", 0, flagYear)
	municipality := c.text("municipality", "", flagMunicipality)
	persons := c.number("persons", 0, flagPersons)
	seed := c.set().Uint64("seed", 1, c.say(flagSeed))
	rate := c.set().Float64("errors", 0, c.say(flagErrors))
	format := c.text("format", "aar", flagFormat)
	national := c.yes("national", flagNational)
	out := c.text("o", "", flagOut)
	if err := c.parse(0, 0); err != nil {
		return err
	}
	switch {
	case *year == 0:
		return c.want("year", "")
	case *persons <= 0:
		return c.want("persons", "")
	case *format != "aar" && *format != "kpr":
		return c.fail(sayBadFormat)
	case *national:
		return c.national(*year, *persons, *seed, *out)
	case *municipality == "":
		return c.want("municipality", "")
	}
	o := synth.Options{Year: *year, Municipality: *municipality, Persons: *persons, Seed: *seed, Errors: *rate, Format: *format}
	var injected synth.Injected
	// A synthetic delivery may be looked at: the rule on terminals is for plaintext of persons.
	write := func(w io.Writer) (err error) {
		b := bufio.NewWriterSize(w, 1<<20)
		if injected, err = synth.Write(b, o); err != nil {
			return err
		}
		return b.Flush()
	}
	if err := c.publish(*out, write); err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(injected)) {
		fmt.Fprintf(c.stderr, "%s\t%d\n", id, injected[id])
	}
	return nil
}

// publish writes what anybody may see, to a terminal too.
func (c *call) publish(name string, write func(io.Writer) error) error {
	if name == "" || name == "-" {
		return write(c.stdout)
	}
	return keep(name, 0o644, write)
}

// national writes one file a municipality into a folder.
func (c *call) national(year, persons int, seed uint64, dir string) error {
	if err := c.want("o", dir); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	files := 0
	err := synth.National(year, persons, seed, func(municipality string) (io.WriteCloser, error) {
		files++
		return os.Create(filepath.Join(dir, fmt.Sprintf("%d-%s.xml", year, municipality)))
	})
	if err != nil {
		return err
	}
	c.tell(sayNationalMade, files, dir)
	return nil
}
