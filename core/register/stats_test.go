package register

import (
	"bytes"
	"context"
	"io"
	"math"
	"os"
	"strconv"
	"testing"

	"sluse/core/rule"
	"sluse/core/synth"
	"sluse/core/wire"
)

var scope = Scope{Year: 2026, Kind: wire.Test}

// TestStatsAgree: one delivery's figures are the same from the register as
// from the rules' own count, also with faults in it that leave nothing out.
func TestStatsAgree(t *testing.T) {
	each(t, func(t *testing.T, db *DB) {
		whole := made(t, synth.Options{Persons: 1500, Seed: 5})
		l := newWay(t).load(t, db, whole, delivery("D1", "0301", 2026, 0))
		s, err := db.Stats(context.Background(), scope)
		if err != nil {
			t.Fatal(err)
		}
		f := l.Figures
		near := func(what string, got, want float64) {
			if math.Abs(got-want) > 1e-9 {
				t.Errorf("%s: %v, the rules count %v", what, got, want)
			}
		}
		for what, pair := range map[string][2]int64{"persons": {s.Persons, f.Persons}, "recipients": {s.Recipients, f.Recipients}, "services": {s.Services, f.Services},
			"open": {s.LongStay.Open, f.LongStay.Open}, "ended": {s.LongStay.Ended, f.LongStay.Ended}} {
			if pair[0] != pair[1] {
				t.Errorf("%s: %d, the rules count %d", what, pair[0], pair[1])
			}
		}
		near("women", s.WomenShare, f.WomenShare)
		near("under 67", s.Under67Share, f.Under67Share)
		near("under 50", s.Under50Share, f.Under50Share)
		near("under 18", s.Under18Share, f.Under18Share)
		near("institution", s.InstitutionShare, f.InstitutionShare)
		near("other municipal", s.OtherMunicipal, f.OtherMunicipal)
		near("ordinary", s.OrdinaryShare, f.OrdinaryShare)
		near("stay", s.LongStay.MeanYears, f.LongStay.MeanYears)
		if s.Need != f.Need || s.DayActivity != f.DayActivity {
			t.Errorf("need %+v and %+v, day activity %+v and %+v", s.Need, f.Need, s.DayActivity, f.DayActivity)
		}
		for i := range f.AgeSex {
			if s.AgeSex[i] != f.AgeSex[i] {
				t.Errorf("%+v, the rules count %+v", s.AgeSex[i], f.AgeSex[i])
			}
		}
		if len(s.ServiceTypes) != len(f.ServiceTypes) {
			t.Fatalf("%d types, the rules count %d", len(s.ServiceTypes), len(f.ServiceTypes))
		}
		for i, w := range f.ServiceTypes {
			g := s.ServiceTypes[i]
			if g.Type != w.Type || g.Users != w.Users || g.Rows != w.Rows || g.WithHours != w.WithHours || g.Under50 != w.Under50 || g.From80 != w.From80 {
				t.Errorf("%+v, the rules count %+v", g, w)
			}
			near("minutes", g.MeanMinutes, w.MeanMinutes)
		}
	})
}

// nationalPersons is how many the country has in the test: a sample, or as
// many as NATIONAL says (348858 is the year of the targets).
func nationalPersons(t *testing.T) int {
	n, err := strconv.Atoi(os.Getenv("NATIONAL"))
	if err != nil {
		n = 20_000
	}
	if testing.Short() {
		n = 5_000
	}
	return n
}

