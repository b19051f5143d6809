//go:build !js

package sim

import (
	"context"
	"os"
	"strconv"
	"strings"
	"testing"

	"sluse/worker/local"
)

func number(t *testing.T, name string, otherwise int) int {
	t.Helper()
	v := os.Getenv(name)
	if v == "" {
		return otherwise
	}
	n, err := strconv.Atoi(v)
	if err != nil {
		t.Fatalf("%s is not a number", name)
	}
	return n
}

// TestFaults is the campaign. A seed that fails says how to see it again.
func TestFaults(t *testing.T) {
	db, err := local.OpenMemory(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	first, n := 0, number(t, "SEEDS", 300)
	if one := number(t, "SEED", -1); one >= 0 {
		first, n = one, 1
	}
	for seed := first; seed < first+n; seed++ {
		if broken, log := runSeed(t, db, seed); len(broken) > 0 {
			if n == 1 {
				t.Log("\n" + strings.Join(log, "\n"))
			}
			t.Fatalf("seed %d:\n%s\nsee it again with\n\tSEED=%d go test -count=1 -v -run TestFaults ./worker/depot/sim",
				seed, strings.Join(broken, "\n"), seed)
		}
	}
	t.Logf("%d seeds", n)
}

// runSeed plays one seed and returns the promises it broke.
func runSeed(t *testing.T, db *local.DB, seed int) (broken, log []string) {
	t.Helper()
	w, err := newWorld(uint64(seed), db)
	if err != nil {
		t.Fatal(err)
	}
	s, err := newScene(w)
	if err != nil {
		t.Fatal(err)
	}
	s.play()
	s.settle()
	for _, p := range promises {
		before := len(s.broken)
		p.check(s)
		if len(s.broken) > before {
			s.broken = append(s.broken, "  (promise: "+p.name+")")
		}
	}
	return s.broken, s.log
}
