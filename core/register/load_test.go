package register

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strconv"
	"testing"

	"sluse/core/rule"
	"sluse/core/synth"
)

func TestLoad(t *testing.T) {
	each(t, func(t *testing.T, db *DB) {
		whole := made(t, synth.Options{Persons: 400, Seed: 1})
		w := newWay(t)
		l := w.load(t, db, whole, delivery("D1", "0301", 2026, 0))
		if !l.Current || l.Again {
			t.Errorf("%+v", l)
		}
		for _, c := range []struct{ table, tag string }{{"bruker", "Bruker"}, {"tjeneste", "Tjeneste"}, {"soknad", "Soknad"}, {"bistandsbehov", "Bistandsbehov"},
			{"diagnose", "Diagnose"}, {"opphold", "Opphold"}, {"midlertidigstopp", "MidlertidigStopp"}, {"samfunnsdeltakelse", "Samfunnsdeltakelse"}, {"kontaktperson", "Kontaktperson"}} {
			want := int64(bytes.Count(whole, []byte("<"+c.tag+" ")))
			if got := count(t, db, `SELECT count(*) FROM `+c.table); got != want || got == 0 {
				t.Errorf("%s: %d rows, want %d", c.table, got, want)
			}
		}
		if n := count(t, db, `SELECT count(*) FROM bruker WHERE kjonn IS NULL OR fodselsar IS NULL OR reach <> 3`); n > 0 {
			t.Errorf("%d without sex or year of birth", n)
		}
		checkAccount(t, l.Account)
	})
}

// checkAccount is the law of the accounts: in = stored + RAD, in = stored + NULL.
func checkAccount(t *testing.T, a Account) {
	t.Helper()
	for _, e := range a.Elements {
		var gone, nulls int64
		for _, d := range a.Dropped {
			switch {
			case d.Element != e.Element:
			case d.Consequence == rowGone:
				gone += d.N
			default:
				nulls += d.N
			}
		}
		if e.RowsIn != e.RowsStored+gone || e.ValuesIn != e.ValuesStored+nulls {
			t.Errorf("%q: %+v, %d rows and %d values left out", e.Element, e, gone, nulls)
		}
	}
}

// TestAccount loads a delivery with faults of every rule that is not fatal.
func TestAccount(t *testing.T) {
	each(t, func(t *testing.T, db *DB) {
		whole := made(t, synth.Options{Persons: 2000, Seed: 2, Errors: 0.3})
		l := newWay(t).load(t, db, whole, delivery("D1", "0301", 2026, 0))
		checkAccount(t, l.Account)
		all, err := db.Accounts(context.Background(), scope)
		left, err2 := db.LeftOut(context.Background(), scope)
		if err != nil || err2 != nil || !slices.Equal(all, l.Account.Elements) || !slices.Equal(left, l.Account.Dropped) {
			t.Errorf("the register's accounts are not the delivery's: %v %v", err, err2)
		}
		for _, e := range l.Account.Elements {
			if e.Element == "" {
				continue
			}
			if want := int64(bytes.Count(whole, []byte("<"+e.Element+" "))); e.RowsIn != want {
				t.Errorf("%s: %d came in, the file has %d", e.Element, e.RowsIn, want)
			}
		}
		if got := count(t, db, `SELECT count(*) FROM bruker`); got != l.Account.Stored("Bruker") {
			t.Errorf("%d Bruker in the table, %d in the account", got, l.Account.Stored("Bruker"))
		}
		var rules []string
		for _, d := range l.Account.Dropped {
			rules = append(rules, d.Rule)
		}
		for _, rule := range []string{"B002", "T001", "T004", "T006", "T008", "T011", "F003", "M008", "M009"} {
			if !slices.Contains(rules, rule) {
				t.Errorf("nothing was left out by %s", rule)
			}
		}
		for _, bad := range []string{`SELECT count(*) FROM tjeneste WHERE minutteruke > 10080`, `SELECT count(*) FROM tjeneste WHERE tildato < fradato`,
			`SELECT count(*) FROM tjeneste WHERE tjenestetype IS NULL OR tjenestetype IN (10, 12, 13, 16)`, `SELECT count(*) FROM tjeneste WHERE fradato IS NULL`} {
			if n := count(t, db, bad); n > 0 {
				t.Errorf("%d: %s", n, bad)
			}
		}
	})
}

