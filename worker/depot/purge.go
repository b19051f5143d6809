package depot

import (
	"context"
	"errors"
	"fmt"
)

// purge forgets the sealed bytes of deliveries that have been dealt with for
// the time of retention. Events and receipts stay. The objects go first, so
// that a crash between leaves work for the next sweep and never lost bytes.
func (s *Service) purge(ctx context.Context) error {
	before := s.Clock.Now().Add(-s.set.Limits.Retention).UnixMilli()
	rows, err := s.DB.Query(ctx, `SELECT id FROM delivery WHERE purged IS NULL AND finished < ?1
		AND state IN ('read', 'rejected', 'superseded', 'expired') ORDER BY finished LIMIT 100`, before)
	if err != nil {
		return err
	}
	var errs []error
	for _, r := range rows { // one that cannot be deleted keeps no other
		errs = append(errs, s.purgeOne(ctx, text(r[0])))
	}
	return errors.Join(errs...)
}

func (s *Service) purgeOne(ctx context.Context, id string) error {
	keys, err := s.objectsOf(ctx, id)
	if err != nil {
		return err
	}
	if err := s.Blobs.Delete(ctx, keys...); err != nil {
		return fmt.Errorf("purge: %w", err)
	}
	_, err = s.DB.Batch(ctx,
		Stmt{`DELETE FROM object WHERE owner = ?1`, []any{id}},
		Stmt{`UPDATE delivery SET purged = ?2 WHERE id = ?1 AND purged IS NULL`, []any{id, s.now()}},
		Stmt{`INSERT INTO event (delivery, time, actor, was, became, note)
			SELECT id, ?2, 'edge', state, state, 'sealed bytes deleted' FROM delivery WHERE id = ?1 AND changes() = 1`, []any{id, s.now()}},
	)
	return err
}

// objectsOf are all keys of a delivery or upload.
func (s *Service) objectsOf(ctx context.Context, owner string) ([]string, error) {
	rows, err := s.DB.Query(ctx, `SELECT key FROM object WHERE owner = ?1 LIMIT 10000`, owner)
	keys := make([]string, 0, len(rows))
	for _, r := range rows {
		keys = append(keys, text(r[0]))
	}
	return keys, err
}
