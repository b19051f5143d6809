package depot

import (
	"context"
	"fmt"
)

// What lies beside a delivery: one sealed object that another than its sender
// leaves with it, the pseudonym manager's mapping or SSB's feedback. The newest
// counts.
type beside struct {
	part  string // of the object's row
	key   string // a new one
	judge func(head []byte) error
	keep  func(size int64) []Stmt // make it the delivery's; the second puts the object's row
	lost  error                   // the answer where that puts none
}

// putBeside stores a request's body, and answers for it once it is the delivery's.
func (s *Service) putBeside(c *call, p piece, b beside) error {
	digest, err := declaredDigest(c.r.Header)
	if err != nil {
		return err
	}
	stored, err := s.Blobs.Put(c.ctx(), b.key, c.r.Body, PutOptions{
		Size: c.r.ContentLength, SHA256: digest, Limit: s.set.Limits.Request, Peek: b.judge,
	})
	if err != nil {
		return putRefusal(err)
	}
	if err := s.keepBeside(c, p, b, stored.Size); err != nil {
		return err
	}
	return writeJSON(c.w, 200, struct {
		ID     string `json:"id"`
		SHA256 string `json:"sha256"`
		Size   int64  `json:"size"`
	}{p.id, hexOf(stored.SHA256), stored.Size})
}

// keepBeside puts the new object in the place of the old. What is not deleted
// here is an orphan, and swept.
func (s *Service) keepBeside(c *call, p piece, b beside, size int64) error {
	old, err := s.objects(c.ctx(), p.id, b.part)
	if err != nil {
		return err
	}
	changed, err := s.DB.Batch(c.ctx(), b.keep(size)...)
	if err != nil {
		return fmt.Errorf("%s: %w", b.part, err)
	}
	if changed[1] == 0 {
		_ = s.Blobs.Delete(context.WithoutCancel(c.ctx()), b.key)
		return b.lost
	}
	if len(old) > 0 {
		_ = s.Blobs.Delete(context.WithoutCancel(c.ctx()), old...)
	}
	return nil
}

// streamBeside streams what lies beside a delivery; none is the answer where
// nothing does.
func (s *Service) streamBeside(c *call, id, part string, none error) error {
	row, err := s.one(c.ctx(), `SELECT key, size FROM object WHERE owner = ?1 AND part = ?2 LIMIT 1`, id, part)
	if err != nil {
		return err
	}
	if row == nil {
		return none
	}
	return s.stream(c, []string{text(row[0])}, number(row[1]))
}
