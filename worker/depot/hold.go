package depot

import (
	"fmt"

	"sluse/core/wire"
)

// hold sets a leased delivery aside: its lease does not end until SSB accepts,
// rejects or releases it. The sentence is for the municipality to see.
func (s *Service) hold(c *call) error {
	var body struct {
		Sentence string `json:"sentence"`
	}
	if err := readJSON(c, &body); err != nil {
		return err
	}
	if err := checkSentence(body.Sentence); err != nil {
		return err
	}
	p, err := s.piece(c)
	if err != nil {
		return err
	}
	if err := p.heldBy(c.who); err != nil {
		return err
	}
	if p.state == wire.Held {
		return s.tellState(c, wire.Held)
	}
	if p.supersededBy != "" {
		return refuse("superseded") // nothing to hold it for
	}
	changed, err := s.DB.Batch(c.ctx(), p.hold(c.who, body.Sentence, s.now())...)
	if err != nil {
		return fmt.Errorf("hold: %w", err)
	}
	if changed[1] == 0 {
		return refuse("lease_lost")
	}
	return s.tellState(c, wire.Held)
}

// hold writes the event first, while the state it comes from still stands.
func (p piece) hold(who identity, sentence string, now int64) []Stmt {
	const mine = ` WHERE id = ?1 AND state IN ('collected', 'queued') AND superseded_by = ''
		AND EXISTS (SELECT 1 FROM part WHERE delivery = ?1 AND part = ?2 AND holder = ?3 AND done IS NULL)`
	return []Stmt{
		{`INSERT INTO event (delivery, time, actor, was, became, note)
			SELECT id, ?4, ?5, state, 'held', ?6 FROM delivery` + mine,
			[]any{p.id, string(p.part), who.id, now, who.actor(), sentence}},
		{`UPDATE delivery SET state = 'held'` + mine, []any{p.id, string(p.part), who.id}},
	}
}

// listHeld shows what is set aside, and leases nothing.
func (s *Service) listHeld(c *call) error {
	rows, err := s.DB.Query(c.ctx(), `SELECT `+pieceColumns+` FROM part p JOIN delivery d ON d.id = p.delivery
		WHERE p.role = ?1 AND p.done IS NULL AND d.state = 'held' ORDER BY d.received, d.id LIMIT 500`, string(c.who.role))
	if err != nil {
		return err
	}
	out := leases{[]leased{}}
	for _, r := range rows {
		p := pieceOf(r)
		m, err := p.manifest()
		if err != nil {
			return err
		}
		out.Deliveries = append(out.Deliveries, leased{p.id, m, p.sha256, p.size, stamp(p.until)})
	}
	return writeJSON(c.w, 200, out)
}
