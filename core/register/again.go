package register

import (
	"context"
	"database/sql"

	"sluse/core/rule"
	"sluse/core/stats"
)

// again is rule P008, for which the delivery by itself has nothing to go by: its
// brukerNr are references that are new each year. Persons are those whose
// pseudonym lasts, in the municipality's delivery that counts for last year.
func (l *loader) again(ctx context.Context, tx *sql.Tx) error {
	var before, there int64
	err := tx.QueryRowContext(ctx, `SELECT count(*), COALESCE(SUM(CASE WHEN EXISTS (
			SELECT 1 FROM bruker n WHERE n.pseudonym = w.pseudonym AND n.delivery = $4) THEN 1 ELSE 0 END), 0)
		FROM (SELECT DISTINCT b.pseudonym FROM bruker b JOIN delivery d ON d.nr = b.delivery
			WHERE d.municipality = $1 AND d.year = $2 AND d.kind = $3 AND d.current = 1 AND b.reach >= 2) w`,
		l.d.Municipality, l.d.Year-1, string(l.d.Kind), l.nr).Scan(&before, &there)
	if err != nil {
		return err
	}
	if share, tooFew := stats.Left(there, before); tooFew {
		rule.Add(l.out.Report, "P008", 1, share, l.lang)
	}
	return nil
}
