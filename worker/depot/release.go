package depot

import (
	"fmt"

	"sluse/core/wire"
)

// next is the state a delivery goes to when one of its parts is given back or
// done: none other while the other part is still held at an instant, which is
// the parameter named.
func next(now string) string {
	return ` CASE WHEN` + stillHeld(now) + ` THEN state WHEN superseded_by <> '' THEN 'superseded' ELSE 'queued' END`
}

func stillHeld(now string) string {
	return ` EXISTS (SELECT 1 FROM part q WHERE q.delivery = delivery.id AND q.done IS NULL AND q.lease_until > ` + now + `)`
}

// release gives a leased or held piece back. It waits again at once, unless
// it has been superseded meanwhile.
func (s *Service) release(c *call) error {
	p, err := s.piece(c)
	if err != nil {
		return err
	}
	if p.holder == "" && p.state == wire.Queued || p.state == wire.Superseded {
		return s.tellState(c, p.state) // said twice
	}
	if err := p.heldBy(c.who); err != nil {
		return err
	}
	changed, err := s.DB.Batch(c.ctx(), p.release(c.who, s.now())...)
	if err != nil {
		return fmt.Errorf("release: %w", err)
	}
	if p, err = s.piece(c); err != nil {
		return err
	}
	if changed[0] == 0 && p.holder != "" {
		return refuse("lease_lost")
	}
	return s.tellState(c, p.state)
}

func (s *Service) tellState(c *call, state wire.State) error {
	return writeJSON(c.w, 200, struct {
		ID    string     `json:"id"`
		State wire.State `json:"state"`
	}{c.r.PathValue("id"), state})
}

func (p piece) release(who identity, now int64) []Stmt {
	return []Stmt{
		{`UPDATE part SET holder = '', lease_until = 0 WHERE delivery = ?1 AND part = ?2 AND done IS NULL AND EXISTS (
			SELECT 1 FROM delivery WHERE id = ?1 AND (state = 'held' OR state IN ('collected', 'queued') AND holder = ?3))`,
			[]any{p.id, string(p.part), who.id}},
		{`INSERT INTO event (delivery, time, actor, was, became, note)
			SELECT id, ?2, ?3, state,` + next("?2") + `, 'released' FROM delivery WHERE id = ?1 AND changes() = 1`,
			[]any{p.id, now, who.actor()}},
		{`UPDATE delivery SET state =` + next("?2") + `, finished = CASE WHEN superseded_by <> '' AND NOT` + stillHeld("?2") + ` THEN ?2 END
			WHERE id = ?1 AND changes() = 1`, []any{p.id, now}},
	}
}
