package depot

import (
	"context"
	"strconv"
	"time"

	"sluse/core/wire"
)

// mostLeases is how many deliveries one pickup hands over at most.
const mostLeases = 50

// A leased is a delivery's part on its way to a collector.
type leased struct {
	ID         string `json:"id"`
	Manifest   []byte `json:"manifest"` // wire.Manifest as msgp
	SHA256     string `json:"sha256"`
	Size       int64  `json:"size"`
	LeaseUntil string `json:"leaseUntil"`
}

type leases struct {
	Deliveries []leased `json:"deliveries"`
}

// pickup leases what waits for the caller's role, the oldest first.
func (s *Service) pickup(c *call) error {
	most, held := 10, false
	err := readQuery(c, queryParams{
		"max": func(v string) bool {
			n, err := strconv.Atoi(v)
			most = min(n, mostLeases)
			return err == nil && n > 0
		},
		"state": func(v string) bool { held = true; return v == string(wire.Held) },
	})
	if err != nil {
		return err
	}
	if held {
		return s.listHeld(c)
	}
	waiting, err := s.waiting(c.ctx(), c.who.role, most)
	if err != nil {
		return err
	}
	out := leases{[]leased{}}
	if len(waiting) > 0 {
		if out.Deliveries, err = s.lease(c, waiting); err != nil {
			return err
		}
	}
	return writeJSON(c.w, 200, out)
}

// A piece is a delivery with the one part of it that a role collects.
type piece struct {
	delivery
	part   wire.Part
	key    string
	sha256 string
	size   int64
	holder string
	until  time.Time
	done   bool
}

const pieceColumns = deliveryColumns + `, p.part, p.key, p.sha256, p.size, p.holder, p.lease_until, p.done`

func pieceOf(r Row) piece {
	p := r[deliveryWidth:]
	return piece{deliveryOf(r), wire.Part(text(p[0])), text(p[1]), text(p[2]), number(p[3]), text(p[4]), instant(p[5]), p[6] != nil}
}

// collectable is the condition on d and p, at ?1. What is received is
// handed over at once: pickup does not wait for the queue.
const collectable = ` p.done IS NULL AND p.lease_until <= ?1 AND d.superseded_by = '' AND d.state IN ('received', 'queued', 'collected')`

func (s *Service) waiting(ctx context.Context, role wire.Role, most int) ([]piece, error) {
	rows, err := s.DB.Query(ctx, `SELECT `+pieceColumns+` FROM part p JOIN delivery d ON d.id = p.delivery
		WHERE p.role = ?2 AND`+collectable+` ORDER BY d.received, d.id LIMIT ?3`, s.now(), string(role), int64(most))
	out := make([]piece, 0, len(rows))
	for _, r := range rows {
		out = append(out, pieceOf(r))
	}
	return out, err
}

// lease takes the pieces for the caller, all in one batch; one that another
// took first is left out.
func (s *Service) lease(c *call, waiting []piece) ([]leased, error) {
	now := s.Clock.Now()
	until := now.Add(s.set.Limits.Lease)
	var stmts []Stmt
	for _, p := range waiting {
		stmts = append(stmts, p.take(c.who, now, until)...)
	}
	changed, err := s.DB.Batch(c.ctx(), stmts...)
	if err != nil {
		return nil, err
	}
	out := []leased{}
	for i, p := range waiting {
		if changed[i*len(stmts)/len(waiting)] == 0 {
			continue
		}
		m, err := p.manifest()
		if err != nil {
			return nil, err
		}
		out = append(out, leased{p.id, m, p.sha256, p.size, stamp(until)})
	}
	return out, nil
}

func (p piece) take(who identity, now, until time.Time) []Stmt {
	return []Stmt{
		{`UPDATE part AS p SET holder = ?4, lease_until = ?5 WHERE delivery = ?2 AND part = ?3
			AND EXISTS (SELECT 1 FROM delivery d WHERE d.id = p.delivery AND` + collectable + `)`,
			[]any{now.UnixMilli(), p.id, string(p.part), who.id, until.UnixMilli()}},
		{`INSERT INTO event (delivery, time, actor, was, became, note)
			SELECT id, ?2, ?3, state, 'collected', ?4 FROM delivery WHERE id = ?1 AND changes() = 1`,
			[]any{p.id, now.UnixMilli(), who.actor(), string(p.part)}},
		{`UPDATE delivery SET state = 'collected', collected = COALESCE(collected, ?2) WHERE id = ?1 AND changes() = 1`,
			[]any{p.id, now.UnixMilli()}},
	}
}

func (p piece) manifest() ([]byte, error) {
	m := wire.Manifest{
		Version: wire.Version1, ID: p.id, Municipality: p.municipality, Year: p.year, Kind: p.kind, Project: p.project,
		Part: p.part, Bundle: p.bundle, KeyID: p.key, SHA256: p.sha256, Size: p.size,
		Received: stamp(p.received), Late: p.late, Supersedes: p.supersedes,
	}
	return m.MarshalMsg(nil)
}

// piece returns the part of a delivery that the caller's role collects.
func (s *Service) piece(c *call) (piece, error) {
	id := c.r.PathValue("id")
	if !isID(id) {
		return piece{}, refuse("not_found")
	}
	row, err := s.one(c.ctx(), `SELECT `+pieceColumns+` FROM part p JOIN delivery d ON d.id = p.delivery
		WHERE p.delivery = ?1 AND p.role = ?2 LIMIT 1`, id, string(c.who.role))
	if err != nil {
		return piece{}, err
	}
	if row == nil {
		return piece{}, refuse("not_found")
	}
	return pieceOf(row), nil
}
