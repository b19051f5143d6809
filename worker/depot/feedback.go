package depot

import (
	"context"
	"errors"
	"fmt"

	"sluse/core/wire"
)

// partFeedback is the object row's part of sealed feedback.
const partFeedback = "feedback"

// putFeedback takes SSB's findings, sealed to the municipality's response
// recipient, whose kind the edge leaves to the two. The newest counts.
func (s *Service) putFeedback(c *call) error {
	p, err := s.piece(c)
	if err != nil {
		return err
	}
	if p.state != wire.Read && p.state != wire.Rejected {
		if err := p.heldBy(c.who); err != nil {
			return err
		}
	}
	digest, err := declaredDigest(c.r.Header)
	if err != nil {
		return err
	}
	key := wire.FeedbackKey(s.random16())
	stored, err := s.Blobs.Put(c.ctx(), key, c.r.Body, PutOptions{
		Size: c.r.ContentLength, SHA256: digest, Limit: s.set.Limits.Request, Peek: judgeAge,
	})
	if err != nil {
		return putRefusal(err)
	}
	if err := s.keepFeedback(c, p, key, stored); err != nil {
		return err
	}
	return writeJSON(c.w, 200, struct {
		ID     string `json:"id"`
		SHA256 string `json:"sha256"`
		Size   int64  `json:"size"`
	}{p.id, hexOf(stored.SHA256), stored.Size})
}

// judgeAge takes any binary age file, to whatever kind of recipient.
func judgeAge(head []byte) error {
	if err := wire.CheckSealed(head); err != nil && !errors.Is(err, wire.ErrClassic) {
		return refuseWith("not_sealed", err.Error())
	}
	return nil
}

func (s *Service) keepFeedback(c *call, p piece, key string, stored Stored) error {
	old, err := s.objects(c.ctx(), p.id, partFeedback)
	if err != nil {
		return err
	}
	_, err = s.DB.Batch(c.ctx(),
		Stmt{`DELETE FROM object WHERE owner = ?1 AND part = ?2`, []any{p.id, partFeedback}},
		Stmt{`INSERT INTO object (key, owner, part, size) VALUES (?1, ?2, ?3, ?4)`, []any{key, p.id, partFeedback, stored.Size}},
		Stmt{`INSERT INTO event (delivery, time, actor, was, became, note)
			SELECT id, ?2, ?3, state, state, 'feedback' FROM delivery WHERE id = ?1`, []any{p.id, s.now(), c.who.actor()}},
	)
	if err != nil {
		return fmt.Errorf("feedback: %w", err)
	}
	if len(old) > 0 {
		_ = s.Blobs.Delete(context.WithoutCancel(c.ctx()), old...) // else an orphan, and swept
	}
	return nil
}

// feedback streams the sealed feedback to the municipality it is for.
func (s *Service) feedback(c *call) error {
	d, err := s.findOwn(c)
	if err != nil {
		return err
	}
	row, err := s.one(c.ctx(), `SELECT key, size FROM object WHERE owner = ?1 AND part = ?2 LIMIT 1`, d.id, partFeedback)
	if err != nil {
		return err
	}
	if row == nil {
		return refuse("not_found")
	}
	return s.stream(c, []string{text(row[0])}, number(row[1]))
}
