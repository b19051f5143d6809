package main

import (
	"bytes"
	"errors"
	"os"
	"time"

	"sluse/core"
	"sluse/core/pseudonym"
	"sluse/core/seal"
	"sluse/core/split"
	"sluse/core/wire"
)

// tpf is the pseudonym manager's collector: identity parts in, mappings out.
// Nothing of a delivery stays behind but a line in the audit log; a process that
// is killed may leave sealed bytes in the temporary folder.
func tpf(c *call) error {
	ef := c.edgeFlags()
	identity := c.many("identity", flagIdentity)
	key, previous := c.text("key", "", flagRegisterKey), c.text("previous", "", flagPreviousKey)
	audit := c.text("audit", "", flagAudit)
	keyringFile, keyringKey := c.text("keyring", "", flagKeyring), c.text("keyring-key", "", flagRootKey)
	once := c.yes("once", flagOnce)
	every := c.set().Duration("every", 30*time.Second, c.say(flagEvery))
	asJSON := c.yes("json", flagJSON)
	if err := c.parse(0, 0); err != nil {
		return err
	}
	if err := c.want("audit", *audit); err != nil {
		return err
	}
	m, err := c.pseudonymManager(*key, *previous)
	if err != nil {
		return err
	}
	e, err := c.connect(ef)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "sluse-tpf-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	t := &manager{collector: collector{c: c, e: e, role: wire.RoleTPF, dir: dir, asJSON: *asJSON}, m: m, audit: *audit}
	if err := errors.Join(t.keys(*identity), os.Mkdir(t.folder(), 0o700)); err != nil {
		return err
	}
	if t.list = t.keyList(*keyringFile, *keyringKey); len(t.list.Keys) == 0 {
		return c.fail(sayListNeeded)
	}
	t.collector.job = t.work
	return t.run(*once, *every)
}

func (c *call) pseudonymManager(key, previous string) (m pseudonym.Manager, err error) {
	if m.Key, err = c.registerKey(key); err != nil || previous == "" {
		return m, err
	}
	if m.Previous, err = c.registerKey(previous); err == nil && (m.Previous.Register != m.Key.Register || m.Previous.Generation >= m.Key.Generation) {
		err = c.fail(sayNotPrevious)
	}
	return m, err
}

// A manager is one run of tpf.
type manager struct {
	collector
	m     pseudonym.Manager
	audit string
}

// work answers one identity part.
func (t *manager) work(l wire.Lease) error {
	m, err := manifestOf(l)
	if err != nil {
		return err
	}
	if m.Part != wire.IDE {
		return errors.New("the service handed over what is not an identity part")
	}
	h := split.Header{Bundle: m.Bundle, Municipality: m.Municipality, Year: m.Year, Kind: m.Kind}
	sealed, tally, err := t.answer(m, h)
	if reason := refusalOf(err); reason != "" {
		return t.reject(m, h, reason, tally)
	}
	if err != nil {
		return err
	}
	if err := t.note(h, m.ID, "answered", tally); err != nil {
		return err
	}
	if err := t.e.answer(t.c.ctx, putSealed(t.path(m.ID, "mapping"), sealed), nil); err != nil {
		return err
	}
	return t.tellAnswer(m, "answered", "", tally)
}

// answer makes the sealed mapping.
func (t *manager) answer(m wire.Manifest, h split.Header) ([]byte, pseudonym.Tally, error) {
	to, err := t.recipient(m.Year)
	if err != nil {
		return nil, pseudonym.Tally{}, err
	}
	f, err := t.download(m)
	if err != nil {
		return nil, pseudonym.Tally{}, err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	ide, err := core.Opener(f, core.OpenOptions{Identities: t.identities})
	if errors.Is(err, core.ErrWrongKey) && !t.sure(m) {
		return nil, pseudonym.Tally{}, t.c.fail(sayMissingIdentity, m.Year, orDash(m.KeyID))
	}
	if err != nil {
		return nil, pseudonym.Tally{}, err
	}
	defer ide.Close()
	var sealed bytes.Buffer
	w, err := core.Sealer(&sealed, core.SealOptions{Recipients: []string{to}, Pad: true})
	if err != nil {
		return nil, pseudonym.Tally{}, err
	}
	tally, err := t.m.Answer(w, ide, split.MappingHeader{Header: h, Delivery: m.ID, SHA256: m.SHA256, Size: m.Size})
	if err == nil {
		err = w.Close()
	}
	return sealed.Bytes(), tally, err
}

// recipient is SSB's newest active key for a year, by the verified key list.
func (t *manager) recipient(year int) (string, error) {
	active := t.list.Active(wire.RoleSSB, year)
	if len(active) == 0 {
		return "", t.c.fail(sayNoActiveKey, year)
	}
	return active[len(active)-1].Recipient, nil
}

// keys reads the identities.
func (t *manager) keys(paths []string) (err error) {
	if t.identities, err = t.c.identities(paths); err != nil {
		return err
	}
	recipients, err := seal.Recipients(t.identities)
	t.held = map[string]bool{}
	for _, r := range recipients {
		t.held[wire.KeyID(r)] = true
	}
	return err
}
