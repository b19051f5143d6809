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
	now, seen, err := s.newestOf(c.ctx(), signedKeys)
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
	return s.keepSigned(c, signedKeys, b, seen)
}

// putOverrides replaces the severity overrides. The edge checks who signed
// them; what they may say is checked by all who apply them.
func (s *Service) putOverrides(c *call) error {
	b, err := readBody(c)
	if err != nil {
		return err
	}
	now, seen, err := s.newestOf(c.ctx(), signedOverrides)
	if err != nil {
		return err
	}
	list, err := s.keyring(c.ctx(), c.who)
	if err != nil {
		return err
	}
	for _, v := range list.Verifiers(keyring.SignerOverrides) {
		if _, err := wire.OpenNote(b, v); err == nil {
			if now == string(b) {
				return s.signedTaken(c)
			}
			return s.keepSigned(c, signedOverrides, b, seen)
		}
	}
	return refuse("not_signed")
}

func (s *Service) overrides(c *call) error { return s.serveSigned(c, signedOverrides) }

// keepSigned writes a list over the version that was seen. Of two at once the
// one that comes later has not been held against the other, which may be newer.
func (s *Service) keepSigned(c *call, name string, body []byte, seen int64) error {
	changed, err := s.DB.Batch(c.ctx(), Stmt{`INSERT INTO signed (name, body, time, actor) SELECT ?1, ?2, ?3, ?4
		WHERE COALESCE((SELECT MAX(id) FROM signed WHERE name = ?1), 0) = ?5`, []any{name, string(body), s.now(), c.who.actor(), seen}})
	if err != nil {
		return fmt.Errorf("keep %s: %w", name, err)
	}
	if changed[0] == 0 {
		return refuse("older_list")
	}
	s.set.Log.Info("signed list replaced", "list", name, "token", c.who.id)
	return s.signedTaken(c)
}

func (s *Service) signedTaken(c *call) error {
	c.w.WriteHeader(204)
	return nil
}
