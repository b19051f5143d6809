package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"sluse/core"
	"sluse/core/rule"
	"sluse/core/split"
)

// replySuffix is what reply keys' files end with.
const replySuffix = ".reply"

// replyKey makes the reply key of a delivery and keeps it before anything is
// sealed: without it nobody can read the answer. where is a file, a folder,
// "none", or empty for a place beside the delivery.
func (c *call) replyKey(where, delivery string, year int, municipality, bundle string) (*core.ReplyKey, error) {
	if where == "none" {
		return nil, nil
	}
	k, err := core.NewReplyKey(municipality, year, time.Now())
	if err != nil {
		return nil, err
	}
	k.Bundle = bundle
	name, err := c.replyName(where, delivery, k)
	if err != nil {
		return nil, err
	}
	if err := create(name, k.Text()); err != nil {
		return nil, err
	}
	c.replyFile = name
	c.tell(sayReplyKept, name)
	return k, nil
}

// unanswered takes the reply key away again when the service has said no:
// there will be no answer to open. After any other failure the delivery may have arrived.
func (c *call) unanswered(err error) error {
	var no *refusal
	if c.replyFile == "" || !errors.As(err, &no) || no.Status/100 != 4 {
		return err
	}
	if os.Remove(c.replyFile) == nil {
		c.tell(sayReplyGone, c.replyFile)
	}
	return err
}

// lead is what goes before a delivery in one part: the letter, if somebody wants
// an answer. The sender's own key is in it if one is wanted and a place for it
// can be had.
func (c *call) lead(f sealFlags, r *rule.Report, wanted bool) ([]byte, error) {
	if !wanted || *f.compress == "none" {
		return letter(nil, *f.replyTo), nil
	}
	k, err := c.replyKey(*f.reply, c.flags.Arg(0), r.Year, r.Municipality, "")
	if err != nil && *f.reply == "" {
		c.tell(sayNoReply, c.explain(err))
		return letter(nil, *f.replyTo), nil
	}
	return letter(k, *f.replyTo), err
}

// replyName is where the key goes. Beside the delivery, and in a folder, names
// do not clash; a file that is named must not be there.
func (c *call) replyName(where, delivery string, k *core.ReplyKey) (string, error) {
	own := k.ID() + replySuffix
	info, err := os.Stat(where)
	switch {
	case where != "" && err == nil && info.IsDir():
		return filepath.Join(where, own), nil
	case where != "":
		return where, nil
	case delivery == "-":
		return "", c.fail(sayWantReply)
	}
	return strings.TrimSuffix(delivery, filepath.Ext(delivery)) + "-" + own, nil
}

// letter is what goes before the delivery.
func letter(k *core.ReplyKey, second string) []byte {
	switch {
	case k == nil && second == "":
		return nil
	case k == nil:
		return split.Letter{Reply: []string{second}}.Encode()
	case second == "":
		return k.Letter().Encode()
	}
	return k.Letter(second).Encode()
}
