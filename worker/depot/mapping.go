package depot

import (
	"context"
	"fmt"

	"sluse/core/wire"
)

// partMapping is the object row's part of a sealed mapping.
const partMapping = "mapping"

// putMapping takes the pseudonym manager's answer, sealed to SSB. With it the
// identity part is done. The same again, from whoever gave the first, replaces
// it until SSB is finished: a collector that never saw our answer repeats itself.
func (s *Service) putMapping(c *call) error {
	p, err := s.piece(c)
	if err != nil {
		return err
	}
	if err := p.mayMap(c.who); err != nil {
		return err
	}
	key := wire.MappingKey(s.random16())
	return s.putBeside(c, p, beside{
		part: partMapping, key: key, judge: judgeSealed, lost: refuse("lease_lost"),
		keep: func(size int64) []Stmt { return s.keepMapping(c.who, p, key, size) },
	})
}

// mayMap refuses whoever does not hold the identity part, and has not just
// answered it.
func (p piece) mayMap(who identity) error {
	switch {
	case p.part != wire.IDE:
		return refuse("not_found")
	case p.state == wire.Read || p.state == wire.Rejected:
		return refuse("already_finished")
	case p.done && p.holder == who.id:
		return nil
	}
	return p.heldBy(who)
}

func (s *Service) keepMapping(who identity, p piece, key string, size int64) []Stmt {
	now := s.now()
	const mine = ` EXISTS (SELECT 1 FROM part WHERE delivery = ?1 AND part = 'ide' AND holder = ?2)
		AND EXISTS (SELECT 1 FROM delivery WHERE id = ?1 AND state NOT IN ('read', 'rejected', 'superseded', 'expired'))`
	const stored4 = ` AND EXISTS (SELECT 1 FROM object WHERE key = ?4)` // this batch's
	return []Stmt{
		{`DELETE FROM object WHERE owner = ?1 AND part = 'mapping' AND` + mine, []any{p.id, who.id}},
		{`INSERT INTO object (key, owner, part, size) SELECT ?3, ?1, 'mapping', ?4 WHERE` + mine, []any{p.id, who.id, key, size}},
		{`UPDATE part SET done = ?2, lease_until = 0 WHERE delivery = ?1 AND part = 'ide' AND done IS NULL AND changes() = 1`, []any{p.id, now}},
		{`INSERT INTO event (delivery, time, actor, was, became, note)
			SELECT id, ?2, ?3, state,` + nextAside("?2") + `, 'mapping' FROM delivery WHERE id = ?1` + stored4, []any{p.id, now, who.actor(), key}},
		{`UPDATE delivery SET state =` + next("?2") + `, finished = CASE WHEN` + next("?2") + ` = 'superseded' THEN ?2 END
			WHERE id = ?1 AND state = 'collected'` + stored4, []any{p.id, now, "", key}},
	}
}

// mapping streams the sealed mapping to SSB, which holds the professional part.
func (s *Service) mapping(c *call) error {
	p, err := s.piece(c)
	if err != nil {
		return err
	}
	if err := p.heldBy(c.who); err != nil {
		return err
	}
	return s.streamBeside(c, p.id, partMapping, refuse("mapping_missing"))
}

// dropMapping takes back an answer that SSB cannot use, and the pseudonym manager
// is handed the identity part again. Nothing else would: with an answer it is done.
func (s *Service) dropMapping(c *call) error {
	p, err := s.piece(c)
	if err != nil {
		return err
	}
	if err := p.heldBy(c.who); err != nil {
		return err
	}
	old, err := s.objects(c.ctx(), p.id, partMapping)
	if err != nil {
		return err
	}
	if len(old) == 0 {
		return refuse("mapping_missing")
	}
	changed, err := s.DB.Batch(c.ctx(),
		Stmt{`DELETE FROM object WHERE owner = ?1 AND part = 'mapping' AND EXISTS (
			SELECT 1 FROM part p JOIN delivery d ON d.id = p.delivery WHERE d.id = ?1 AND p.part = 'ipl'
			AND (d.state = 'held' OR d.state IN ('collected', 'queued') AND p.holder = ?2))`, []any{p.id, c.who.id}},
		Stmt{`UPDATE part SET done = NULL, holder = '', lease_until = 0 WHERE delivery = ?1 AND part = 'ide' AND changes() = 1`, []any{p.id}},
		Stmt{`INSERT INTO event (delivery, time, actor, was, became, note)
			SELECT id, ?2, ?3, state, state, 'mapping refused' FROM delivery WHERE id = ?1 AND changes() = 1`, []any{p.id, s.now(), c.who.actor()}},
	)
	if err != nil {
		return fmt.Errorf("mapping: %w", err)
	}
	if changed[0] == 0 {
		return refuse("lease_lost")
	}
	_ = s.Blobs.Delete(context.WithoutCancel(c.ctx()), old...) // else orphans, and swept
	return s.tellState(c, p.state)
}
