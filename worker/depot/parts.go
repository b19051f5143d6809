package depot

import (
	"context"
	"fmt"
	"time"

	"sluse/core/calendar"
	"sluse/core/wire"
)

// A delivery in two parts is one row and two parts, each with its collector.
// The first part to arrive makes the row, state uploading; the second
// completes it, and only then is anything acknowledged, collectable or late.

// mostTakes is how often acceptPart looks again when another request was
// faster: once for the row, once for its completion.
const mostTakes = 3

// acceptPart is accept for a part.
func (s *Service) acceptPart(ctx context.Context, in *intake) (outcome, error) {
	for range mostTakes {
		d, other, err := s.bundle(ctx, in)
		if err != nil {
			return outcome{}, err
		}
		if d == nil {
			d, err = s.firstPart(ctx, in)
		} else {
			d, err = s.secondPart(ctx, in, *d, other)
		}
		if err != nil || d != nil {
			return outcome{delivery: d.of(in)}, err
		}
		if out, found, err := s.earlier(ctx, in); found || err != nil {
			return out, err
		}
	}
	return outcome{}, s.whyNot(ctx, in)
}

// of is the delivery with the digest of the part that was taken.
func (d *delivery) of(in *intake) delivery {
	if d == nil {
		return delivery{}
	}
	out := *d
	out.sha256, out.size = hexOf(in.stored.SHA256), in.stored.Size
	return out
}

// bundle finds the row that a part belongs to, and what of it is there; nil
// where the part is the first. It refuses what contradicts the row.
func (s *Service) bundle(ctx context.Context, in *intake) (*delivery, *wire.ReceiptPart, error) {
	row, err := s.one(ctx, `SELECT `+deliveryColumns+`, p.part, p.sha256, p.size FROM delivery d JOIN part p ON p.delivery = d.id
		WHERE d.municipality = ?1 AND d.bundle = ?2 ORDER BY p.part = ?3 DESC LIMIT 1`, in.municipality, in.params.bundle, string(in.part))
	if err != nil || row == nil {
		return nil, nil, err
	}
	d, p := deliveryOf(row), row[deliveryWidth:]
	there := &wire.ReceiptPart{Part: wire.Part(text(p[0])), SHA256: text(p[1]), Size: number(p[2])}
	same := there.Part == in.part && there.SHA256 == hexOf(in.stored.SHA256)
	if !d.declaredAs(in.params, in.part, in.key) || there.Part == in.part && !same {
		return nil, nil, refuse("already_delivered")
	}
	return &d, there, nil
}

// firstPart makes the row; nil if another request made it meanwhile.
func (s *Service) firstPart(ctx context.Context, in *intake) (*delivery, error) {
	d := delivery{id: s.newID(), municipality: in.municipality, year: in.year, kind: in.kind, project: in.project, contact: in.contact,
		lang: in.lang, bundle: in.params.bundle, state: wire.Uploading, created: in.began, supersedes: in.supersedes}
	changed, err := s.DB.Batch(ctx, append([]Stmt{
		{`INSERT INTO delivery (id, municipality, year, kind, contact, lang, bundle, sha256, size, state, created, supersedes)
			SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, '', 0, 'uploading', ?8, ?9
			WHERE NOT EXISTS (SELECT 1 FROM part WHERE municipality = ?2 AND sha256 = ?10) AND` + mayReplace(9) + `
				AND (?11 = '' OR ?12 = (SELECT SUM(size) FROM object WHERE owner = ?11))
			ON CONFLICT DO NOTHING`,
			[]any{d.id, d.municipality, int64(d.year), string(d.kind), d.contact, d.lang, d.bundle, d.created.UnixMilli(), d.supersedes,
				hexOf(in.stored.SHA256), in.upload, in.stored.Size}},
		in.insertPart(d.id),
		{`INSERT INTO event (delivery, time, actor, was, became, note) SELECT ?1, ?2, ?3, '', 'uploading', ?4 WHERE changes() = 1`,
			[]any{d.id, s.now(), in.who.actor(), string(in.part)}},
	}, in.keepPart(d.id)...)...)
	if err != nil {
		return nil, fmt.Errorf("accept part: %w", err)
	}
	if changed[0] == 0 || changed[1] == 0 {
		return nil, nil
	}
	return &d, nil
}

// mayReplace is the condition that the delivery to be superseded, parameter n,
// is there to be. It is asked again when the delivery is complete.
func mayReplace(n int) string {
	return fmt.Sprintf(` (?%[1]d = '' OR EXISTS (SELECT 1 FROM delivery o WHERE o.id = ?%[1]d AND o.municipality = ?2 AND o.year = ?3 AND o.kind = ?4
		AND o.superseded_by = '' AND o.state NOT IN ('uploading', 'expired')))`, n)
}

