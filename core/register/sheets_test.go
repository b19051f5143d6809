package register

import (
	"context"
	"strings"
	"testing"

	"sluse/core/synth"
	"sluse/core/wire"
)

// TestExport: every stored row of the deliveries that count, and of no others;
// no contact person.
func TestExport(t *testing.T) {
	each(t, func(t *testing.T, db *DB) {
		w := newWay(t)
		w.load(t, db, made(t, synth.Options{Persons: 40, Seed: 1}), delivery("a", "0301", 2026, 0))
		w.load(t, db, made(t, synth.Options{Persons: 50, Seed: 2}), delivery("b", "0301", 2026, 1))
		w.load(t, db, made(t, synth.Options{Persons: 30, Seed: 3, Municipality: "4601"}), delivery("c", "4601", 2026, 0))
		w.load(t, db, made(t, synth.Options{Persons: 30, Seed: 3, Year: 2025}), delivery("d", "0301", 2025, 0))
		got := map[string]int64{}
		err := db.Export(context.Background(), Scope{Year: 2026, Kind: wire.Test}, func(sh Sheet, each func(func([]any) error) error) error {
			return each(func(values []any) error {
				got[sh.Name]++
				for i, f := range sh.Fields {
					valueFits(t, sh, f, values[i])
				}
				return nil
			})
		})
		if err != nil {
			t.Fatal(err)
		}
		if got["delivery"] != 2 || got["bruker"] != 80 || got["tjeneste"] == 0 {
			t.Error(got)
		}
		for _, sh := range Sheets()[1:] {
			want := count(t, db, `SELECT count(*) FROM `+sh.Name+` t JOIN delivery d ON d.nr = t.delivery WHERE d.id IN ('b', 'c')`)
			if got[sh.Name] != want {
				t.Errorf("%s: %d rows of %d", sh.Name, got[sh.Name], want)
			}
			if strings.Contains(sh.Name, "kontakt") {
				t.Error("contact persons are named")
			}
		}
	})
}

func valueFits(t *testing.T, sh Sheet, f Field, v any) {
	t.Helper()
	ok := v == nil
	switch f.Type {
	case Text:
		_, is := v.(string)
		ok = ok || is
	case Octets:
		_, is := v.([]byte)
		ok = ok || is
	default:
		_, is := v.(int64)
		ok = ok || is
	}
	if !ok {
		t.Errorf("%s.%s is of type %T", sh.Name, f.Name, v)
	}
}
