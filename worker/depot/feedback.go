package depot

import (
	"errors"

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
	key := wire.FeedbackKey(s.random16())
	return s.putBeside(c, p, beside{
		part: partFeedback, key: key, judge: judgeAge, lost: refuse("gone"),
		keep: func(size int64) []Stmt { return s.keepFeedback(c.who, p, key, size) },
	})
}

// judgeAge takes any binary age file, to whatever kind of recipient.
func judgeAge(head []byte) error {
	if err := wire.CheckSealed(head); err != nil && !errors.Is(err, wire.ErrClassic) {
		return refuseWith("not_sealed", err.Error())
	}
	return nil
}

func (s *Service) keepFeedback(who identity, p piece, key string, size int64) []Stmt {
	const kept = ` FROM delivery WHERE id = ?1 AND purged IS NULL` // else nobody would ever delete it
	return []Stmt{
		{`DELETE FROM object WHERE owner = ?1 AND part = ?2 AND EXISTS (SELECT 1` + kept + `)`, []any{p.id, partFeedback}},
		{`INSERT INTO object (key, owner, part, size) SELECT ?2, id, ?3, ?4` + kept, []any{p.id, key, partFeedback, size}},
		{`INSERT INTO event (delivery, time, actor, was, became, note)
			SELECT id, ?2, ?3, state, state, 'feedback' FROM delivery WHERE id = ?1 AND changes() = 1`, []any{p.id, s.now(), who.actor()}},
	}
}

// feedback streams the sealed feedback to the municipality it is for.
func (s *Service) feedback(c *call) error {
	d, err := s.findOwn(c)
	if err != nil {
		return err
	}
	return s.streamBeside(c, d.id, partFeedback, refuse("not_found"))
}