// insertPart takes the bytes for the municipality, if the row is waiting for them.
func (in *intake) insertPart(id string) Stmt {
	return Stmt{`INSERT INTO part (delivery, part, municipality, role, sha256, size, key)
		SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE EXISTS (SELECT 1 FROM delivery WHERE id = ?1 AND state = 'uploading')
			AND (?8 = '' OR ?6 = (SELECT SUM(size) FROM object WHERE owner = ?8))
		ON CONFLICT DO NOTHING`,
		[]any{id, string(in.part), in.municipality, string(in.role()), hexOf(in.stored.SHA256), in.stored.Size, in.key, in.upload}}
}

// secondPart completes the row; nil if it cannot, since another request did
// or what it replaces has been replaced.
func (s *Service) secondPart(ctx context.Context, in *intake, d delivery, there *wire.ReceiptPart) (*delivery, error) {
	if there.Part == in.part || d.state != wire.Uploading {
		return nil, nil // a replay
	}
	d.received, d.state, d.size = s.Clock.Now(), wire.Received, there.Size+in.stored.Size
	note, err := wire.SignReceipt(d.partsReceipt(*there, wire.ReceiptPart{Part: in.part, SHA256: hexOf(in.stored.SHA256), Size: in.stored.Size}), s.set.Signer)
	if err != nil {
		return nil, err
	}
	d.receipt = string(note)
	changed, err := s.DB.Batch(ctx, in.completion(d)...)
	if err != nil {
		return nil, fmt.Errorf("accept part: %w", err)
	}
	if changed[0] == 0 {
		return nil, nil
	}
	s.wakeSoon(ctx, d.id)
	return &d, nil
}

func (in *intake) completion(d delivery) []Stmt {
	now := d.received.UnixMilli()
	part := in.insertPart(d.id)
	part.SQL = `INSERT INTO part (delivery, part, municipality, role, sha256, size, key)
		SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 FROM delivery d WHERE d.id = ?1 AND d.state = 'uploading'
			AND (?8 = '' OR ?6 = (SELECT SUM(size) FROM object WHERE owner = ?8))
			AND (d.supersedes = '' OR EXISTS (SELECT 1 FROM delivery o WHERE o.id = d.supersedes AND o.superseded_by = '' AND o.state NOT IN ('uploading', 'expired')))
		ON CONFLICT DO NOTHING`
	stmts := []Stmt{part,
		{`INSERT INTO event (delivery, time, actor, was, became, note) SELECT ?1, ?2, ?3, 'uploading', 'received', ?4 WHERE changes() = 1`,
			[]any{d.id, now, in.who.actor(), string(in.part)}},
		{`INSERT INTO outbox (delivery, created, next) SELECT ?1, ?2, ?2 WHERE changes() = 1`, []any{d.id, now}},
		{`UPDATE delivery SET state = 'received', received = ?2, receipt = ?3, size = ?4,
			late = ?5 AND NOT EXISTS (SELECT 1 FROM delivery o WHERE o.municipality = delivery.municipality AND o.year = delivery.year AND o.kind = delivery.kind
				AND o.id <> delivery.id AND o.state NOT IN ('uploading', 'expired'))
			WHERE id = ?1 AND changes() = 1`,
			[]any{d.id, now, d.receipt, d.size, flag(d.kind == wire.Production && in.phase == calendar.Corrections)}}}
	if d.supersedes != "" {
		for _, st := range supersede(d.supersedes, d.id, now) {
			// The row was there before: that it is received now says that this batch did it.
			st.SQL += ` AND EXISTS (SELECT 1 FROM delivery n WHERE n.id = ?2 AND n.state = 'received')`
			stmts = append(stmts, st)
		}
	}
	return append(stmts, in.keepPart(d.id)...)
}

// keepPart enters the objects, if the part is taken and has none yet: two that
// bring the same bytes at once find it taken by either of them.
func (in *intake) keepPart(id string) []Stmt {
	const taken = ` AND EXISTS (SELECT 1 FROM part WHERE delivery = ?1 AND part = ?2 AND sha256 = ?3)`
	args := []any{id, string(in.part), hexOf(in.stored.SHA256)}
	if in.upload != "" {
		return []Stmt{
			{`UPDATE object SET owner = ?1, part = ?2 WHERE owner = ?4 AND NOT EXISTS (
				SELECT 1 FROM object WHERE owner = ?1 AND part = ?2)` + taken, append(args, in.upload)},
			{`UPDATE upload SET delivery = ?1 WHERE id = ?4` + taken, append(args, in.upload)},
		}
	}
	var stmts []Stmt
	for i, o := range in.objects {
		stmts = append(stmts, Stmt{`INSERT INTO object (key, owner, part, seq, size) SELECT ?4, ?1, ?2, ?5, ?6 WHERE NOT EXISTS (
			SELECT 1 FROM object WHERE owner = ?1 AND part = ?2 AND seq = ?5)` + taken, append(args, o.Key, int64(i), o.Size)})
	}
	return stmts
}

