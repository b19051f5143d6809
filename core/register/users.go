package register

import (
	"bytes"
	"cmp"
	"context"
	"maps"
	"slices"

	"sluse/core/ident"
)

// A UsersRow is a cell of the layout of SSB's table 11645: users of a service on
// 31 December by region, age group and service, and per 1 000 inhabitants.
type UsersRow struct {
	Region  string  `json:"region"` // 0 the country, four digits a municipality, six a district
	Age     string  `json:"age"`    // a group, or "all"
	Service int     `json:"service"`
	Users   int64   `json:"users"`
	Per1000 float64 `json:"per1000,omitempty"` // of all inhabitants, where they are known: municipalities and the country, age "all"
}

// usersCell is what the cells of a UsersRow are told apart by.
type usersCell struct {
	region  string
	age     int // index of the group; allAges
	service int
}

const allAges = 7

// Users is the table of a scope; cells of nobody are left out. A person is
// counted once a region and service.
func (db *DB) Users(ctx context.Context, s Scope) ([]UsersRow, error) {
	t := usersTally{cells: map[usersCell]int64{}}
	last := int64(ident.Date(s.Year, 12, 31))
	err := rows(ctx, db.sql, func(scan func(...any) error) error {
		var u use
		if err := scan(&u.service, &u.who, &u.municipality, &u.district, &u.age); err != nil {
			return err
		}
		t.add(u)
		return nil
	}, `WITH `+deliveries+`, u AS (SELECT t.tjenestetype AS service, b.pseudonym, d.municipality, COALESCE(b.bydel, '') AS bydel, $1 - b.fodselsar AS age
		FROM tjeneste t JOIN d ON d.nr = t.delivery JOIN bruker b ON b.delivery = t.delivery AND b.nr = t.bruker
		WHERE t.fradato <= $5 AND (t.tildato IS NULL OR t.tildato >= $5) AND (b.dodsdato IS NULL OR b.dodsdato >= $5))
		SELECT service, pseudonym, municipality, bydel, `+groupSQL+` FROM u ORDER BY service, pseudonym, municipality, bydel`,
		append(s.args(), last)...)
	return t.table(), err
}

// A use is that somebody has a service on 31 December.
type use struct {
	service                int
	who                    []byte
	municipality, district string
	age                    int
}

// A usersTally counts uses that come sorted by service and person.
type usersTally struct {
	cells   map[usersCell]int64
	service int
	who     []byte
	seen    []string // regions in which this one was counted
}

func (t *usersTally) add(u use) {
	if u.service != t.service || !bytes.Equal(u.who, t.who) {
		t.service, t.who, t.seen = u.service, append(t.who[:0], u.who...), t.seen[:0]
	}
	regions := []string{"0", u.municipality}
	if ident.HasDistricts(u.municipality) {
		regions = append(regions, cmp.Or(u.district, u.municipality+"99"))
	}
	for _, r := range regions {
		if slices.Contains(t.seen, r) {
			continue
		}
		t.seen = append(t.seen, r)
		t.cells[usersCell{r, u.age, u.service}]++
		t.cells[usersCell{r, allAges, u.service}]++
	}
}

func (t *usersTally) table() []UsersRow {
	out := []UsersRow{}
	order := func(a, b usersCell) int {
		return cmp.Or(cmp.Compare(len(a.region), len(b.region)), cmp.Compare(a.region, b.region), cmp.Compare(b.age/allAges, a.age/allAges),
			cmp.Compare(a.age, b.age), cmp.Compare(a.service, b.service))
	}
	inhabitants := inhabitantsOf()
	for _, c := range slices.SortedFunc(maps.Keys(t.cells), order) {
		r := UsersRow{Region: c.region, Age: groupName(c.age), Service: c.service, Users: t.cells[c]}
		if c.age == allAges {
			r.Age, r.Per1000 = "all", 1000*share(r.Users, inhabitants[c.region])
		}
		out = append(out, r)
	}
	return out
}

// inhabitantsOf is how many live in a municipality and, as "0", in the country.
func inhabitantsOf() map[string]int64 {
	n := map[string]int64{}
	for _, m := range ident.Municipalities() {
		if m.To == 0 {
			n[m.Code] = int64(m.Population)
			n["0"] += int64(m.Population)
		}
	}
	return n
}
