package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"sluse/core/wire"
)

// maxReceipts is the most bytes of receipts read: two of them are under 2 kB.
const maxReceipts = 1 << 20

func receiptVerify(c *call) error {
	keys := c.many("key", flagVerifier)
	asJSON := c.yes("json", flagJSON)
	if err := c.parse(1, 1); err != nil {
		return err
	}
	if len(*keys) == 0 {
		return c.want("key", "")
	}
	verifiers, err := verifierKeys(*keys)
	if err != nil {
		return err
	}
	in, err := c.input(c.flags.Arg(0))
	if err != nil {
		return err
	}
	defer in.Close()
	b, err := io.ReadAll(io.LimitReader(in, maxReceipts))
	if err != nil {
		return err
	}
	return c.verifyAll(b, verifiers, *asJSON)
}

func (c *call) verifyAll(b []byte, verifiers []string, asJSON bool) error {
	notes := wire.SplitReceipts(b)
	if len(notes) == 0 {
		return c.fail(sayNoReceipt)
	}
	for _, n := range notes {
		r, err := openReceipt(n, verifiers)
		if err != nil {
			return c.wrap(err, sayReceiptBad)
		}
		if err := c.showReceipt(r, asJSON); err != nil {
			return err
		}
	}
	c.tell(sayReceiptGood)
	return nil
}

func (c *call) showReceipt(r wire.Receipt, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(c.stdout).Encode(r)
	}
	_, err := fmt.Fprint(c.stdout, r.Text())
	return err
}

// openReceipt verifies against any of the keys.
func openReceipt(msg []byte, verifiers []string) (wire.Receipt, error) {
	var errs []error
	for _, v := range verifiers {
		r, err := wire.OpenReceipt(msg, v)
		if err == nil {
			return r, nil
		}
		errs = append(errs, err)
	}
	return wire.Receipt{}, errors.Join(errs...)
}

// verifierKeys takes each key as it is, or from the file it names.
func verifierKeys(given []string) ([]string, error) {
	var out []string
	for _, k := range given {
		if b, err := os.ReadFile(k); err == nil {
			k = string(bytes.TrimSpace(b))
		}
		if strings.Count(k, "+") < 2 {
			return nil, fmt.Errorf("not a note verifier key, and no such file")
		}
		out = append(out, k)
	}
	return out, nil
}