// national loads a country and tells how many persons.
func national(t *testing.T, db *DB, w *way) int {
	t.Helper()
	persons := nationalPersons(t)
	err := synth.National(2026, persons, 1, func(municipality string) (io.WriteCloser, error) {
		return &loading{done: func(whole []byte) {
			w.load(t, db, whole, delivery("N"+municipality, municipality, 2026, 0))
		}}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return persons
}

type loading struct {
	bytes.Buffer
	done func([]byte)
}

func (l *loading) Close() error { l.done(l.Bytes()); return nil }

// TestSeedFigures: the country's figures come out of the register as the
// public ones that the synthetic data are made after.
func TestSeedFigures(t *testing.T) {
	db := fresh(t, dsnOf(t, "sqlite"))
	n := national(t, db, newWay(t))
	s, err := db.Stats(context.Background(), scope)
	if err != nil {
		t.Fatal(err)
	}
	band := 1.5 / math.Sqrt(float64(n))
	if s.Recipients != int64(n) || s.Deliveries != 357 {
		t.Errorf("%d recipients in %d deliveries, want %d in 357", s.Recipients, s.Deliveries, n)
	}
	for what, c := range map[string][3]float64{
		"women":                 {s.WomenShare, 0.60, band},
		"under 67":              {s.Under67Share, 0.389, band},
		"under 50":              {s.Under50Share, 0.25, band},
		"under 18":              {s.Under18Share, 0.05, band},
		"institution":           {s.InstitutionShare, 0.18, band},
		"ordinary dwelling":     {s.OrdinaryShare, 0.70, band},
		"services each":         {s.ServicesEach, 786416.0 / 348858, 4 * band},
		"mean stay":             {s.LongStay.MeanYears, 2.0, 0.1 + 8*band},
		"dementia day activity": {s.DayActivity.DementiaShare, 0.34, 0.003 + 4*band},
	} {
		if math.Abs(c[0]-c[1]) > c[2] {
			t.Errorf("%s: %.4f, want %.4f ± %.4f", what, c[0], c[1], c[2])
		}
	}
	t.Logf("%d recipients, %d services, women %.4f, <67 %.4f, <50 %.4f, <18 %.4f, institution %.4f, stay %.3f years, dementia %.4f",
		s.Recipients, s.Services, s.WomenShare, s.Under67Share, s.Under50Share, s.Under18Share, s.InstitutionShare, s.LongStay.MeanYears, s.DayActivity.DementiaShare)
	checkTables(t, db, s)
}

// checkTables compares the tables with the totals.
func checkTables(t *testing.T, db *DB, s *Stats) {
	t.Helper()
	ctx := context.Background()
	users, err := db.Users(ctx, scope)
	if err != nil {
		t.Fatal(err)
	}
	sum := map[[2]string]int64{}
	for _, u := range users {
		if u.Service == 21 {
			kind := map[int]string{1: "country", 4: "municipality", 6: "district"}[len(u.Region)]
			sum[[2]string{kind, map[bool]string{true: "all", false: "groups"}[u.Age == "all"]}] += u.Users
		}
	}
	for k, n := range sum {
		if k[0] != "district" && n != sum[[2]string{"country", "all"}] || n == 0 {
			t.Errorf("11645, long stays by %v: %d, the country has %d", k, n, sum[[2]string{"country", "all"}])
		}
	}
	stays, err := db.Stays(ctx, scope)
	if err != nil {
		t.Fatal(err)
	}
	var open, ended int64
	for _, y := range stays {
		open, ended = open+y.Open, ended+y.Ended
	}
	if open != s.LongStay.Open || ended != s.LongStay.Ended || len(stays) < 100 {
		t.Errorf("stays of %d municipalities: %d open, %d ended; the country has %+v", len(stays), open, ended, s.LongStay)
	}
	days, err := db.Days(ctx, scope)
	if err != nil {
		t.Fatal(err)
	}
	var home, active int64
	for _, d := range days {
		home, active = home+d.DementiaHome, active+d.DementiaActive
	}
	if home != s.DayActivity.DementiaHome || active != s.DayActivity.DementiaActive {
		t.Errorf("dementia: %d of %d, the country has %+v", active, home, s.DayActivity)
	}
}

// TestFreeze: what counted at the freeze is told for ever.
func TestFreeze(t *testing.T) {
	each(t, func(t *testing.T, db *DB) {
		ctx, w := context.Background(), newWay(t)
		if _, err := db.Freeze(ctx, 2026, "test", "", start); err != ErrNothing {
			t.Errorf("nothing to freeze: %v", err)
		}
		w.load(t, db, made(t, synth.Options{Persons: 50, Seed: 1}), delivery("A", "0301", 2026, 0))
		f, err := db.Freeze(ctx, 2026, "test", "KOSTRA", start)
		if err != nil || f.Nr != 1 || f.Deliveries != 1 {
			t.Fatalf("%+v, %v", f, err)
		}
		w.load(t, db, made(t, synth.Options{Persons: 80, Seed: 2}), delivery("B", "0301", 2026, 1))
		for freeze, want := range map[int64]int64{0: 80, 1: 50} {
			s, err := db.Stats(ctx, Scope{Year: 2026, Kind: wire.Test, Freeze: freeze})
			if err != nil || s.Recipients != want {
				t.Errorf("freeze %d: %d recipients, want %d, %v", freeze, s.Recipients, want, err)
			}
		}
		list, err := db.Freezes(ctx, scope)
		if err != nil || len(list) != 1 || list[0].Note != "KOSTRA" {
			t.Errorf("%+v, %v", list, err)
		}
	})
}

// TestKindsDoNotMix: production figures hold no test person.
func TestKindsDoNotMix(t *testing.T) {
	db := fresh(t, dsnOf(t, "sqlite"))
	newWay(t).load(t, db, made(t, synth.Options{Persons: 50, Seed: 1}), delivery("A", "0301", 2026, 0))
	s, err := db.Stats(context.Background(), Scope{Year: 2026, Kind: wire.Production})
	if err != nil || s.Recipients != 0 || s.Deliveries != 0 || len(s.ServiceTypes) != 0 {
		t.Errorf("%+v, %v", s, err)
	}
}

// TestItems: a share and its change since last year.
func TestItems(t *testing.T) {
	each(t, func(t *testing.T, db *DB) {
		w := newWay(t)
		whole := made(t, synth.Options{Persons: 300, Seed: 1})
		w.load(t, db, bytes.ReplaceAll(made(t, synth.Options{Persons: 300, Seed: 1, Year: 2025}), []byte(` husstand="1"`), nil), delivery("A", "0301", 2025, 0))
		w.load(t, db, whole, delivery("B", "0301", 2026, 0))
		items, err := db.Items(context.Background(), scope)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range items {
			if i.Item != "husstand" {
				continue
			}
			want := int64(bytes.Count(whole, []byte(` husstand="`)))
			if i.Persons != 300 || i.Registered != want || i.Change == nil || *i.Change < 0.1 {
				t.Errorf("%+v, want %d registered and a rise", i, want)
			}
		}
		if len(items) != 2*len(itemsOf()) {
			t.Errorf("%d items", len(items))
		}
	})
}

func itemsOf() (out []string) {
	for _, i := range items {
		out = append(out, i.column)
	}
	return out
}

// TestSpread is P017: five municipalities report one person.
func TestSpread(t *testing.T) {
	each(t, func(t *testing.T, db *DB) {
		w := newWay(t)
		for _, m := range []string{"0301", "1103", "4601", "5001", "5501", "1151"} {
			seed := uint64(1)
			if m == "1151" {
				seed = 9
			}
			w.load(t, db, made(t, synth.Options{Persons: 3, Seed: seed, Municipality: m}), delivery(m, m, 2026, 0))
		}
		spread, err := db.Spread(context.Background(), scope)
		if err != nil {
			t.Fatal(err)
		}
		if len(spread) != 3 || spread[0].Municipalities != 5 || len(spread[0].Entries) != 5 || spread[0].Entries[0].BrukerNr == "" {
			t.Errorf("%+v", spread)
		}
	})
}

func TestFindingsAndContacts(t *testing.T) {
	each(t, func(t *testing.T, db *DB) {
		l := newWay(t).load(t, db, made(t, synth.Options{Persons: 500, Seed: 1, Errors: 0.2}), delivery("A", "0301", 2026, 0))
		list, err := db.Findings(context.Background(), scope)
		if err != nil {
			t.Fatal(err)
		}
		byRule := map[string]int64{}
		for _, f := range list {
			byRule[f.Rule] += f.N
			if f.Leverandor != "Sluse syntetisk" || f.Deliveries != 1 || rule.Find(f.Rule) == nil {
				t.Errorf("%+v", f)
			}
		}
		for _, f := range l.Report.Rules {
			if byRule[f.ID] != f.Count {
				t.Errorf("%s: %d, the report has %d", f.ID, byRule[f.ID], f.Count)
			}
		}
		if byRule["B002"] == 0 {
			t.Error("the pseudonym manager's findings are missing")
		}
		contacts, err := db.Contacts(context.Background(), scope)
		if err != nil || len(contacts) != 2 || contacts[0].Mail1 == "" || contacts[0].Municipality != "0301" {
			t.Errorf("%+v, %v", contacts, err)
		}
	})
}
