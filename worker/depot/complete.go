package depot

import (
	"context"
	"fmt"
	"io"

	"sluse/core/wire"
)

// complete makes a delivery of an upload that has all its bytes. Two at once
// do no harm: the second finds the bytes delivered.
func (s *Service) complete(c *call, u *upload) error {
	keys, err := s.objects(c.ctx(), u.id, "")
	if err != nil {
		return err
	}
	if len(keys) == 0 {
		*u, err = s.findUpload(c) // another request has made the delivery and has the objects
		return err
	}
	in, err := s.uploaded(c, u, keys)
	if err != nil {
		return err
	}
	out, err := s.accept(c.ctx(), in)
	if err != nil {
		return err
	}
	u.delivery = out.delivery.id
	if !out.replay {
		return nil
	}
	// The upload's own objects go when it expires.
	_, err = s.DB.Batch(c.ctx(), Stmt{`UPDATE upload SET delivery = ?2 WHERE id = ?1`, []any{u.id, u.delivery}})
	return err
}

// uploaded reads the objects once through one digest, and asks the gates as
// of the upload's beginning.
func (s *Service) uploaded(c *call, u *upload, keys []string) (*intake, error) {
	if err := s.judgeObjects(c.ctx(), keys); err != nil {
		return nil, err
	}
	stored, err := s.Keeper.Digest(c.ctx(), keys)
	if err != nil {
		return nil, err
	}
	if stored.Size != u.length {
		return nil, fmt.Errorf("upload has %d bytes stored, %d declared", stored.Size, u.length)
	}
	in := &intake{params: u.params, who: c.who, lang: u.lang, began: u.created, stored: stored, upload: u.id}
	if err := s.begunBefore(c.ctx(), in); err != nil {
		return nil, err
	}
	return in, s.askGates(in)
}

func (s *Service) judgeObjects(ctx context.Context, keys []string) error {
	body, err := s.Blobs.Get(ctx, keys, 0, wire.HeaderPeek)
	if err != nil {
		return err
	}
	defer body.Close()
	head, err := io.ReadAll(body)
	if err != nil {
		return err
	}
	return judgeSealed(head)
}
