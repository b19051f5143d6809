package register

import (
	"context"

	"sluse/core/stats"
	"sluse/core/wire"
)

// A Scope says which deliveries a figure is of.
type Scope struct {
	Year         int
	Kind         wire.Kind
	Municipality string // "" = all
	Freeze       int64  // number of a freeze; 0 = the current deliveries
}

// deliveries is the scope as SQL, $1 to $4: d (nr, municipality, year).
const deliveries = `d AS (
	SELECT nr, municipality, year FROM delivery
	WHERE year = $1 AND kind = $2 AND (CAST($3 AS TEXT) = '' OR municipality = $3)
	AND (CAST($4 AS BIGINT) = 0 AND current = 1 OR nr IN (SELECT delivery FROM frozen WHERE frysing = $4)))`

func (s Scope) args() []any { return []any{s.Year, string(s.Kind), s.Municipality, s.Freeze} }

// people is who got a service, each person once however many municipalities
// report it: p (pseudonym, kjonn, born, age, bolig, typer, demens,
// utviklingshemning, behov). bolig is boforhold, the most staffed where there
// are several; 0 is not reported.
const people = deliveries + `, p AS (
	SELECT b.pseudonym, MAX(b.kjonn) AS kjonn, $1 - MAX(b.fodselsar) AS age,
		MAX(CASE b.boforhold WHEN 5 THEN 7 WHEN 4 THEN 6 WHEN 3 THEN 5 WHEN 2 THEN 4 WHEN 1 THEN 3 WHEN 6 THEN 2 WHEN 9 THEN 1 ELSE 0 END) AS bolig,
		MAX(b.behov) AS behov, MAX(b.demens) AS demens, MAX(b.utviklingshemning) AS utviklingshemning,
		MAX(b.typer & 16) AS active, MAX(b.typer & 2097152) AS long
	FROM bruker b JOIN d ON d.nr = b.delivery WHERE b.tjenester > 0 GROUP BY b.pseudonym)`

// Stats are the figures of a scope, as the public statistics have them.
// Recipients are persons with a service of the year, each counted once; ages are
// at the end of the year; shares are of those for whom the thing is known.
type Stats struct {
	Year         int       `json:"year"`
	Kind         wire.Kind `json:"kind"`
	Municipality string    `json:"municipality,omitempty"`
	Freeze       int64     `json:"freeze,omitempty"`
	Deliveries   int64     `json:"deliveries"`

	stats.Headline

	AgeSex       []stats.AgeSex    `json:"ageSex"`
	ServiceTypes []ServiceUse      `json:"serviceTypes"`
	Need         stats.NeedCounts  `json:"need"`
	DayActivity  stats.DayActivity `json:"dayActivity"`
	LongStay     Stay              `json:"longStay"`
}

// ServiceUse is one tjenesteType in a year.
type ServiceUse struct {
	Year        int     `json:"year"`
	Type        int     `json:"type"`
	Users       int64   `json:"users"`
	Rows        int64   `json:"rows"`
	WithHours   int64   `json:"withHours"`   // rows that state hours
	MeanMinutes float64 `json:"meanMinutes"` // a week, of those
	TotalHours  float64 `json:"totalHours"`  // a week, of all rows
	Under50     int64   `json:"under50"`     // users by age
	From80      int64   `json:"from80"`
}

// Stats computes the figures of a scope.
func (db *DB) Stats(ctx context.Context, s Scope) (*Stats, error) {
	out := &Stats{Year: s.Year, Kind: s.Kind, Municipality: s.Municipality, Freeze: s.Freeze}
	for _, part := range []func(context.Context, Scope, *Stats) error{db.totals, db.shares, db.ageSex, db.dayActivity} {
		if err := part(ctx, s, out); err != nil {
			return nil, err
		}
	}
	var err error
	if out.ServiceTypes, err = db.Hours(ctx, s); err != nil {
		return nil, err
	}
	stays, err := db.stays(ctx, s, false)
	if len(stays) > 0 {
		out.LongStay = stays[0]
	}
	return out, err
}

func (db *DB) totals(ctx context.Context, s Scope, out *Stats) error {
	err := db.one(ctx, `WITH `+deliveries+` SELECT count(*) FROM d`, s.args(), &out.Deliveries)
	if err != nil {
		return err
	}
	err = db.one(ctx, `WITH `+deliveries+` SELECT count(DISTINCT b.pseudonym), COALESCE(SUM(b.tjenester), 0) FROM bruker b JOIN d ON d.nr = b.delivery`,
		s.args(), &out.Persons, &out.Services)
	if err != nil {
		return err
	}
	err = db.one(ctx, `WITH `+people+` SELECT count(*) FROM p`, s.args(), &out.Recipients)
	out.ServicesEach = share(out.Services, out.Recipients)
	return err
}

