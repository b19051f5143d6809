package depot

import "context"

// supersede marks old as replaced by the delivery of the same batch. One that
// nobody has collected is out of the race at once; one that is leased or held
// goes on until its lease ends; one that is read stays read, and the register
// takes the newer.
func supersede(old, by string, now int64) []Stmt {
	const waiting = ` state IN ('received', 'queued') AND EXISTS (SELECT 1 FROM delivery WHERE id = ?2)`
	return []Stmt{
		{`INSERT INTO event (delivery, time, actor, was, became)
			SELECT id, ?3, 'edge', state, 'superseded' FROM delivery WHERE id = ?1 AND` + waiting, []any{old, by, now}},
		{`UPDATE delivery SET state = 'superseded', finished = ?3 WHERE id = ?1 AND` + waiting, []any{old, by, now}},
		{`UPDATE delivery SET superseded_by = ?2 WHERE id = ?1 AND EXISTS (SELECT 1 FROM delivery WHERE id = ?2)`, []any{old, by}},
	}
}

// whyNot says why accept's first statement took nothing, when it was not for
// the bytes.
func (s *Service) whyNot(ctx context.Context, in *intake) error {
	if in.supersedes == "" {
		return refuse("expired") // the upload is gone
	}
	d, err := s.find(ctx, in.supersedes)
	if err != nil && !refused(err) {
		return err
	}
	if err != nil || d.municipality != in.municipality || d.year != in.year || d.kind != in.kind {
		return refuse("unknown_superseded")
	}
	if d.supersededBy == "" {
		return refuse("expired")
	}
	return refuse("already_superseded")
}
