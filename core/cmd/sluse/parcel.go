package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"net/url"
	"os"
	"slices"
	"strconv"

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
	part         wire.Part // of a delivery in two parts
	bundle       string    // what its parts have in common
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
	for k, v := range map[string]string{"key": p.keyID, "project": p.project, "supersedes": p.supersedes, "part": string(p.part), "bundle": p.bundle} {
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
		"Repr-Digest": reprDigest(p.sha256)}
	if p.contact != "" {
		h[wire.HeaderContact] = p.contact
	}
	return h
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
	whole := r.SHA256 == hex.EncodeToString(p.sha256) && r.Size == p.size
	if p.part != wire.Whole {
		whole = slices.Contains(r.Parts, p.onReceipt())
	}
	if r.Stage != wire.StageReceived || r.ID != a.ID || !whole ||
		r.Year != p.year || r.Municipality != p.municipality || r.Kind != p.kind || r.Supersedes != p.supersedes {
		return errors.New("it is for another delivery")
	}
	return nil
}
