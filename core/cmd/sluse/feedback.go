package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"sluse/core"
	"sluse/core/wire"
)

// feedback fetches SSB's findings on a delivery and opens them with the reply
// key that send left behind. Findings on another delivery are refused; of a
// file, the delivery's ID may be told too.
func feedback(c *call) error {
	ef := c.edgeFlags()
	keys := c.many("key", flagReplyKeys)
	in := c.text("in", "", flagFeedbackIn)
	asJSON := c.yes("json", flagJSON)
	if err := c.parse(0, 1); err != nil {
		return err
	}
	if *in == "" && c.flags.NArg() == 0 {
		return c.fail(sayFeedbackWhat)
	}
	held, err := c.replyKeys(*keys)
	if err != nil {
		return err
	}
	sealed, err := c.sealedFeedback(ef, *in)
	if err != nil {
		return err
	}
	f, err := core.OpenFeedback(bytes.NewReader(sealed), c.flags.Arg(0), held...)
	if errors.Is(err, core.ErrWrongKey) {
		return c.fail(sayNoReplyKey)
	}
	if err != nil {
		return err
	}
	if f.Hidden > 0 {
		c.tell(sayHiddenReferences, f.Hidden)
	}
	if *asJSON {
		return json.NewEncoder(c.stdout).Encode(f)
	}
	return c.printFeedback(f)
}

// sealedFeedback comes from a file, or from the service.
func (c *call) sealedFeedback(ef edgeFlags, file string) ([]byte, error) {
	if file != "" {
		return os.ReadFile(file)
	}
	e, err := c.connect(ef)
	if err != nil {
		return nil, err
	}
	return e.bytes(c.ctx, wire.PathDeliveries+"/"+url.PathEscape(c.flags.Arg(0))+"/feedback", wire.MaxRequest)
}

// replyKeys reads reply keys; a folder stands for all in it.
func (c *call) replyKeys(paths []string) (keys []*core.ReplyKey, err error) {
	if len(paths) == 0 {
		if v := c.env("SLUSE_REPLY"); v != "" {
			paths = []string{v}
		}
	}
	for _, p := range paths {
		files := []string{p}
		if info, err := os.Stat(p); err == nil && info.IsDir() {
			if files, err = filepath.Glob(filepath.Join(p, "*"+replySuffix)); err != nil {
				return nil, err
			}
		}
		for _, name := range files {
			b, err := os.ReadFile(name)
			if err != nil {
				return nil, err
			}
			k, err := core.ParseReplyKey(string(b))
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			keys = append(keys, k)
		}
	}
	if len(keys) == 0 {
		return nil, c.fail(sayWantReplyKey)
	}
	return keys, nil
}

func (c *call) printFeedback(f *core.Feedback) error {
	c.tell(sayFeedbackOf, f.Delivery, f.Municipality, f.Year, f.Result)
	for _, l := range f.LeftOut {
		c.tell(sayLeftOut, l.Rule, l.N, l.Element, l.Consequence)
	}
	return c.printReport(c.stdout, f.Report)
}
