package depot

import (
	"fmt"

	"sluse/core/keyring"
	"sluse/core/wire"
)

// putKeys replaces the key list. It must be signed by the root that this
// build pins, and must not be older than the one in force: an old list would
// bring back keys that have been retired.
func (s *Service) putKeys(c *call) error {
	b, err := readBody(c)
	if err != nil {
		return err
	}
	list, err := keyring.Open(b, s.set.KeyringKey)
	if err != nil {
		return refuseWith("not_signed", err.Error())
	}
	now, err := s.newest(c.ctx(), signedKeys)
	if err != nil {
		return err
	}
	if now == string(b) {
		return s.signedTaken(c)
	}
	// A list that the pinned root has not signed is none: the root was changed.
	current, err := keyring.Open([]byte(now), s.set.KeyringKey)
	if err == nil && !list.Issued.After(current.Issued) {
		return refuse("older_list")
	}
	return s.keepSigned(c, signedKeys, b)
}

// putOverrides replaces the severity overrides. The edge checks who signed
// them; what they may say is checked by all who apply them.
func (s *Service) putOverrides(c *call) error {
	b, err := readBody(c)
	if err != nil {
		return err
	}
	list, err := s.keyring(c.ctx(), c.who)
	if err != nil {
		return err
	}
	for _, v := range list.Verifiers(keyring.SignerOverrides) {
		if _, err := wire.OpenNote(b, v); err == nil {
			return s.keepSigned(c, signedOverrides, b)
		}
	}
	return refuse("not_signed")
}

func (s *Service) overrides(c *call) error { return s.serveSigned(c, signedOverrides) }

func (s *Service) keepSigned(c *call, name string, body []byte) error {
	_, err := s.DB.Batch(c.ctx(), Stmt{`INSERT INTO signed (name, body, time, actor) VALUES (?1, ?2, ?3, ?4)`,
		[]any{name, string(body), s.now(), c.who.actor()}})
	if err != nil {
		return fmt.Errorf("keep %s: %w", name, err)
	}
	s.set.Log.Info("signed list replaced", "list", name, "token", c.who.id)
	return s.signedTaken(c)
}

func (s *Service) signedTaken(c *call) error {
	c.w.WriteHeader(204)
	return nil
}
