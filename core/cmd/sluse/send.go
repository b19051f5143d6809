package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"sluse/core/keyring"
	"sluse/core/rule"
	"sluse/core/wire"
)

func send(c *call) error {
	ef, f := c.edgeFlags(), c.sealFlags()
	contact := c.text("contact", "", flagContact)
	supersedes := c.text("supersedes", "", flagSupersedes)
	key := c.text("key", "", flagKeyID)
	part, bundle := c.text("part", "", flagPart), c.text("bundle", "", flagBundle)
	asJSON := c.yes("json", flagJSON)
	if err := c.parse(1, 1); err != nil {
		return err
	}
	if err := c.sane(f); err != nil {
		return err
	}
	e, err := c.connect(ef)
	if err != nil {
		return err
	}
	src, err := c.source(c.flags.Arg(0))
	if err != nil {
		return err
	}
	defer src.remove()
	p := parcel{contact: *contact, supersedes: *supersedes, project: *f.project, keyID: *key, part: wire.Part(*part), bundle: *bundle}
	if !src.sealed && *part+*bundle != "" {
		return c.fail(sayPartsAreSealed)
	}
	list, both, err := c.pack(e, src, f, &p)
	if err != nil {
		return err
	}
	if both != nil {
		return c.unanswered(c.deliverParts(e, both, list, *asJSON))
	}
	if !src.sealed {
		defer os.Remove(p.path)
	}
	return c.unanswered(c.deliver(e, p, list, *asJSON))
}

// pack makes the parcel: a plain file is checked and sealed, a sealed one is
// taken as it is, one that goes in two parts makes two. The list is what
// receipts are verified with.
func (c *call) pack(e *edge, src *source, f sealFlags, p *parcel) (keyring.List, *parts, error) {
	list, err := c.keyList(e, f)
	if err != nil {
		return list, nil, err
	}
	if src.sealed {
		return list, nil, c.asItIs(src, f, p)
	}
	report, err := c.checkFor(e, src, f, list)
	if err != nil {
		return list, nil, err
	}
	if err := c.aimed(e, f, report); err != nil {
		return list, nil, err
	}
	k, err := c.choose(list, report.Year, *f.project)
	if err != nil {
		return list, nil, err
	}
	p.year, p.municipality, p.kind, p.keyID = report.Year, report.Municipality, wire.Kind(report.Kind), k.ID
	if tpf, ok, err := c.tpfKey(f, list, report); err != nil {
		return list, nil, err
	} else if ok {
		both, err := c.packParts(src, f, *p, k, tpf)
		return list, both, err
	}
	lead, err := c.lead(f, report, c.flags.Arg(0) != "-" || *f.reply != "")
	if err != nil {
		return list, nil, err
	}
	return list, nil, p.store(func(w io.Writer) error { return c.sealInto(w, src, f, []string{k.Recipient}, lead) })
}

// asItIs is the parcel of a file that is sealed already.
func (c *call) asItIs(src *source, f sealFlags, p *parcel) error {
	if err := c.declare(f, p); err != nil {
		return err
	}
	p.path, p.size = src.path, src.size
	err := src.read(func(io.Reader) error { return nil })
	p.sha256 = src.sum
	return err
}

// checkFor checks a plain file as the service's collector will.
func (c *call) checkFor(e *edge, src *source, f sealFlags, list keyring.List) (*rule.Report, error) {
	o, err := c.options(f.checkFlags)
	if err != nil {
		return nil, err
	}
	if o.Overrides == nil {
		if o.Overrides, err = c.servedOverrides(e, list); err != nil {
			return nil, err
		}
	}
	return c.mayBeSealed(src, o, *f.force)
}

// declare takes what a sealed file cannot tell from the flags.
func (c *call) declare(f sealFlags, p *parcel) error {
	if *f.year == 0 || *f.municipality == "" || *f.kind == "" {
		return c.fail(sayDeclare)
	}
	kind, err := wire.ParseKind(*f.kind)
	if err != nil {
		return c.fail(sayBadKind)
	}
	p.year, p.municipality, p.kind = *f.year, *f.municipality, kind
	return nil
}

// keyList is the key list: the file of -keyring, or what the edge serves.
func (c *call) keyList(e *edge, f sealFlags) (keyring.List, error) {
	var b []byte
	var err error
	if *f.keyringFile != "" {
		b, err = os.ReadFile(*f.keyringFile)
	} else {
		b, err = e.keys(c.ctx)
	}
	if err != nil {
		return keyring.List{}, err
	}
	return c.openKeyring(b, *f.keyringKey)
}

// deliver sends the parcel, verifies the receipt and prints it.
func (c *call) deliver(e *edge, p parcel, list keyring.List, asJSON bool) error {
	a, err := c.upload(e, p)
	if err != nil {
		return err
	}
	if a.State == wire.Uploading {
		c.tell(sayPartDelivered, a.ID)
		return json.NewEncoder(c.stdout).Encode(a)
	}
	if err := p.verify(a, list.Verifiers(keyring.SignerEdge)); err != nil {
		return c.wrap(err, sayReceiptBad)
	}
	return c.delivered(a, asJSON)
}

// delivered prints the verified receipt, or all of the answer.
func (c *call) delivered(a wire.Accepted, asJSON bool) error {
	c.tell(sayDelivered, a.ID)
	if asJSON {
		return json.NewEncoder(c.stdout).Encode(a)
	}
	_, err := fmt.Fprint(c.stdout, a.Receipt)
	return err
}
