package main

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"strconv"

	"sluse/core/keyring"
	"sluse/core/rule"
	"sluse/core/wire"
)

// A parcel is one sealed file and what is declared about it.
type parcel struct {
	path         string
	size         int64
	sha256       []byte
	year         int
	municipality string
	kind         wire.Kind
	keyID        string // empty for a file sealed elsewhere
	project      string
	supersedes   string
	contact      string
}

func send(c *call) error {
	ef, f := c.edgeFlags(), c.sealFlags()
	contact := c.text("contact", "", flagContact)
	supersedes := c.text("supersedes", "", flagSupersedes)
	key := c.text("key", "", flagKeyID)
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
	p := parcel{contact: *contact, supersedes: *supersedes, project: *f.project, keyID: *key}
	list, err := c.pack(e, src, f, &p)
	if err != nil {
		return err
	}
	if !src.sealed {
		defer os.Remove(p.path)
	}
	return c.deliver(e, p, list, *asJSON)
}

// pack makes the parcel: a plain file is checked and sealed, a sealed one is
// taken as it is. The list is what receipts are verified with.
func (c *call) pack(e *edge, src *source, f sealFlags, p *parcel) (keyring.List, error) {
	list, err := c.keyList(e, f)
	if err != nil {
		return list, err
	}
	if src.sealed {
		if err := c.declare(f, p); err != nil {
			return list, err
		}
		p.path, p.size = src.path, src.size
		err := src.read(func(io.Reader) error { return nil })
		p.sha256 = src.sum
		return list, err
	}
	report, err := c.checkFor(e, src, f, list)
	if err != nil {
		return list, err
	}
	k, err := c.choose(list, report.Year, *f.project)
	if err != nil {
		return list, err
	}
	p.year, p.municipality, p.kind, p.keyID = report.Year, report.Municipality, wire.Kind(report.Kind), k.ID
	return list, p.store(func(w io.Writer) error { return c.sealInto(w, src, f, []string{k.Recipient}) })
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

// store writes the sealed bytes to a temporary file, where a new attempt
// finds the same ones: sealing again would make another delivery.
func (p *parcel) store(write func(io.Writer) error) error {
	f, err := os.CreateTemp("", "sluse-*.age")
	if err != nil {
		return err
	}
	defer f.Close()
	p.path = f.Name()
	h := sha256.New()
	n := &counting{w: io.MultiWriter(f, h)}
	if err := write(n); err != nil {
		os.Remove(p.path)
		return err
	}
	p.size, p.sha256 = n.n, h.Sum(nil)
	return f.Close()
}

type counting struct {
	w io.Writer
	n int64
}

func (c *counting) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// fields are what is declared, by the query's names, contact aside.
func (p parcel) fields() map[string]string {
	m := map[string]string{"year": strconv.Itoa(p.year), "municipality": p.municipality, "kind": string(p.kind)}
	for k, v := range map[string]string{"key": p.keyID, "project": p.project, "supersedes": p.supersedes} {
		if v != "" {
			m[k] = v
		}
	}
	return m
}

func (p parcel) query() url.Values {
	q := url.Values{}
	for k, v := range p.fields() {
		q.Set(k, v)
	}
	return q
}

func (p parcel) header() map[string]string {
	h := map[string]string{"Content-Type": "application/octet-stream",
		"Repr-Digest": "sha-256=:" + base64.StdEncoding.EncodeToString(p.sha256) + ":"}
	if p.contact != "" {
		h[wire.HeaderContact] = p.contact
	}
	return h
}

// deliver sends the parcel, verifies the receipt and prints it.
func (c *call) deliver(e *edge, p parcel, list keyring.List, asJSON bool) error {
	a, err := c.upload(e, p)
	if err != nil {
		return err
	}
	if err := p.verify(a, list.Verifiers(keyring.SignerEdge)); err != nil {
		return c.wrap(err, sayReceiptBad)
	}
	c.tell(sayDelivered, a.ID)
	if asJSON {
		return json.NewEncoder(c.stdout).Encode(a)
	}
	_, err = fmt.Fprint(c.stdout, a.Receipt)
	return err
}

// verify tells whether the receipt is signed and speaks of what was sent.
func (p parcel) verify(a wire.Accepted, verifiers []string) error {
	if len(verifiers) == 0 {
		return errors.New("the key list names no key for receipts")
	}
	r, err := openReceipt([]byte(a.Receipt), verifiers)
	if err != nil {
		return err
	}
	if r.Stage != wire.StageReceived || r.ID != a.ID || r.SHA256 != hex.EncodeToString(p.sha256) || r.Size != p.size ||
		r.Year != p.year || r.Municipality != p.municipality || r.Kind != p.kind || r.Supersedes != p.supersedes {
		return errors.New("it is for another delivery")
	}
	return nil
}
