package depot

import (
	"fmt"

	"sluse/core/wire"
)

// mayAct is the condition on a part and its delivery that token ?3 may say what
// becomes of it: its holder may and, of what SSB has set aside, all of SSB.
const mayAct = ` (state = 'held' AND role = 'ssb' OR state IN ('collected', 'queued', 'held') AND holder = ?3)`

// next is the state a delivery goes to when one of its parts is given back or
// done: still collected while the other part is held at an instant, which is
// the parameter named.
func next(now string) string {
	return ` CASE WHEN` + stillHeld(now) + ` THEN 'collected' WHEN superseded_by <> '' THEN 'superseded' ELSE 'queued' END`
}

// nextAside is next for what the pseudonym manager does, which ends no hold of SSB's.
func nextAside(now string) string {
	return ` CASE WHEN state = 'collected' THEN` + next(now) + ` ELSE state END`
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
	back := p.holder == "" && !p.done && (p.state == wire.Queued || p.state == wire.Collected)
	if back || p.state == wire.Superseded {
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
	became := next("?2")
	if who.role == wire.RoleTPF {
		became = nextAside("?2")
	}
	return []Stmt{
		{`UPDATE part SET holder = '', lease_until = 0 WHERE delivery = ?1 AND part = ?2 AND done IS NULL AND EXISTS (
			SELECT 1 FROM delivery WHERE id = ?1 AND` + mayAct + `)`,
			[]any{p.id, string(p.part), who.id}},
		{`INSERT INTO event (delivery, time, actor, was, became, note)
			SELECT id, ?2, ?3, state,` + became + `, 'released' FROM delivery WHERE id = ?1 AND changes() = 1`,
			[]any{p.id, now, who.actor()}},
		{`UPDATE delivery SET state =` + became + `, finished = CASE WHEN` + became + ` = 'superseded' THEN ?2 END
			WHERE id = ?1 AND changes() = 1`, []any{p.id, now}},
	}
}
