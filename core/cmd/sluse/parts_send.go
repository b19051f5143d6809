package main

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"sluse/core"
	"sluse/core/keyring"
	"sluse/core/rule"
	"sluse/core/split"
	"sluse/core/wire"
)

// tpfKey is the pseudonym manager's key that a delivery is parted for, by the
// split flag; ok is false for one that stays in one part. A list that names a
// manager, but no key of his for the year, is a mistake that must not send
// identities to SSB: it takes -split off to say that this is meant.
func (c *call) tpfKey(f sealFlags, l keyring.List, r *rule.Report) (k keyring.Key, ok bool, err error) {
	if *f.split == "off" || r.Kind == string(wire.Research) || *f.split == "auto" && r.Kind != string(wire.Production) {
		return k, false, nil
	}
	active := l.Active(wire.RoleTPF, r.Year)
	switch {
	case len(active) > 0:
		return active[len(active)-1], true, nil
	case *f.split == "on", slices.ContainsFunc(l.Keys, func(k keyring.Key) bool { return k.Role == wire.RoleTPF }):
		return k, false, c.fail(sayNoTPF, r.Year)
	}
	return k, false, nil
}

// parts are the two parcels of one delivery.
type parts struct{ ide, ipl parcel }

// packParts checks nothing more: it parts and seals what was checked.
func (c *call) packParts(src *source, f sealFlags, p parcel, ssb, tpf keyring.Key) (*parts, error) {
	bundle, err := split.NewBundle(rand.Reader)
	if err != nil {
		return nil, err
	}
	reply, err := c.replyKey(*f.reply, c.flags.Arg(0), p.year, p.municipality, bundle)
	if err != nil {
		return nil, err
	}
	both := &parts{ide: p, ipl: p}
	both.ide.part, both.ide.keyID, both.ide.bundle = wire.IDE, tpf.ID, bundle
	both.ipl.part, both.ipl.keyID, both.ipl.bundle = wire.IPL, ssb.ID, bundle
	o := core.PartsOptions{Header: split.Header{Bundle: bundle, Municipality: p.municipality, Year: p.year, Kind: p.kind},
		IDE: core.SealOptions{Recipients: []string{tpf.Recipient}, Pad: true, Size: src.size},
		IPL: core.SealOptions{Recipients: []string{ssb.Recipient}, Pad: true, Size: src.size, Lead: letter(reply, *f.replyTo)}}
	if reply != nil {
		o.References = reply.References
	} else {
		rand.Read(o.References[:]) // never fails; nobody will turn them back
	}
	if err := c.sealParts(src, both, o); err != nil {
		both.remove()
		return nil, err
	}
	return both, nil
}

func (c *call) sealParts(src *source, both *parts, o core.PartsOptions) error {
	bar := c.progress(saySealing, src.size)
	defer bar.done()
	return both.ide.store(func(ide io.Writer) error {
		return both.ipl.store(func(ipl io.Writer) error {
			return src.read(func(r io.Reader) error {
				_, err := core.SealParts(ide, ipl, bar.reader(r), o)
				return err
			})
		})
	})
}

func (b *parts) remove() {
	for _, p := range []parcel{b.ide, b.ipl} {
		if p.path != "" {
			os.Remove(p.path)
		}
	}
}

// deliverParts sends one part and then the other, which completes the
// delivery, and verifies the receipt for both.
func (c *call) deliverParts(e *edge, both *parts, list keyring.List, asJSON bool) error {
	defer both.remove()
	first, err := c.upload(e, both.ide)
	if err != nil {
		return err
	}
	a, err := c.upload(e, both.ipl)
	if err != nil {
		return err
	}
	if a.ID != first.ID {
		return errors.New("the service took the parts for two deliveries")
	}
	if err := both.verify(a, list.Verifiers(keyring.SignerEdge)); err != nil {
		return c.wrap(err, sayReceiptBad)
	}
	return c.delivered(a, asJSON)
}

// verify tells whether the receipt is signed and speaks of both parts.
func (b *parts) verify(a wire.Accepted, verifiers []string) error {
	if len(verifiers) == 0 {
		return errors.New("the key list names no key for receipts")
	}
	r, err := openReceipt([]byte(a.Receipt), verifiers)
	if err != nil {
		return err
	}
	p := b.ipl
	same := r.Stage == wire.StageReceived && r.ID == a.ID && r.Year == p.year && r.Municipality == p.municipality && r.Kind == p.kind && r.Supersedes == p.supersedes
	if !same || !slices.Equal(r.Parts, []wire.ReceiptPart{b.ide.onReceipt(), b.ipl.onReceipt()}) {
		return errors.New("it is for another delivery")
	}
	return nil
}

func (p parcel) onReceipt() wire.ReceiptPart {
	return wire.ReceiptPart{Part: p.part, SHA256: hex.EncodeToString(p.sha256), Size: p.size}
}

// inParts seals a delivery in two parts, if it is to be in two; done is false
// for one that stays in one.
func (c *call) inParts(out string, given bool, src *source, f sealFlags, report *rule.Report) (done bool, err error) {
	if given {
		if *f.split == "on" {
			return false, c.fail(saySplitNeedsList)
		}
		return false, nil
	}
	l, err := c.keyringFile(f)
	if err != nil {
		return false, err
	}
	tpf, ok, err := c.tpfKey(f, l, report)
	if err != nil || !ok {
		return false, err
	}
	ssb, err := c.choose(l, report.Year, *f.project)
	if err != nil {
		return false, err
	}
	c.tell(sayKeyChosen, ssb.Role, ssb.Year, ssb.ID)
	c.tell(sayKeyChosen, tpf.Role, tpf.Year, tpf.ID)
	return true, c.sealPartsTo(out, src, f, report, ssb, tpf)
}

// sealPartsTo writes both parts beside each other, OUT.ide.age and OUT.ipl.age,
// to be sent by other means, and prints what has to be declared of them.
func (c *call) sealPartsTo(out string, src *source, f sealFlags, report *rule.Report, ssb, tpf keyring.Key) error {
	if out == "" || out == "-" {
		return c.fail(sayPartsNeedOut)
	}
	p := parcel{year: report.Year, municipality: report.Municipality, kind: wire.Kind(report.Kind)}
	both, err := c.packParts(src, f, p, ssb, tpf)
	if err != nil {
		return err
	}
	defer both.remove()
	for _, part := range []parcel{both.ide, both.ipl} {
		if err := c.copyOut(part, out+"."+string(part.part)+".age"); err != nil {
			return err
		}
	}
	return nil
}

func (c *call) copyOut(p parcel, name string) error {
	f, err := os.Open(p.path)
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	if err := keep(name, 0o644, func(w io.Writer) error { _, err := io.Copy(io.MultiWriter(w, h), f); return err }); err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.stdout, "%s\t%s\t%s\t%s\t%x\n", name, p.part, p.bundle, p.keyID, h.Sum(nil))
	return err
}
