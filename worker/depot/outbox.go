package depot

import (
	"context"
	"fmt"
	"time"

	"sluse/core/wire"
)

// wakeSoon tells the queue about a new delivery. Should it fail, the outbox
// has the row and the next sweep tells again.
func (s *Service) wakeSoon(ctx context.Context, id string) {
	b, err := wire.Wake{Version: wire.Version1, Delivery: id}.MarshalMsg(nil)
	if err == nil {
		err = s.Queue.Send(context.WithoutCancel(ctx), b)
	}
	if err != nil {
		s.set.Log.Warn("queue", "id", id, "error", err)
	}
}

// Wake is the queue's consumer: message is one wire.Wake. It may come twice,
// late or never. An error asks for the message again.
func (s *Service) Wake(ctx context.Context, message []byte) error {
	var m wire.Wake
	if _, err := m.UnmarshalMsg(message); err != nil || m.Version != wire.Version1 || !isID(m.Delivery) {
		// Asking again would bring the same bytes again.
		s.set.Log.Error("queue message not understood", "bytes", len(message))
		return nil
	}
	_, err := s.DB.Batch(ctx,
		Stmt{`INSERT INTO event (delivery, time, actor, was, became)
			SELECT id, ?2, 'edge', 'received', 'queued' FROM delivery WHERE id = ?1 AND state = 'received'`, []any{m.Delivery, s.now()}},
		Stmt{`UPDATE delivery SET state = 'queued' WHERE id = ?1 AND state = 'received'`, []any{m.Delivery}},
		Stmt{`DELETE FROM outbox WHERE delivery = ?1`, []any{m.Delivery}},
	)
	if err != nil {
		return fmt.Errorf("wake: %w", err)
	}
	return nil
}

// backoff is how long the outbox waits before it tells the queue once more.
func backoff(tries int64) time.Duration {
	return min(time.Minute<<min(tries, 10), time.Hour)
}

// sweepOutbox resends what no consumer has taken. A row is put off before it
// is sent, so that two sweepers do not both send it.
func (s *Service) sweepOutbox(ctx context.Context) error {
	now := s.Clock.Now()
	rows, err := s.DB.Query(ctx, `SELECT id, delivery, tries FROM outbox WHERE next <= ?1 ORDER BY next LIMIT 100`, now.UnixMilli())
	if err != nil {
		return err
	}
	for _, r := range rows {
		next := now.Add(backoff(number(r[2]))).UnixMilli()
		changed, err := s.DB.Batch(ctx, Stmt{`UPDATE outbox SET next = ?1, tries = tries + 1 WHERE id = ?2 AND delivery = ?4 AND tries = ?3`,
			[]any{next, number(r[0]), number(r[2]), text(r[1])}})
		if err != nil {
			return err
		}
		if changed[0] == 1 {
			s.wakeSoon(ctx, text(r[1]))
		}
	}
	return nil
}
