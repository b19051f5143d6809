package depot

import (
	"context"
	"sync"

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
	body, _, err := s.newestOf(ctx, name)
	return body, err
}

// newestOf is newest with the version's number, 0 if there is none.
func (s *Service) newestOf(ctx context.Context, name string) (body string, id int64, err error) {
	row, err := s.one(ctx, `SELECT body, id FROM signed WHERE name = ?1 ORDER BY id DESC LIMIT 1`, name)
	if err != nil || row == nil {
		return "", 0, err
	}
	return text(row[0]), number(row[1]), nil
}

// published tells whether there is a version of a signed list.
func (s *Service) published(ctx context.Context, name string) (bool, error) {
	row, err := s.one(ctx, `SELECT 1 FROM signed WHERE name = ?1 LIMIT 1`, name)
	return row != nil, err
}

// keyring is the key list in force when the caller came; an empty one while
// there is none.
func (s *Service) keyring(ctx context.Context, who identity) (keyring.List, error) {
	if who.id == rootToken { // whom no look-up tells which one that is
		body, err := s.newest(ctx, signedKeys)
		return s.openKeys(body), err
	}
	if list, ok := s.lastKeys.at(who.keys); ok {
		return list, nil
	}
	row, err := s.one(ctx, `SELECT body FROM signed WHERE id = ?1 LIMIT 1`, who.keys)
	if err != nil || row == nil {
		return keyring.List{}, err
	}
	list := s.openKeys(text(row[0]))
	s.lastKeys.keep(who.keys, list)
	return list, nil
}

func (s *Service) openKeys(body string) keyring.List {
	if body == "" {
		return keyring.List{}
	}
	list, err := keyring.Open([]byte(body), s.set.KeyringKey)
	if err != nil { // the pinned root was changed: until its list comes, no key is active
		s.set.Log.Error("stored key list is not the pinned root's", "error", err)
		return keyring.List{}
	}
	return list
}

// keptKeys is the key list last read and its row: every delivery is held against
// it, and that is a query and a signature to verify.
type keptKeys struct {
	mu   sync.Mutex
	row  int64
	list keyring.List
}

// at is the list of a row, if that is the one kept. Row 0 is none.
func (l *keptKeys) at(row int64) (keyring.List, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.list, l.row == row
}

func (l *keptKeys) keep(row int64, list keyring.List) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.row, l.list = row, list
}
