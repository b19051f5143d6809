package depot

import (
	"context"

	"sluse/core/keyring"
)

// The signed lists that the edge serves and cannot change.
const (
	signedKeys      = "keys"
	signedOverrides = "overrides"
)

func (s *Service) keys(c *call) error { return s.serveSigned(c, signedKeys) }

func (s *Service) serveSigned(c *call, name string) error {
	body, err := s.newest(c.ctx(), name)
	if err != nil {
		return err
	}
	if body == "" {
		return refuse("not_found")
	}
	c.w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	writeBytes(c.w, 200, []byte(body))
	return nil
}

// newest returns the newest version of a signed list, "" if there is none.
func (s *Service) newest(ctx context.Context, name string) (string, error) {
	row, err := s.one(ctx, `SELECT body FROM signed WHERE name = ?1 ORDER BY id DESC LIMIT 1`, name)
	if err != nil || row == nil {
		return "", err
	}
	return text(row[0]), nil
}

// published tells whether there is a version of a signed list.
func (s *Service) published(ctx context.Context, name string) (bool, error) {
	row, err := s.one(ctx, `SELECT 1 FROM signed WHERE name = ?1 LIMIT 1`, name)
	return row != nil, err
}

// keyring is the key list in force; an empty one while there is none.
func (s *Service) keyring(ctx context.Context) (keyring.List, error) {
	body, err := s.newest(ctx, signedKeys)
	if err != nil || body == "" {
		return keyring.List{}, err
	}
	list, err := keyring.Open([]byte(body), s.set.KeyringKey)
	if err != nil { // the pinned root was changed: until its list comes, no key is active
		s.set.Log.Error("stored key list is not the pinned root's", "error", err)
		return keyring.List{}, nil
	}
	return list, nil
}
