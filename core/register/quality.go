package register

import "context"

// A VendorFinding is how often a rule fired in the deliveries of one version of
// one record system.
type VendorFinding struct {
	Leverandor string `json:"leverandor"`
	NavnEPJ    string `json:"navnEPJ"`
	VersjonEPJ string `json:"versjonEPJ"`
	VersjonUt  string `json:"versjonUt"`
	Deliveries int64  `json:"deliveries"` // in which the rule fired
	Persons    int64  `json:"persons"`    // in these
	Rule       string `json:"rule"`
	Severity   string `json:"severity"`
	N          int64  `json:"n"`
}

// Findings is findings by vendor and version.
func (db *DB) Findings(ctx context.Context, s Scope) ([]VendorFinding, error) {
	out := []VendorFinding{}
	err := rows(ctx, db.sql, func(scan func(...any) error) error {
		var f VendorFinding
		err := scan(&f.Leverandor, &f.NavnEPJ, &f.VersjonEPJ, &f.VersjonUt, &f.Rule, &f.Severity, &f.Deliveries, &f.Persons, &f.N)
		out = append(out, f)
		return err
	}, `WITH `+deliveries+` SELECT v.leverandor, v.navnepj, v.versjonepj, v.versjonut, f.rule, f.severity, count(*), SUM(v.persons), SUM(f.n)
		FROM finding f JOIN d ON d.nr = f.delivery JOIN delivery v ON v.nr = f.delivery
		GROUP BY v.leverandor, v.navnepj, v.versjonepj, v.versjonut, f.rule, f.severity
		ORDER BY v.leverandor, v.navnepj, v.versjonepj, v.versjonut, f.rule, f.severity`, s.args()...)
	return out, err
}

// A Contact is one of a municipality's contact persons: staff, not patients.
type Contact struct {
	Municipality string `json:"municipality"`
	Name         string `json:"kontPerson"`
	Telephone    string `json:"meldTelefon"`
	Mail1        string `json:"meldEpost1"`
	Mail2        string `json:"meldEpost2"`
	Type         int    `json:"typeKontaktperson"`
}

// Contacts is the contact list of a scope.
func (db *DB) Contacts(ctx context.Context, s Scope) ([]Contact, error) {
	out := []Contact{}
	err := rows(ctx, db.sql, func(scan func(...any) error) error {
		var c Contact
		err := scan(&c.Municipality, &c.Name, &c.Telephone, &c.Mail1, &c.Mail2, &c.Type)
		out = append(out, c)
		return err
	}, `WITH `+deliveries+` SELECT d.municipality, COALESCE(k.navn, ''), COALESCE(k.telefon, ''), COALESCE(k.epost1, ''), COALESCE(k.epost2, ''), COALESCE(k.type, 0)
		FROM kontaktperson k JOIN d ON d.nr = k.delivery ORDER BY d.municipality, k.nr`, s.args()...)
	return out, err
}

// A Spread is a person whom five municipalities or more report in one year
// (rule P017): a test user more often than not. Entries are the deliveries and
// references by which the municipalities can be asked.
type Spread struct {
	Municipalities int           `json:"municipalities"`
	Entries        []SpreadEntry `json:"entries"`
}

// SpreadEntry is the person in one delivery.
type SpreadEntry struct {
	Municipality string `json:"municipality"`
	Delivery     string `json:"delivery"`
	BrukerNr     string `json:"brukerNr"` // a reference
}

// spreadFrom is from how many municipalities on a person is suspect.
const spreadFrom = 5

// Spread is rule P017 on a scope. Only pseudonyms that mean the same person in
// the whole country are looked at.
func (db *DB) Spread(ctx context.Context, s Scope) ([]Spread, error) {
	out, last := []Spread{}, ""
	err := rows(ctx, db.sql, func(scan func(...any) error) error {
		var who []byte
		var n int
		var e SpreadEntry
		if err := scan(&who, &n, &e.Municipality, &e.Delivery, &e.BrukerNr); err != nil {
			return err
		}
		if string(who) != last {
			out, last = append(out, Spread{Municipalities: n}), string(who)
		}
		out[len(out)-1].Entries = append(out[len(out)-1].Entries, e)
		return nil
	}, `WITH `+deliveries+`, w AS (SELECT b.pseudonym, count(DISTINCT d.municipality) AS n FROM bruker b JOIN d ON d.nr = b.delivery
			WHERE b.reach = 3 GROUP BY b.pseudonym HAVING count(DISTINCT d.municipality) >= $5)
		SELECT w.pseudonym, w.n, d.municipality, v.id, COALESCE(b.brukernr, '') FROM w JOIN bruker b ON b.pseudonym = w.pseudonym
			JOIN d ON d.nr = b.delivery JOIN delivery v ON v.nr = d.nr
		ORDER BY w.pseudonym, d.municipality, b.nr`, append(s.args(), spreadFrom)...)
	return out, err
}

// A SpreadRow is one entry of one such person.
type SpreadRow struct {
	Person int `json:"person"` // counts the persons
	SpreadEntry
}

// SpreadEntries is Spread as a list of rows.
func (db *DB) SpreadEntries(ctx context.Context, s Scope) ([]SpreadRow, error) {
	out := []SpreadRow{}
	all, err := db.Spread(ctx, s)
	for i, p := range all {
		for _, e := range p.Entries {
			out = append(out, SpreadRow{i + 1, e})
		}
	}
	return out, err
}
