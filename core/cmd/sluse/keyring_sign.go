package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"

	"sluse/core/calendar"
	"sluse/core/keyring"
	"sluse/core/seal"
	"sluse/core/wire"
)

// keyringSign makes next year's list from this year's: rows are added, states
// are changed, the root signs. The root's key need be at hand for this only,
// on a machine with no network.
func keyringSign(c *call) error {
	signers := c.many("signer", flagRootSigner)
	add := c.many("add", flagKeyringAdd)
	state := c.many("state", flagKeyringState)
	verifier := c.many("verifier", flagKeyringVerifier)
	drop := c.many("drop", flagKeyringDrop)
	out := c.text("o", "", flagOut)
	if err := c.parse(0, 1); err != nil {
		return err
	}
	if len(*signers) == 0 {
		return c.want("signer", "")
	}
	l, err := c.draft()
	if err != nil {
		return err
	}
	for _, step := range []struct {
		rows  texts
		apply func(*keyring.List, string) error
	}{{*drop, c.dropRow}, {*state, c.changeState}, {*add, c.addRow}, {*verifier, c.addVerifier}} {
		for _, row := range step.rows {
			if err := step.apply(&l, row); err != nil {
				return err
			}
		}
	}
	return c.signAndWrite(l, *signers, *out)
}

// draft reads the list to build on, signed or not; none is an empty list.
func (c *call) draft() (keyring.List, error) {
	if c.flags.NArg() == 0 {
		return keyring.List{}, nil
	}
	b, err := c.keyringBytes("")
	if err != nil {
		return keyring.List{}, err
	}
	return keyring.Parse(textOf(b))
}

func (c *call) signAndWrite(l keyring.List, paths []string, out string) error {
	var roots []note.Signer
	for _, p := range paths {
		s, err := readSigner(p)
		if err != nil {
			return err
		}
		roots = append(roots, s)
	}
	l.Issued = issuedAfter(l.Issued, time.Now())
	b, err := keyring.Sign(l, roots...)
	if err != nil {
		return err
	}
	c.tell(sayKeyringSigned, len(l.Keys), len(l.Signers))
	return c.output(out, 0o644, func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	})
}

// issuedAfter is now in whole seconds, or the second after the list that is
// replaced: the edge takes none that is not newer than its own.
func issuedAfter(replaced, now time.Time) time.Time {
	issued := now.In(calendar.Oslo).Truncate(time.Second)
	if !issued.After(replaced) {
		issued = replaced.Add(time.Second)
	}
	return issued
}

func readSigner(path string) (note.Signer, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	s, err := wire.NewSigner(string(b))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return s, nil
}

// addRow takes role:year:state:recipient, with :project for role research.
func (c *call) addRow(l *keyring.List, row string) error {
	f := strings.Split(row, ":")
	if len(f) < 4 || len(f) > 5 {
		return c.fail(sayBadRow, "add", "ROLE:YEAR:STATE:RECIPIENT[:PROJECT]")
	}
	year, err := strconv.Atoi(f[1])
	if err != nil {
		return c.fail(sayBadRow, "add", "ROLE:YEAR:STATE:RECIPIENT[:PROJECT]")
	}
	if err := seal.CheckRecipient(f[3]); err != nil {
		return err
	}
	k := keyring.NewKey(wire.Role(f[0]), year, f[3])
	k.State = keyring.State(f[2])
	if len(f) == 5 {
		k.Project = f[4]
	}
	l.Keys = append(l.Keys, k)
	return nil
}

// changeState takes key-id=state and changes every row of that key.
func (c *call) changeState(l *keyring.List, row string) error {
	id, state, _ := strings.Cut(row, "=")
	found := false
	for i := range l.Keys {
		if l.Keys[i].ID == id {
			l.Keys[i].State = keyring.State(state)
			found = true
		}
	}
	if !found {
		return c.fail(sayNoSuchKey, id)
	}
	return nil
}

// addVerifier takes role=verifier, the verifier as it is or in a file.
func (c *call) addVerifier(l *keyring.List, row string) error {
	role, key, ok := strings.Cut(row, "=")
	if !ok {
		return c.fail(sayBadRow, "verifier", "ROLE=VERIFIER")
	}
	ks, err := verifierKeys([]string{key})
	if err != nil {
		return err
	}
	l.Signers = append(l.Signers, keyring.Signer{Role: role, Verifier: ks[0]})
	return nil
}

// dropRow removes the rows of a key id, or a verifier.
func (c *call) dropRow(l *keyring.List, name string) error {
	var out keyring.List
	for _, k := range l.Keys {
		if k.ID != name {
			out.Keys = append(out.Keys, k)
		}
	}
	for _, s := range l.Signers {
		if s.Verifier != name {
			out.Signers = append(out.Signers, s)
		}
	}
	if len(out.Keys) == len(l.Keys) && len(out.Signers) == len(l.Signers) {
		return c.fail(sayNoSuchKey, name)
	}
	*l = out
	return nil
}