// shares are each of those for whom the thing is known.
func (db *DB) shares(ctx context.Context, s Scope, out *Stats) error {
	var sexes, women, ages, u18, u50, u67, homes, staffed, other, ordinary int64
	n := &out.Need
	err := db.one(ctx, `WITH `+people+` SELECT `+sums("kjonn IN (1, 2)", "kjonn = 2", "age IS NOT NULL", "age < 18", "age < 50", "age < 67",
		"bolig > 0", "bolig >= 6", "bolig IN (4, 5)", "bolig = 3", "behov = 1", "behov = 2", "behov = 3", "behov = 0")+` FROM p`, s.args(),
		&sexes, &women, &ages, &u18, &u50, &u67, &homes, &staffed, &other, &ordinary, &n.Some, &n.Medium, &n.Extensive, &n.Unstated)
	out.WomenShare, out.Under18Share, out.Under50Share, out.Under67Share = share(women, sexes), share(u18, ages), share(u50, ages), share(u67, ages)
	out.InstitutionShare, out.OtherMunicipal, out.OrdinaryShare = share(staffed, homes), share(other, homes), share(ordinary, homes)
	return err
}

// sums counts the rows for which each condition holds.
func sums(conditions ...string) string {
	text := ""
	for i, c := range conditions {
		if i > 0 {
			text += ", "
		}
		text += "COALESCE(SUM(CASE WHEN " + c + " THEN 1 ELSE 0 END), 0)"
	}
	return text
}

// An ageGroup is one of those that tables are made by.
type ageGroup struct {
	name     string
	from, to int
}

// ageGroups are those of package stats, so that one delivery and the country
// are told alike.
var ageGroups = []ageGroup{{"0-17", 0, 17}, {"18-49", 18, 49}, {"50-66", 50, 66}, {"67-79", 67, 79}, {"80-89", 80, 89}, {"90+", 90, 999}}

// groupSQL is the age group of a column, as its index.
const groupSQL = `CASE WHEN age IS NULL THEN 6 WHEN age < 18 THEN 0 WHEN age < 50 THEN 1 WHEN age < 67 THEN 2 WHEN age < 80 THEN 3 WHEN age < 90 THEN 4 ELSE 5 END`

func groupName(i int) string {
	if i < 0 || i >= len(ageGroups) {
		return "unknown"
	}
	return ageGroups[i].name
}

func (db *DB) ageSex(ctx context.Context, s Scope, out *Stats) error {
	out.AgeSex = make([]stats.AgeSex, len(ageGroups)+1)
	for i := range out.AgeSex {
		out.AgeSex[i].Group = groupName(i)
	}
	return rows(ctx, db.sql, func(scan func(...any) error) error {
		var g int
		var women, men, unknown int64
		if err := scan(&g, &women, &men, &unknown); err != nil {
			return err
		}
		out.AgeSex[g].Women, out.AgeSex[g].Men, out.AgeSex[g].Unknown = women, men, unknown
		return nil
	}, `WITH `+people+` SELECT `+groupSQL+` AS g, `+sums("kjonn = 2", "kjonn = 1", "kjonn IS NULL OR kjonn NOT IN (1, 2)")+` FROM p GROUP BY g`, s.args()...)
}

// dayActivity are persons with a registered diagnosis who live at home (neither
// boforhold 5 nor service 21), and those of them who have service 4.
func (db *DB) dayActivity(ctx context.Context, s Scope, out *Stats) error {
	a := &out.DayActivity
	err := db.one(ctx, `WITH `+people+` SELECT `+sums("demens = 1", "demens = 1 AND active > 0", "utviklingshemning = 1", "utviklingshemning = 1 AND active > 0")+
		` FROM p WHERE bolig <> 7 AND long = 0`, s.args(), &a.DementiaHome, &a.DementiaActive, &a.DisabilityHome, &a.DisabilityActive)
	a.DementiaShare, a.DisabilityShare = share(a.DementiaActive, a.DementiaHome), share(a.DisabilityActive, a.DisabilityHome)
	return err
}

// one scans the one row of a query.
func (db *DB) one(ctx context.Context, query string, args []any, into ...any) error {
	return db.sql.QueryRowContext(ctx, query, args...).Scan(into...)
}

func share(n, of int64) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}