func TestLoadAgain(t *testing.T) {
	each(t, func(t *testing.T, db *DB) {
		whole, w := made(t, synth.Options{Persons: 100, Seed: 1}), newWay(t)
		first := w.load(t, db, whole, delivery("D1", "0301", 2026, 0))
		again := w.load(t, db, whole, delivery("D1", "0301", 2026, 0))
		if !again.Again || !again.Current || len(again.Account.Elements) != len(first.Account.Elements) {
			t.Errorf("%+v", again)
		}
		if n := count(t, db, `SELECT count(*) FROM bruker`); n != 100 {
			t.Errorf("%d persons", n)
		}
		other := delivery("D1", "0301", 2026, 0)
		other.SHA256 = "another"
		d, joined := w.joined(t, whole, other)
		if _, err := db.Load(context.Background(), d, againOf(joined), rule.Options{}); !errors.Is(err, ErrChanged) {
			t.Errorf("other bytes under the same id: %v", err)
		}
	})
}

// TestCorrections: the newest received counts, whatever the order of loading;
// what is superseded never does; nothing is forgotten.
func TestCorrections(t *testing.T) {
	each(t, func(t *testing.T, db *DB) {
		whole, w := made(t, synth.Options{Persons: 30, Seed: 1}), newWay(t)
		late := delivery("D3", "0301", 2026, 3)
		current := func() (id string) {
			if err := db.sql.QueryRow(`SELECT id FROM delivery WHERE current = 1 AND municipality = '0301'`).Scan(&id); err != nil {
				t.Fatal(err)
			}
			return id
		}
		w.load(t, db, whole, late)
		if l := w.load(t, db, whole, delivery("D1", "0301", 2026, 1)); l.Current || current() != "D3" {
			t.Error("an older delivery took over")
		}
		correction := delivery("D2", "0301", 2026, 2)
		correction.Supersedes = "D3"
		if l := w.load(t, db, whole, correction); !l.Current || current() != "D2" {
			t.Error("a superseded delivery still counts")
		}
		if l := w.load(t, db, whole, delivery("D9", "0301", 2026, 2)); l.Current || current() != "D2" {
			t.Error("of two in the same second the one that replaces nothing took over")
		}
		other := w.load(t, db, made(t, synth.Options{Persons: 30, Seed: 1, Municipality: "4601"}), delivery("X1", "4601", 2026, 0))
		if !other.Current || current() != "D2" {
			t.Error("another municipality's delivery took over")
		}
		if n := count(t, db, `SELECT count(*) FROM bruker`); n != 5*30 {
			t.Errorf("%d persons are kept", n)
		}
	})
}