// partsReceipt names both parts, ide first.
func (d delivery) partsReceipt(a, b wire.ReceiptPart) wire.Receipt {
	if a.Part != wire.IDE {
		a, b = b, a
	}
	return wire.Receipt{Stage: wire.StageReceived, ID: d.id, Municipality: d.municipality, Year: d.year, Kind: d.kind,
		Parts: []wire.ReceiptPart{a, b}, Time: d.received.In(calendar.Oslo).Truncate(time.Second), Supersedes: d.supersedes}
}

// partsOf are a delivery's parts as receipts name them.
func (s *Service) partsOf(ctx context.Context, id string) ([]wire.ReceiptPart, error) {
	rows, err := s.DB.Query(ctx, `SELECT part, sha256, size FROM part WHERE delivery = ?1 AND part <> '' ORDER BY part LIMIT 2`, id)
	var out []wire.ReceiptPart
	for _, r := range rows {
		out = append(out, wire.ReceiptPart{Part: wire.Part(text(r[0])), SHA256: text(r[1]), Size: number(r[2])})
	}
	return out, err
}

// begunBefore gives a second part the instant of the first: what the gates let
// in by half, they let in whole.
func (s *Service) begunBefore(ctx context.Context, in *intake) error {
	if in.part == wire.Whole {
		return nil
	}
	row, err := s.one(ctx, `SELECT created FROM delivery WHERE municipality = ?1 AND bundle = ?2 AND state = 'uploading' LIMIT 1`,
		in.municipality, in.params.bundle)
	if err == nil && row != nil {
		in.began = instant(row[0])
	}
	return err
}

// expireHalves forgets deliveries whose other part did not come in time.
func (s *Service) expireHalves(ctx context.Context) error {
	before := s.Clock.Now().Add(-s.set.Limits.UploadLife).UnixMilli()
	rows, err := s.DB.Query(ctx, `SELECT id FROM delivery WHERE state = 'uploading' AND created <= ?1 ORDER BY created LIMIT 100`, before)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if err := s.expireHalf(ctx, text(r[0]), "the other part did not come"); err != nil {
			return err
		}
	}
	return nil
}

// dropHalves gives up what another correction of the same delivery left
// half-delivered: a sender that begins anew, whole or in parts, means the new
// one, and only one may stand in for a delivery.
func (s *Service) dropHalves(ctx context.Context, in *intake) error {
	if in.supersedes == "" {
		return nil
	}
	rows, err := s.DB.Query(ctx, `SELECT id FROM delivery WHERE supersedes = ?1 AND municipality = ?2 AND state = 'uploading' AND bundle <> ?3 LIMIT 10`,
		in.supersedes, in.municipality, in.params.bundle)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if err := s.expireHalf(ctx, text(r[0]), "another correction began"); err != nil {
			return err
		}
	}
	return nil
}

// expireHalf drops the part, so that the same bytes may come again under
// another bundle. Objects whose rows are gone are orphans if they outlive it.
func (s *Service) expireHalf(ctx context.Context, id, why string) error {
	keys, err := s.objectsOf(ctx, id)
	if err != nil {
		return err
	}
	changed, err := s.DB.Batch(ctx,
		Stmt{`UPDATE delivery SET state = 'expired', finished = ?2, bundle = '', supersedes = '' WHERE id = ?1 AND state = 'uploading'`, []any{id, s.now()}},
		Stmt{`INSERT INTO event (delivery, time, actor, was, became, note) SELECT ?1, ?2, 'edge', 'uploading', 'expired', ?3
			WHERE changes() = 1`, []any{id, s.now(), why}},
		Stmt{`DELETE FROM part WHERE delivery = ?1 AND EXISTS (SELECT 1 FROM delivery WHERE id = ?1 AND state = 'expired')`, []any{id}},
		Stmt{`DELETE FROM object WHERE owner = ?1 AND EXISTS (SELECT 1 FROM delivery WHERE id = ?1 AND state = 'expired')`, []any{id}},
	)
	if err != nil || changed[0] == 0 {
		return err
	}
	return s.Blobs.Delete(ctx, keys...)
}
