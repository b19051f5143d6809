package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
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
	role       wire.Role              // whose keys deliveries are sealed to
	job        func(wire.Lease) error // works off one lease
	loading    *loading               // into the register; nil without one
	loaded     bool                   // the delivery being answered is in it
	failed     []string               // leased, not worked off, given back at the end of the round
	polls      bool                   // works round after round
	again      bool                   // has the pseudonym manager answer again what cannot be used
	waiting    map[string]wire.Lease  // by id: those whose mapping is late, kept to the next round
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
	dsn, key := c.text("register", "", flagDB), c.text("key", "", flagRegisterKey)
	previous := c.text("previous-key", "", flagPreviousKey)
	once, again := c.yes("once", flagOnce), c.yes("ask-again", flagAskAgain)
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
	p := &collector{c: c, e: e, role: wire.RoleSSB, dir: *dir, asJSON: *asJSON, again: *again}
	if err := p.keysOf(*identity, *signer); err != nil {
		return err
	}
	if err := os.MkdirAll(p.folder(), 0o700); err != nil {
		return err
	}
	p.list = p.keyList(*keyringFile, *keyringKey)
	p.job = p.work
	if *dsn != "" || c.env("SLUSE_REGISTER") != "" {
		if p.loading, err = c.loadingInto(*dsn, *key, *previous); err != nil {
			return err
		}
		defer p.loading.db.Close()
	}
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

// collected is what pickup prints of each delivery.
type collected struct {
	ID           string           `json:"id"`
	Year         int              `json:"year"`
	Municipality string           `json:"municipality"`
	Kind         wire.Kind        `json:"kind"`
	Result       string           `json:"result"`
	Reason       string           `json:"reason,omitempty"`
	File         string           `json:"file,omitempty"`
	Loaded       bool             `json:"loaded,omitempty"` // stands in the register
	Counts       map[string]int64 `json:"counts"`
}

func (p *collector) print(o collected) error {
	if p.asJSON {
		return json.NewEncoder(p.c.stdout).Encode(o)
	}
	_, err := fmt.Fprintf(p.c.stdout, "%s\t%s\t%s%s\n", o.ID, o.Result, o.File, o.Reason)
	return err
}
