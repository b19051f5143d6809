package main

import (
	"fmt"
	"io"
	"os"

	"sluse/core"
	"sluse/core/keyring"
	"sluse/core/rule"
	"sluse/core/seal"
	"sluse/core/wire"
)

// sealFlags are those of the two verbs that seal.
type sealFlags struct {
	checkFlags
	split, compress, project *string
	reply, replyTo           *string
	keyringFile, keyringKey  *string
	force                    *bool
}

func (c *call) sealFlags() sealFlags {
	return sealFlags{
		checkFlags:  c.checkFlags(),
		split:       c.text("split", "auto", flagSplit),
		compress:    c.text("compress", "zstd", flagCompress),
		project:     c.text("project", "", flagProject),
		reply:       c.text("reply", "", flagReply),
		replyTo:     c.text("reply-to", "", flagReplyTo),
		keyringFile: c.text("keyring", "", flagKeyring),
		keyringKey:  c.text("keyring-key", "", flagRootKey),
		force:       c.yes("force", flagForce),
	}
}

// sane refuses flags that mean nothing, before any work is done. A second reader
// of the answer that is none would leave nobody but SSB to find out.
func (c *call) sane(f sealFlags) error {
	switch *f.split {
	case "auto", "off", "on":
	default:
		return c.fail(sayBadSplit)
	}
	if *f.compress != "zstd" && *f.compress != "none" {
		return c.fail(sayBadCompress)
	}
	if *f.replyTo != "" {
		if err := seal.CheckRecipient(*f.replyTo); err != nil {
			return fmt.Errorf("-reply-to: %w", err)
		}
	}
	if *f.compress == "none" && (*f.replyTo != "" || *f.reply != "" && *f.reply != "none") {
		return c.fail(sayNoLetter)
	}
	if (*f.kind == string(wire.Research)) != (*f.project != "") {
		return c.fail(sayWantProject)
	}
	return nil
}

func sealFile(c *call) error {
	f := c.sealFlags()
	to := c.many("r", flagRecipient)
	out := c.text("o", "", flagSealOut)
	if err := c.parse(1, 1); err != nil {
		return err
	}
	if err := c.sane(f); err != nil {
		return err
	}
	if len(*to) == 0 && *f.keyringFile == "" {
		return c.fail(sayWantRecipient)
	}
	src, err := c.source(c.flags.Arg(0))
	if err != nil {
		return err
	}
	defer src.remove()
	if src.sealed {
		return c.fail(saySealedAlready)
	}
	o, err := c.options(f.checkFlags)
	if err != nil {
		return err
	}
	report, err := c.mayBeSealed(src, o, *f.force)
	if err != nil {
		return err
	}
	if done, err := c.inParts(*out, len(*to) > 0, src, f, report); done || err != nil {
		return err
	}
	recipients, err := c.recipients(*to, f, report)
	if err != nil {
		return err
	}
	lead, err := c.lead(f, report, *f.reply != "")
	if err != nil {
		return err
	}
	return c.output(*out, 0o644, func(w io.Writer) error { return c.sealInto(w, src, f, recipients, lead) })
}

// recipients are those given, or the one the key list names for the file.
func (c *call) recipients(given []string, f sealFlags, r *rule.Report) ([]string, error) {
	if len(given) > 0 {
		for _, g := range given {
			if err := seal.CheckRecipient(g); err != nil {
				return nil, err
			}
		}
		return given, nil
	}
	l, err := c.keyringFile(f)
	if err != nil {
		return nil, err
	}
	k, err := c.choose(l, r.Year, *f.project)
	if err != nil {
		return nil, err
	}
	c.tell(sayKeyChosen, k.Role, k.Year, k.ID)
	return []string{k.Recipient}, nil
}

func (c *call) keyringFile(f sealFlags) (keyring.List, error) {
	b, err := os.ReadFile(*f.keyringFile)
	if err != nil {
		return keyring.List{}, err
	}
	return c.openKeyring(b, *f.keyringKey)
}

// choose is the newest active key for a delivery of the year.
func (c *call) choose(l keyring.List, year int, project string) (keyring.Key, error) {
	role := wire.RoleSSB
	if project != "" {
		role = wire.RoleResearch
	}
	active := l.Active(role, year)
	for i := len(active) - 1; i >= 0; i-- {
		if active[i].Project == project {
			return active[i], nil
		}
	}
	return keyring.Key{}, c.fail(sayNoActiveKey, year)
}

// mayBeSealed checks a source and tells why it may not be sent, if so: fatal
// findings never may, errors only with -force.
func (c *call) mayBeSealed(src *source, o core.CheckOptions, force bool) (*rule.Report, error) {
	var res *core.Result
	err := src.read(func(r io.Reader) (err error) {
		res, err = c.check(r, src.size, o)
		return err
	})
	if err != nil {
		return nil, err
	}
	report := res.Report
	if report.Counts.Fatal+report.Counts.Error > 0 {
		if err := c.printReport(c.stderr, report); err != nil {
			return nil, err
		}
	}
	switch {
	case report.Counts.Fatal > 0, report.Counts.Error > 0 && !force:
		c.tell(sayNothingSent)
		return nil, errFindings
	case report.Kind == "":
		return nil, c.fail(sayWantKind)
	}
	return report, nil
}

// sealInto seals what was checked; lead goes before it, where it is packed.
func (c *call) sealInto(w io.Writer, src *source, f sealFlags, recipients []string, lead []byte) error {
	o := core.SealOptions{Recipients: recipients, Lead: lead, Size: src.size}
	if *f.compress == "none" {
		o.Compression = core.None
	}
	p := c.progress(saySealing, src.size)
	defer p.done()
	return src.read(func(r io.Reader) error { return core.Seal(w, p.reader(r), o) })
}
