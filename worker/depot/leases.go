package depot

import "context"

// endLeases puts what nobody holds any more back in the queue, or out of the
// race when it has been superseded meanwhile. The holder's name stays, so
// that a collector that is merely late may still answer while no other has
// taken the piece.
func (s *Service) endLeases(ctx context.Context) error {
	const ended = ` WHERE state = 'collected' AND NOT EXISTS (
		SELECT 1 FROM part p WHERE p.delivery = delivery.id AND p.done IS NULL AND p.lease_until > ?1)`
	now := s.now()
	row, err := s.one(ctx, `SELECT 1 FROM delivery`+ended+` LIMIT 1`, now)
	if err != nil || row == nil {
		return err
	}
	_, err = s.DB.Batch(ctx,
		Stmt{`INSERT INTO event (delivery, time, actor, was, became, note)
			SELECT id, ?1, 'edge', state,` + next("?1") + `, 'lease ended' FROM delivery` + ended, []any{now}},
		Stmt{`UPDATE delivery SET state =` + next("?1") + `, finished = CASE WHEN superseded_by <> '' THEN ?1 END` + ended, []any{now}},
	)
	return err
}
