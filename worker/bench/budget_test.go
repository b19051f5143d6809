//go:build !js

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// budgets are what a user's line and a Worker's limits pay for, in bytes deflated
// at level 6: an exact count on any machine. Brotli makes a quarter less of
// the same. Raise one only with the reason in the commit.
const (
	checkBudget = 1_415_000 // the program that checks: what a user waits for
	sealBudget  = 1_545_000 // the one that seals and parts
	openBudget  = 1_560_000 // the one that opens the answers
	edgeBudget  = 2_430_000 // the Worker; Cloudflare takes 3 MB compressed on its smallest plan
	pageBudget  = 115_000   // what the page loads before a file is chosen
)

func TestCheckBudget(t *testing.T) { weigh(t, checkBudget, "web/dist/assets/check-*.wasm") }
func TestSealBudget(t *testing.T)  { weigh(t, sealBudget, "web/dist/assets/seal-*.wasm") }
func TestOpenBudget(t *testing.T)  { weigh(t, openBudget, "web/dist/assets/open-*.wasm") }
func TestEdgeBudget(t *testing.T)  { weigh(t, edgeBudget, "worker/build/app.wasm") }

var linked = regexp.MustCompile(`(?:src|href)="/([^"]+)"`)

// TestPageBudget counts the page and all it links to, and its font.
func TestPageBudget(t *testing.T) {
	page, err := os.ReadFile("../../web/dist/index.html")
	if os.IsNotExist(err) {
		t.Skip("not built: web/dist")
	} else if err != nil {
		t.Fatal(err)
	}
	files := []string{"web/dist/index.html", "web/dist/assets/inter-*.woff2"}
	for _, m := range linked.FindAllSubmatch(page, -1) {
		if filepath.Ext(string(m[1])) == ".wasm" {
			t.Errorf("the page loads %s before a file is chosen", m[1])
		}
		files = append(files, "web/dist/"+string(m[1]))
	}
	if len(files) < 5 {
		t.Fatalf("the page links to %d files only: is the pattern right?", len(files))
	}
	weigh(t, pageBudget, files...)
}

// weigh skips what is not built: make test builds before it tests.
func weigh(t *testing.T, budget int64, patterns ...string) {
	t.Helper()
	var sum int64
	for _, pattern := range patterns {
		names, err := filepath.Glob("../../" + pattern)
		if err != nil {
			t.Fatal(err)
		}
		if len(names) == 0 {
			t.Skipf("not built: %s", pattern)
		}
		for _, name := range names {
			n, err := deflated(name)
			if os.IsNotExist(err) {
				t.Skip("being built")
			} else if err != nil {
				t.Fatal(err)
			}
			sum += n
		}
	}
	if sum > budget {
		t.Errorf("%d bytes deflated, budget %d", sum, budget)
	}
	t.Logf("%d of %d bytes", sum, budget)
}