// TestNothingHalfLoaded: a load that fails leaves nothing.
func TestNothingHalfLoaded(t *testing.T) {
	each(t, func(t *testing.T, db *DB) {
		w := newWay(t)
		d, joined := w.joined(t, made(t, synth.Options{Persons: 2000, Seed: 1}), delivery("D1", "0301", 2026, 0))
		broken, opened := errors.New("disk"), 0
		_, err := db.Load(context.Background(), d, func() (io.ReadCloser, error) {
			if opened++; opened == 1 {
				return io.NopCloser(bytes.NewReader(joined)), nil
			}
			return io.NopCloser(io.MultiReader(bytes.NewReader(joined[:len(joined)/2]), failing{broken})), nil
		}, rule.Options{})
		if !errors.Is(err, broken) {
			t.Fatalf("%v", err)
		}
		for _, table := range []string{"delivery", "bruker", "tjeneste", "account"} {
			if n := count(t, db, `SELECT count(*) FROM `+table); n != 0 {
				t.Errorf("%d rows in %s", n, table)
			}
		}
		l, err := db.Load(context.Background(), d, againOf(joined), rule.Options{})
		if err != nil || !l.Current {
			t.Errorf("the next attempt: %v", err)
		}
	})
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestUnfit(t *testing.T) {
	db, w := fresh(t, dsnOf(t, "sqlite")), newWay(t)
	d, joined := w.joined(t, made(t, synth.Options{Persons: 20, Seed: 1}), delivery("D1", "0301", 2026, 0))
	for name, b := range map[string][]byte{"cut": joined[:len(joined)-30], "not joined": made(t, synth.Options{Persons: 5, Seed: 1})} {
		l, err := db.Load(context.Background(), d, againOf(b), rule.Options{})
		if !errors.Is(err, ErrUnfit) || l.Report == nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	d.Kind = "research"
	if _, err := db.Load(context.Background(), d, againOf(joined), rule.Options{}); !errors.Is(err, ErrKind) {
		t.Errorf("research: %v", err)
	}
}

// TestSamePerson: one person has one pseudonym in two municipalities and two
// years, and in none of them the fid.
func TestSamePerson(t *testing.T) {
	each(t, func(t *testing.T, db *DB) {
		w := newWay(t)
		this, last := made(t, synth.Options{Persons: 50, Seed: 1}), made(t, synth.Options{Persons: 50, Seed: 1, Year: 2025})
		w.load(t, db, this, delivery("A", "0301", 2026, 0))
		w.load(t, db, made(t, synth.Options{Persons: 50, Seed: 1, Municipality: "4601"}), delivery("B", "4601", 2026, 0))
		w.load(t, db, replaceFids(last, this), delivery("C", "0301", 2025, 0))
		if n := count(t, db, `SELECT count(DISTINCT pseudonym) FROM bruker`); n != 50 {
			t.Errorf("%d pseudonyms of 50 persons in three deliveries", n)
		}
	})
}

// TestRekey: history follows to the pseudonym by the new key.
func TestRekey(t *testing.T) {
	each(t, func(t *testing.T, db *DB) {
		w := newWay(t)
		whole := made(t, synth.Options{Persons: 40, Seed: 1})
		w.load(t, db, whole, delivery("A", "0301", 2026, 0))
		before := count(t, db, `SELECT count(DISTINCT pseudonym) FROM bruker`)
		w.previous, w.key = w.key, newWay(t).key
		w.load(t, db, whole, delivery("B", "0301", 2026, 1))
		if n := count(t, db, `SELECT count(DISTINCT pseudonym) FROM bruker`); n != before {
			t.Errorf("%d pseudonyms of %d persons", n, before)
		}
	})
}

// replaceFids gives the persons of a delivery the identities of another's.
func replaceFids(whole, other []byte) []byte {
	var fids [][]byte
	for _, p := range bytes.Split(other, []byte(` fid="`))[1:] {
		fids = append(fids, p[:bytes.IndexByte(p, '"')])
	}
	parts := bytes.Split(whole, []byte(` fid="`))
	out := parts[0]
	for i, p := range parts[1:] {
		out = append(append(append(out, ` fid="`...), fids[i]...), p[bytes.IndexByte(p, '"'):]...)
	}
	return out
}

func BenchmarkLoad(b *testing.B) {
	for _, kind := range []string{"sqlite", "postgres"} {
		b.Run(kind, func(b *testing.B) {
			db, w := fresh(b, dsnOf(b, kind)), newWay(b)
			d, joined := w.joined(b, made(b, synth.Options{Persons: 5000, Seed: 1}), delivery("D", "0301", 2026, 0))
			for i := 0; b.Loop(); i++ {
				d.ID = "D" + strconv.Itoa(i)
				if _, err := db.Load(context.Background(), d, againOf(joined), rule.Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(5000*b.N)/b.Elapsed().Seconds(), "persons/s")
		})
	}
}
