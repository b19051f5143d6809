package register

import (
	"context"
	"fmt"

	"sluse/core/ident"
	"sluse/core/stats"
)

// Hours is users, rows and hours by tjenesteType of a scope.
func (db *DB) Hours(ctx context.Context, s Scope) ([]ServiceUse, error) {
	out := []ServiceUse{}
	err := rows(ctx, db.sql, func(scan func(...any) error) error {
		u := ServiceUse{Year: s.Year}
		var minutes int64
		err := scan(&u.Type, &u.Users, &u.Rows, &u.WithHours, &minutes, &u.Under50, &u.From80)
		u.MeanMinutes, u.TotalHours = share(minutes, u.WithHours), float64(minutes)/60
		out = append(out, u)
		return err
	}, `WITH `+deliveries+` SELECT t.tjenestetype, count(DISTINCT b.pseudonym), count(*), count(t.minutteruke), COALESCE(SUM(t.minutteruke), 0),
		count(DISTINCT CASE WHEN $1 - b.fodselsar < 50 THEN b.pseudonym END), count(DISTINCT CASE WHEN $1 - b.fodselsar >= 80 THEN b.pseudonym END)
		FROM tjeneste t JOIN d ON d.nr = t.delivery JOIN bruker b ON b.delivery = t.delivery AND b.nr = t.bruker
		GROUP BY t.tjenestetype ORDER BY t.tjenestetype`, s.args()...)
	return out, err
}

// HoursByYear is Hours of every year up to the scope's that has deliveries.
func (db *DB) HoursByYear(ctx context.Context, s Scope) ([]ServiceUse, error) {
	out, years := []ServiceUse{}, []int{}
	err := rows(ctx, db.sql, func(scan func(...any) error) error {
		var y int
		err := scan(&y)
		years = append(years, y)
		return err
	}, `SELECT DISTINCT year FROM delivery WHERE kind = $1 AND year <= $2 ORDER BY year`, string(s.Kind), s.Year)
	for _, y := range years {
		if err != nil {
			break
		}
		at := s
		if at.Year = y; y != s.Year {
			at.Freeze = 0
		}
		var list []ServiceUse
		list, err = db.Hours(ctx, at)
		out = append(out, list...)
	}
	return out, err
}

// A Stay is service 21 in a municipality, or in all of a scope where
// Municipality is empty. MeanYears is those there at the end of the year over
// those who left in it, which is the mean stay where as many come as leave;
// EndedMeanYears is how long those who left had been there.
type Stay struct {
	Municipality   string  `json:"municipality,omitempty"`
	Users          int64   `json:"users"`
	Open           int64   `json:"open"` // on 31 December, not ended that day
	Ended          int64   `json:"ended"`
	MeanYears      float64 `json:"meanYears"`
	EndedMeanYears float64 `json:"endedMeanYears"`
}

// Stays is the average nursing-home stay by municipality.
func (db *DB) Stays(ctx context.Context, s Scope) ([]Stay, error) { return db.stays(ctx, s, true) }

func (db *DB) stays(ctx context.Context, s Scope, each bool) ([]Stay, error) {
	by := "''"
	if each {
		by = "d.municipality"
	}
	last := int64(ident.Date(s.Year, 12, 31))
	out := []Stay{}
	err := rows(ctx, db.sql, func(scan func(...any) error) error {
		var y Stay
		var days int64
		err := scan(&y.Municipality, &y.Users, &y.Open, &y.Ended, &days)
		y.MeanYears, y.EndedMeanYears = share(y.Open, y.Ended), share(days, y.Ended)/365.25
		out = append(out, y)
		return err
	}, fmt.Sprintf(`WITH `+deliveries+` SELECT %s AS region, count(DISTINCT b.pseudonym), `+sums("t.tildato IS NULL OR t.tildato > $5", "t.tildato <= $5")+`,
		COALESCE(SUM(CASE WHEN t.tildato <= $5 THEN t.tildato - t.fradato + 1 ELSE 0 END), 0)
		FROM tjeneste t JOIN d ON d.nr = t.delivery JOIN bruker b ON b.delivery = t.delivery AND b.nr = t.bruker
		WHERE t.tjenestetype = 21 GROUP BY region ORDER BY region`, by), append(s.args(), last)...)
	return out, err
}

// Days is both day-activity indicators in one municipality.
type Days struct {
	Municipality string `json:"municipality"`
	stats.DayActivity
}

// Days is the share of those with dementia, and of those with psykisk
// utviklingshemming, living at home, who have a day activity, by municipality.
func (db *DB) Days(ctx context.Context, s Scope) ([]Days, error) {
	out := []Days{}
	err := rows(ctx, db.sql, func(scan func(...any) error) error {
		var y Days
		err := scan(&y.Municipality, &y.DementiaHome, &y.DementiaActive, &y.DisabilityHome, &y.DisabilityActive)
		y.DementiaShare, y.DisabilityShare = share(y.DementiaActive, y.DementiaHome), share(y.DisabilityActive, y.DisabilityHome)
		out = append(out, y)
		return err
	}, `WITH `+deliveries+` SELECT d.municipality, `+sums("b.demens = 1", "b.demens = 1 AND b.typer & 16 > 0", "b.utviklingshemning = 1", "b.utviklingshemning = 1 AND b.typer & 16 > 0")+`
		FROM bruker b JOIN d ON d.nr = b.delivery
		WHERE b.tjenester > 0 AND (b.boforhold IS NULL OR b.boforhold <> 5) AND b.typer & 2097152 = 0
		GROUP BY d.municipality ORDER BY d.municipality`, s.args()...)
	return out, err
}
