package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"sluse/core/keyring"
)

// maxKeyring is the most bytes of a key list read; a key takes 2 kB.
const maxKeyring = 8 << 20

// keyringShow prints the rows of a list without judging the signature: what
// the root's holder looks at before signing.
func keyringShow(c *call) error {
	asJSON := c.yes("json", flagJSON)
	url := c.text("url", "", flagURL)
	if err := c.parse(0, 1); err != nil {
		return err
	}
	b, err := c.keyringBytes(*url)
	if err != nil {
		return err
	}
	l, err := keyring.Parse(textOf(b))
	if err != nil {
		return err
	}
	return c.showKeyring(l, *asJSON)
}

// keyringVerify prints the rows of a list that the root has signed.
func keyringVerify(c *call) error {
	asJSON := c.yes("json", flagJSON)
	url := c.text("url", "", flagURL)
	key := c.text("key", "", flagRootKey)
	if err := c.parse(0, 1); err != nil {
		return err
	}
	b, err := c.keyringBytes(*url)
	if err != nil {
		return err
	}
	l, err := c.openKeyring(b, *key)
	if err != nil {
		return err
	}
	c.tell(sayKeyringGood)
	return c.showKeyring(l, *asJSON)
}

// openKeyring verifies a list against the given root, or the build's own.
func (c *call) openKeyring(b []byte, key string) (keyring.List, error) {
	root, development := keyring.Root()
	if key != "" {
		ks, err := verifierKeys([]string{key})
		if err != nil {
			return keyring.List{}, err
		}
		root, development = ks[0], false
	}
	if development {
		c.tell(sayDevelopmentRoot)
	}
	return keyring.Open(b, root)
}

// keyringBytes reads the list from the named file, or the edge at url.
func (c *call) keyringBytes(url string) ([]byte, error) {
	if c.flags.NArg() == 1 {
		in, err := c.input(c.flags.Arg(0))
		if err != nil {
			return nil, err
		}
		defer in.Close()
		return io.ReadAll(io.LimitReader(in, maxKeyring))
	}
	if err := c.want("url", url); err != nil {
		return nil, err
	}
	e, err := c.edge(url, "")
	if err != nil {
		return nil, err
	}
	return e.keys(c.ctx)
}

// textOf is the part of a signed note that is signed, or all of what is no note.
func textOf(b []byte) string {
	if i := bytes.LastIndex(b, []byte("\n\n— ")); i >= 0 {
		return string(b[:i+1])
	}
	return string(b)
}

func (c *call) showKeyring(l keyring.List, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(c.stdout).Encode(l)
	}
	w := tabwriter.NewWriter(c.stdout, 0, 8, 2, ' ', 0)
	fmt.Fprintf(w, "issued\t%s\n", l.Issued.Format(time.RFC3339))
	for _, k := range l.Keys {
		fmt.Fprintf(w, "key\t%s\t%d\t%s\t%s\t%.24s…\t%s\n", k.Role, k.Year, k.State, k.ID, k.Recipient, k.Project)
	}
	for _, s := range l.Signers {
		fmt.Fprintf(w, "signer\t%s\t%s\n", s.Role, s.Verifier)
	}
	return w.Flush()
}
