package depot

import (
	"context"
	"encoding/json"
	"time"
)

// orphansEvery is how often the store is listed.
const orphansEvery = 6 * time.Hour

// due claims a chore that is done now and then: true for one sweeper, once
// in every stretch.
func (s *Service) due(ctx context.Context, name string, every time.Duration) (bool, error) {
	now := s.Clock.Now()
	row, err := s.one(ctx, `SELECT at FROM chore WHERE name = ?1 LIMIT 1`, name)
	if err != nil || row != nil && number(row[0]) > now.Add(-every).UnixMilli() {
		return false, err
	}
	changed, err := s.DB.Batch(ctx, Stmt{`INSERT INTO chore (name, at) VALUES (?1, ?2)
		ON CONFLICT (name) DO UPDATE SET at = ?2 WHERE at <= ?3`, []any{name, now.UnixMilli(), now.Add(-every).UnixMilli()}})
	return err == nil && changed[0] == 1, err
}

// sweepOrphans deletes objects that no row has named for a day: what a crash
// left between storing bytes and accepting them.
func (s *Service) sweepOrphans(ctx context.Context) error {
	now, err := s.due(ctx, "orphans", orphansEvery)
	if err != nil || !now {
		return err
	}
	for cursor := ""; ; {
		page, err := s.Keeper.List(ctx, cursor)
		if err != nil {
			return err
		}
		if err := s.noteOrphans(ctx, page); err != nil {
			return err
		}
		if len(page) < 1000 {
			return s.deleteOrphans(ctx)
		}
		cursor = page[len(page)-1].Key
	}
}

func (s *Service) noteOrphans(ctx context.Context, page []Object) error {
	keys := make([]string, 0, len(page))
	for _, o := range page {
		keys = append(keys, o.Key)
	}
	list, err := json.Marshal(keys)
	if err != nil {
		return err
	}
	_, err = s.DB.Batch(ctx,
		Stmt{`INSERT INTO orphan (key, seen) SELECT value, ?2 FROM json_each(?1)
			WHERE value NOT IN (SELECT key FROM object) ON CONFLICT DO NOTHING`, []any{string(list), s.now()}},
		Stmt{`DELETE FROM orphan WHERE key IN (SELECT key FROM object)`, nil},
	)
	return err
}

func (s *Service) deleteOrphans(ctx context.Context) error {
	before := s.Clock.Now().Add(-s.set.Limits.Orphan).UnixMilli()
	rows, err := s.DB.Query(ctx, `SELECT key FROM orphan WHERE seen <= ?1 AND key NOT IN (SELECT key FROM object) LIMIT 1000`, before)
	if err != nil || len(rows) == 0 {
		return err
	}
	var keys []string
	for _, r := range rows {
		keys = append(keys, text(r[0]))
	}
	if err := s.Blobs.Delete(ctx, keys...); err != nil {
		return err
	}
	s.set.Log.Info("orphans deleted", "objects", len(keys))
	list, err := json.Marshal(keys)
	if err != nil {
		return err
	}
	_, err = s.DB.Batch(ctx, Stmt{`DELETE FROM orphan WHERE key IN (SELECT value FROM json_each(?1))`, []any{string(list)}})
	return err
}
