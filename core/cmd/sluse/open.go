package main

import (
	"io"
	"os"
	"strings"

	"sluse/core"
)

func open(c *call) error {
	identity := c.many("identity", flagIdentity)
	out := c.text("o", "", flagOpenOut)
	if err := c.parse(1, 1); err != nil {
		return err
	}
	ids, err := c.identities(*identity)
	if err != nil {
		return err
	}
	in, err := c.input(c.flags.Arg(0))
	if err != nil {
		return err
	}
	defer in.Close()
	return c.output(*out, 0o600, func(w io.Writer) error {
		return core.Open(w, in, core.OpenOptions{Identities: ids})
	})
}

// identities reads identity files, or what SLUSE_IDENTITY names or holds.
func (c *call) identities(paths []string) (string, error) {
	if len(paths) == 0 {
		v := c.env("SLUSE_IDENTITY")
		if strings.HasPrefix(strings.TrimSpace(v), "AGE-SECRET-KEY-") {
			return v, nil
		}
		if v == "" {
			return "", c.fail(sayWantIdentity)
		}
		paths = []string{v}
	}
	var all strings.Builder
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			return "", err
		}
		all.Write(append(b, '\n'))
	}
	return all.String(), nil
}

// input opens FILE, or standard input for -.
func (c *call) input(name string) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(c.stdin), nil
	}
	return c.file(name)
}

// file opens a file, and says so where the name is a folder's.
func (c *call) file(name string) (*os.File, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		return nil, c.fail(sayFolder, name)
	}
	return f, nil
}

// output writes to the named file, whole or not at all, or to standard output
// for - or no name; without a name never to a terminal.
func (c *call) output(name string, mode os.FileMode, write func(io.Writer) error) error {
	switch {
	case name != "" && name != "-":
		return keep(name, mode, write)
	case name == "" && terminal(c.stdout):
		return c.fail(sayNotToTerminal)
	}
	return write(c.stdout)
}
