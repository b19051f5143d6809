package depot

import (
	"context"
	"fmt"
	"time"

	"sluse/core/calendar"
	"sluse/core/wire"
)

// An outcome is what became of an intake.
type outcome struct {
	delivery delivery
	replay   bool // the bytes were here already
}

// accept makes a delivery of durable bytes, in one batch. Its first statement
// decides: it takes the bytes for the municipality unless they are taken, the
// delivery to supersede is not there to be superseded, or the upload has been
// given up meanwhile. All further ones ask whether it did: by changes(), or by
// the delivery's id, which is new and random.
func (s *Service) accept(ctx context.Context, in *intake) (outcome, error) {
	if err := s.dropHalves(ctx, in); err != nil {
		return outcome{}, err
	}
	if in.part != wire.Whole {
		return s.acceptPart(ctx, in)
	}
	d, err := s.newDelivery(in)
	if err != nil {
		return outcome{}, err
	}
	changed, err := s.DB.Batch(ctx, in.statements(d)...)
	if err != nil {
		return outcome{}, fmt.Errorf("accept: %w", err)
	}
	if changed[0] == 1 {
		s.wakeSoon(ctx, d.id)
		return outcome{delivery: d}, nil
	}
	if out, found, err := s.earlier(ctx, in); found || err != nil {
		return out, err
	}
	return outcome{}, s.whyNot(ctx, in)
}

// newDelivery is the row to be, with its receipt: the note is signed before
// the batch, so that no delivery is ever without one.
func (s *Service) newDelivery(in *intake) (delivery, error) {
	now := s.Clock.Now()
	d := delivery{
		id: s.newID(), municipality: in.municipality, year: in.year, kind: in.kind, project: in.project, key: in.key,
		contact: in.contact, lang: in.lang, sha256: hexOf(in.stored.SHA256), size: in.stored.Size,
		state: wire.Received, created: in.began, received: now, supersedes: in.supersedes,
	}
	note, err := wire.SignReceipt(d.receivedReceipt(), s.set.Signer)
	d.receipt = string(note)
	return d, err
}

func (d delivery) receivedReceipt() wire.Receipt {
	return wire.Receipt{
		Stage: wire.StageReceived, ID: d.id, Municipality: d.municipality, Year: d.year, Kind: d.kind,
		SHA256: d.sha256, Size: d.size, Time: d.received.In(calendar.Oslo).Truncate(time.Second), Supersedes: d.supersedes,
	}
}

func (in *intake) statements(d delivery) []Stmt {
	now := d.received.UnixMilli()
	stmts := []Stmt{
		{`INSERT INTO part (delivery, part, municipality, role, sha256, size, key)
			SELECT ?1, '', ?2, ?3, ?4, ?5, ?6
			WHERE (?7 = '' OR EXISTS (SELECT 1 FROM delivery WHERE id = ?7 AND municipality = ?2 AND year = ?8 AND kind = ?9
					AND superseded_by = '' AND state NOT IN ('uploading', 'expired')))
				AND (?10 = '' OR ?5 = (SELECT SUM(size) FROM object WHERE owner = ?10))
			ON CONFLICT DO NOTHING`,
			[]any{d.id, d.municipality, string(in.role()), d.sha256, d.size, d.key, d.supersedes, int64(d.year), string(d.kind), in.upload}},
		in.insert(d),
		{`INSERT INTO event (delivery, time, actor, was, became) SELECT ?1, ?2, ?3, '', 'received' WHERE changes() = 1`,
			[]any{d.id, now, in.who.actor()}},
		{`INSERT INTO outbox (delivery, created, next) SELECT ?1, ?2, ?2 WHERE changes() = 1`, []any{d.id, now}},
	}
	if d.supersedes != "" {
		stmts = append(stmts, supersede(d.supersedes, d.id, now)...)
	}
	return append(stmts, in.keep(d)...)
}

// insert is late when it is a production delivery between deadline and the
// end of corrections, and the municipality's first for the year.
func (in *intake) insert(d delivery) Stmt {
	return Stmt{`INSERT INTO delivery (id, municipality, year, kind, project, key, contact, lang, sha256, size, state,
			created, received, supersedes, receipt, late)
		SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'received', ?11, ?12, ?13, ?14,
			?15 AND NOT EXISTS (SELECT 1 FROM delivery WHERE municipality = ?2 AND year = ?3 AND kind = ?4
				AND state NOT IN ('uploading', 'expired'))
		WHERE changes() = 1`,
		[]any{d.id, d.municipality, int64(d.year), string(d.kind), d.project, d.key, d.contact, d.lang, d.sha256, d.size,
			d.created.UnixMilli(), d.received.UnixMilli(), d.supersedes, d.receipt,
			flag(d.kind == wire.Production && in.phase == calendar.Corrections)}}
}

// keep enters the objects, so that they are no orphans, or gives an upload's
// objects to the delivery.
func (in *intake) keep(d delivery) []Stmt {
	const accepted = ` AND EXISTS (SELECT 1 FROM delivery WHERE id = ?1)`
	if in.upload != "" {
		return []Stmt{
			{`UPDATE object SET owner = ?1 WHERE owner = ?2` + accepted, []any{d.id, in.upload}},
			{`UPDATE upload SET delivery = ?1 WHERE id = ?2` + accepted, []any{d.id, in.upload}},
		}
	}
	var stmts []Stmt
	for i, o := range in.objects {
		stmts = append(stmts, Stmt{`INSERT INTO object (key, owner, seq, size) SELECT ?2, ?1, ?3, ?4 WHERE 1` + accepted,
			[]any{d.id, o.Key, int64(i), o.Size}})
	}
	return stmts
}
