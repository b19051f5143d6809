package main

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"

	"sluse/core"
	"sluse/core/pseudonym"
	"sluse/core/register"
	"sluse/core/rule"
	"sluse/core/split"
	"sluse/core/wire"
)

// registerLoad loads whole deliveries from files: the way of an operator that
// has no pseudonym manager and holds the register key itself.
func registerLoad(c *call) error {
	f := c.checkFlags()
	dsn, key := c.text("db", "", flagDB), c.text("key", "", flagRegisterKey)
	previous := c.text("previous-key", "", flagPreviousKey)
	asJSON := c.yes("json", flagJSON)
	if err := c.parse(1, 1<<20); err != nil {
		return err
	}
	m, err := c.pseudonymManager(*key, *previous)
	if err != nil {
		return err
	}
	o, err := c.options(f)
	if err != nil {
		return err
	}
	db, err := c.openRegister(*dsn)
	if err != nil {
		return err
	}
	defer db.Close()
	in := loading{c: c, db: db, m: m, o: o}
	for _, name := range c.flags.Args() {
		if err := in.file(name, *asJSON); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// registerKey reads a register key's file, or that of SLUSE_REGISTER_KEY.
func (c *call) registerKey(name string) (*pseudonym.Key, error) {
	if name == "" {
		name = c.env("SLUSE_REGISTER_KEY")
	}
	if err := c.want("key", name); err != nil {
		return nil, err
	}
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return pseudonym.ParseKey(string(b))
}

// A loading puts whole deliveries through split, pseudonyms and join in one
// process. What lies on the disk in between is sealed to a key that only the
// process has.
type loading struct {
	c  *call
	db *register.DB
	m  pseudonym.Manager
	o  core.CheckOptions
}

func (l *loading) file(name string, asJSON bool) error {
	src, err := l.c.source(name)
	if err != nil {
		return err
	}
	defer src.remove()
	if src.sealed {
		return l.c.fail(sayOpenFirst)
	}
	report, err := l.c.mayBeSealed(src, l.o, true)
	if err != nil {
		return err
	}
	d := register.Delivery{ID: hex.EncodeToString(src.sum[:16]), SHA256: hex.EncodeToString(src.sum), Municipality: report.Municipality,
		Year: report.Year, Kind: wire.Kind(report.Kind), Received: time.Now()}
	out, err := l.delivery(d, src)
	if err != nil {
		return err
	}
	return l.c.loaded(d, out, asJSON)
}

// loaded prints what came of a load.
func (c *call) loaded(d register.Delivery, l *register.Loaded, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(c.stdout).Encode(struct {
			ID           string `json:"id"`
			Municipality string `json:"municipality"`
			Year         int    `json:"year"`
			*register.Loaded
		}{d.ID, d.Municipality, d.Year, l})
	}
	_, err := fmt.Fprintf(c.stdout, "%s\t%d\t%s\t%d\t%d\n", d.ID, d.Year, d.Municipality, l.Account.Stored("Bruker"), l.Account.Stored("Tjeneste"))
	return err
}

func (l *loading) delivery(d register.Delivery, src *source) (*register.Loaded, error) {
	bundle, err := split.NewBundle(rand.Reader)
	if err != nil {
		return nil, err
	}
	h := split.Header{Bundle: bundle, Municipality: d.Municipality, Year: d.Year, Kind: d.Kind}
	ipl, mapping, err := l.answer(h, d.ID, src)
	if err != nil {
		return nil, err
	}
	defer ipl.remove()
	j := joining{d: d, h: h, ipl: ipl, mapping: mapping}
	joined, err := spoolOf(j.write)
	if err != nil {
		return nil, err
	}
	defer joined.remove()
	return l.db.Load(l.c.ctx, j.d, joined.open, rule.Options{Now: l.o.Now, Calendar: l.o.Calendar, Overrides: l.o.Overrides, Lang: l.o.Lang})
}

// answer splits a delivery and has its identities answered.
func (l *loading) answer(h split.Header, id string, src *source) (*source, *split.Mapping, error) {
	var key split.ReferenceKey
	rand.Read(key[:]) // never fails; nobody keeps it, and nobody has to
	var ide, mapping bytes.Buffer
	ipl, err := spoolOf(func(w io.Writer) error {
		return src.read(func(r io.Reader) error {
			_, err := split.Split(&ide, w, r, split.Options{Header: h, References: split.NewReferences(key)})
			return err
		})
	})
	if err != nil {
		return nil, nil, err
	}
	_, err = l.m.Answer(&mapping, &ide, split.MappingHeader{Header: h, Delivery: id})
	var m *split.Mapping
	if err == nil {
		m, err = split.ReadMapping(&mapping)
	}
	if err != nil {
		ipl.remove()
		return nil, nil, err
	}
	return ipl, m, nil
}

// A joining is one delivery on its way from two parts to the register.
type joining struct {
	d       register.Delivery
	h       split.Header
	ipl     *source
	mapping *split.Mapping
}

// write writes the joined delivery and notes in d what it took.
func (j *joining) write(w io.Writer) error {
	r, err := j.ipl.open()
	if err != nil {
		return err
	}
	defer r.Close()
	j.d.Rekeyed = map[split.Pseudonym]split.Pseudonym{}
	sum, err := split.Join(w, r, j.mapping, split.JoinOptions{Header: j.h, Delivery: j.d.ID,
		Rekeyed: func(was, now split.Pseudonym) { j.d.Rekeyed[was] = now }})
	j.d.Mapping, j.d.Counts, j.d.Left, j.d.Refused = j.mapping.Header, j.mapping.Counts, sum.Left, sum.Dropped
	return err
}

// spoolOf is spool for what writes.
func spoolOf(write func(io.Writer) error) (*source, error) {
	r, w := io.Pipe()
	go func() { w.CloseWithError(write(w)) }()
	s, err := spool(r)
	r.CloseWithError(err)
	return s, err
}
