package register

import (
	"context"
	"errors"
	"testing"
	"time"

	"sluse/core/pseudonym"
	"sluse/core/rule"
	"sluse/core/synth"
	"sluse/core/wire"
)

// try loads a delivery by way of some keys.
func try(t *testing.T, db *DB, key, previous *pseudonym.Key, whole []byte, d Delivery) error {
	t.Helper()
	d, joined := (&way{key, previous}).joined(t, whole, d)
	if fits := db.Fits(context.Background(), d.Kind, d.Mapping); fits != nil {
		_, err := db.Load(context.Background(), d, againOf(joined), rule.Options{})
		if !errors.Is(err, fits) {
			t.Errorf("Fits says %v, Load %v", fits, err)
		}
		return err
	}
	_, err := db.Load(context.Background(), d, againOf(joined), rule.Options{})
	return err
}

func after(t *testing.T, register string, k *pseudonym.Key) *pseudonym.Key {
	t.Helper()
	next, err := pseudonym.GenerateKey(register, k, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	return next
}

// TestOtherKeys: pseudonyms that would not be those of the persons that the
// register has are refused, and nothing of the delivery is there.
func TestOtherKeys(t *testing.T) {
	each(t, func(t *testing.T, db *DB) {
		whole := made(t, synth.Options{Persons: 20, Seed: 1})
		one := after(t, "iplos", nil)
		two, stranger, another := after(t, "", one), after(t, "iplos", nil), after(t, "kpr", nil)
		three, secondToStranger := after(t, "", two), after(t, "", stranger)
		for _, c := range []struct {
			id            string
			key, previous *pseudonym.Key
			want          error
		}{
			{"A", one, nil, nil},
			{"B", stranger, nil, ErrOtherKey},
			{"C", another, nil, ErrOtherRegister},
			{"D", two, nil, ErrOtherKey}, // the next generation, and nobody says who was who
			{"E", secondToStranger, stranger, ErrOtherKey},
			{"F", three, two, ErrOtherKey},
			{"G", two, one, nil}, // the change of keys
			{"H", two, nil, nil}, // and after it
			{"I", one, nil, nil}, // answered before it
			{"J", three, two, nil},
			{"K", stranger, nil, ErrOtherKey},
		} {
			d := delivery(c.id, "0301", 2026, int(c.id[0]))
			if err := try(t, db, c.key, c.previous, whole, d); !errors.Is(err, c.want) {
				t.Errorf("%s: %v, want %v", c.id, err, c.want)
			}
			if n := count(t, db, `SELECT count(*) FROM delivery WHERE id = $1`, c.id); (n == 1) != (c.want == nil) {
				t.Errorf("%s: %d deliveries", c.id, n)
			}
		}
		if n := count(t, db, `SELECT count(DISTINCT pseudonym) FROM bruker`); n != 20 {
			t.Errorf("%d pseudonyms of 20 persons", n)
		}
	})
}

// TestAnsweredBefore: a delivery that was answered by a key that has been
// changed twice since is of the persons that the register has.
func TestAnsweredBefore(t *testing.T) {
	each(t, func(t *testing.T, db *DB) {
		whole := made(t, synth.Options{Persons: 30, Seed: 1})
		one := after(t, "iplos", nil)
		two := after(t, "", one)
		three := after(t, "", two)
		for i, k := range []*way{{one, nil}, {two, one}, {three, two}, {one, nil}, {two, nil}} {
			if err := try(t, db, k.key, k.previous, whole, delivery(string(rune('A'+i)), "0301", 2026, i)); err != nil {
				t.Fatal(err)
			}
			if n := count(t, db, `SELECT count(DISTINCT pseudonym) FROM bruker`); n != 30 {
				t.Errorf("%d pseudonyms of 30 persons after %d deliveries", n, i+1)
			}
		}
	})
}

// TestLateAnswer: who was moved to a key by an answer that comes after the next
// change of keys is moved on with it.
func TestLateAnswer(t *testing.T) {
	each(t, func(t *testing.T, db *DB) {
		x, y := made(t, synth.Options{Persons: 30, Seed: 1}), made(t, synth.Options{Persons: 30, Seed: 2, Municipality: "4601"})
		one := after(t, "iplos", nil)
		two := after(t, "", one)
		three := after(t, "", two)
		for i, k := range []struct {
			key, previous *pseudonym.Key
			whole         []byte
			municipality  string
		}{{one, nil, x, "0301"}, {two, one, y, "4601"}, {three, two, x, "0301"}, {two, one, x, "0301"}} {
			if err := try(t, db, k.key, k.previous, k.whole, delivery(string(rune('A'+i)), k.municipality, 2026, i)); err != nil {
				t.Fatal(err)
			}
		}
		if n := count(t, db, `SELECT count(DISTINCT b.pseudonym) FROM bruker b JOIN delivery d ON d.nr = b.delivery WHERE d.municipality = '0301'`); n != 30 {
			t.Errorf("%d pseudonyms of 30 persons", n)
		}
	})
}

// TestKindsHaveKeysApart: a register of tests and of production has both, each
// by its own key.
func TestKindsHaveKeysApart(t *testing.T) {
	each(t, func(t *testing.T, db *DB) {
		one := after(t, "iplos", nil)
		whole := made(t, synth.Options{Persons: 10, Seed: 1})
		if err := try(t, db, one, nil, whole, delivery("A", "0301", 2026, 0)); err != nil {
			t.Fatal(err)
		}
		d, _ := (&way{one, nil}).joined(t, whole, delivery("B", "0301", 2026, 0))
		if err := db.Fits(context.Background(), wire.Production, d.Mapping); err != nil {
			t.Errorf("the first of production: %v", err)
		}
		d.Mapping.Key = one.ID()
		if err := db.Fits(context.Background(), wire.Test, d.Mapping); !errors.Is(err, ErrOtherKey) {
			t.Errorf("production's key for a test: %v", err)
		}
	})
}
