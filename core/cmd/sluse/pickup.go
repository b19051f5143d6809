package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"golang.org/x/mod/sumdb/note"

	"sluse/core/keyring"
	"sluse/core/rule"
	"sluse/core/seal"
	"sluse/core/wire"
)

// A collector is one run of pickup.
type collector struct {
	c          *call
	e          *edge
	dir        string
	identities string
	held       map[string]bool // key ids of the identities
	signer     note.Signer
	list       keyring.List // empty where none was to be had
	overrides  *rule.Overrides
	asJSON     bool
	failed     []string // leased, not worked off, given back at the end of the round
}

// leaseMax is how many deliveries are leased at a time: few, so that what one
// collector cannot work off another gets soon.
const leaseMax = 4

func pickup(c *call) error {
	ef := c.edgeFlags()
	identity := c.many("identity", flagIdentity)
	dir := c.text("dir", "", flagDir)
	signer := c.text("signer", "", flagSigner)
	keyringFile, keyringKey := c.text("keyring", "", flagKeyring), c.text("keyring-key", "", flagRootKey)
	once := c.yes("once", flagOnce)
	every := c.set().Duration("every", 30*time.Second, c.say(flagEvery))
	asJSON := c.yes("json", flagJSON)
	if err := c.parse(0, 0); err != nil {
		return err
	}
	if err := c.want("dir", *dir); err != nil {
		return err
	}
	e, err := c.connect(ef)
	if err != nil {
		return err
	}
	p := &collector{c: c, e: e, dir: *dir, asJSON: *asJSON}
	if err := p.keysOf(*identity, *signer); err != nil {
		return err
	}
	if err := os.MkdirAll(p.folder(), 0o700); err != nil {
		return err
	}
	p.list = p.keyList(*keyringFile, *keyringKey)
	return p.run(*once, *every)
}

// folder is where unfinished files of a delivery lie, named by its id, so that
// the next run takes them up or overwrites them.
func (p *collector) folder() string { return filepath.Join(p.dir, ".pickup") }

// keysOf reads identities and signer.
func (p *collector) keysOf(paths []string, signer string) (err error) {
	if p.identities, err = p.c.identities(paths); err != nil {
		return err
	}
	recipients, err := seal.Recipients(p.identities)
	if err != nil {
		return err
	}
	p.held = map[string]bool{}
	for _, r := range recipients {
		p.held[wire.KeyID(r)] = true
	}
	if signer == "" && len(paths) == 0 {
		paths = []string{p.c.env("SLUSE_IDENTITY")}
	}
	if signer == "" {
		signer = paths[0] + ".sign"
	}
	p.signer, err = readSigner(signer)
	return err
}

// keyList is the verified key list. Without one, pickup works and only knows
// less of why a file does not open.
func (p *collector) keyList(file, key string) keyring.List {
	b, err := os.ReadFile(file)
	if file == "" {
		b, err = p.e.keys(p.c.ctx)
	}
	if err == nil {
		var l keyring.List
		if l, err = p.c.openKeyring(b, key); err == nil {
			return l
		}
	}
	p.c.tell(sayNoKeyring, p.c.explain(err))
	return keyring.List{}
}

// run works rounds: one with -once, else until it is interrupted.
func (p *collector) run(once bool, every time.Duration) error {
	for {
		err := p.round()
		if once || p.c.ctx.Err() != nil {
			return err
		}
		if err != nil {
			p.c.tell(sayRoundFailed, p.c.explain(err))
		}
		if !sleep(p.c.ctx, every) {
			return p.c.ctx.Err()
		}
	}
}

// round leases and works off until nothing more is leased. What fails is kept
// leased until the end, or it would be handed out again at once.
func (p *collector) round() error {
	p.failed = nil
	defer p.release()
	var err error
	if p.overrides, err = p.c.servedOverrides(p.e, p.list); err != nil {
		return err
	}
	var errs []error
	for p.c.ctx.Err() == nil {
		var l wire.Leases
		q := url.Values{"max": {strconv.Itoa(leaseMax)}}
		if err := p.e.answer(p.c.ctx, request{method: http.MethodGet, path: wire.PathPickup, query: q}, &l); err != nil {
			return errors.Join(append(errs, err)...)
		}
		if len(l.Deliveries) == 0 {
			break
		}
		for _, d := range l.Deliveries {
			if err := p.take(d); err != nil {
				p.failed = append(p.failed, d.ID)
				errs = append(errs, p.c.wrap(err, sayPickupFailed, d.ID))
			}
		}
	}
	return errors.Join(errs...)
}

// release gives back what was not worked off. A lease that is not given back
// ends by itself, so an error here is only told.
func (p *collector) release() {
	for _, id := range p.failed {
		err := p.e.answer(p.c.ctx, request{method: http.MethodPost, path: p.path(id, "release")}, nil)
		if err != nil {
			p.c.tell(sayReleaseFailed, id, p.c.explain(err))
		}
	}
}

func (p *collector) path(id, what string) string {
	return wire.PathPickup + "/" + url.PathEscape(id) + "/" + what
}

// collected is what pickup prints of each delivery.
type collected struct {
	ID           string           `json:"id"`
	Year         int              `json:"year"`
	Municipality string           `json:"municipality"`
	Kind         wire.Kind        `json:"kind"`
	Result       string           `json:"result"`
	Reason       string           `json:"reason,omitempty"`
	File         string           `json:"file,omitempty"`
	Counts       map[string]int64 `json:"counts"`
}

func (p *collector) print(o collected) error {
	if p.asJSON {
		return json.NewEncoder(p.c.stdout).Encode(o)
	}
	_, err := fmt.Fprintf(p.c.stdout, "%s\t%s\t%s%s\n", o.ID, o.Result, o.File, o.Reason)
	return err
}
