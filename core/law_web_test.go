//go:build !js

package core_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// page is where the page's sources lie. Its row of the law: of ours it has the
// shared types, as types only, and the addresses of workers; never a program in
// WebAssembly, never cryptography. Those are the workers' and the core's.
const page = "../web/src/page"

// pagePackages are the packages of others that the page may import.
var pagePackages = []string{"lit-html", "@navikt/aksel-icons"}

var (
	tsImport = regexp.MustCompile(`(?:\b(?:import|export)\s+(type\s)?[^;'"()]*?\bfrom\s*|\bimport\s*\(\s*|\bimport\s*)['"\x60]([^'"\x60]+)['"\x60]`)
	// Whatever is said of them in words, no member of them is used. Random
	// names are no cryptography.
	tsForbidden = regexp.MustCompile(`\bWebAssembly\s*[.\[]\s*\w|\bSubtleCrypto\b|\bcrypto\s*(?:\.|\?\.|\[)\s*['"]?(\w+)|\.wasm\b`)
	tsComment   = regexp.MustCompile(`(?m)^\s*//.*$|/\*[\s\S]*?\*/`)
)

func TestLawOfThePage(t *testing.T) {
	files := 0
	err := filepath.WalkDir(page, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".ts" {
			return err
		}
		files++
		b, err := os.ReadFile(path)
		for _, fault := range pageFaults(path, string(b)) {
			t.Errorf("%s: %s", path, fault)
		}
		return err
	})
	if err != nil || files < 40 {
		t.Fatalf("looked at %d files: %v", files, err)
	}
}

// pageFaults is what a source of the page has that it must not have.
func pageFaults(path, source string) (out []string) {
	source = tsComment.ReplaceAllString(source, "")
	for _, m := range tsImport.FindAllStringSubmatch(source, -1) {
		if !pageMay(path, m[2], m[1] != "") {
			out = append(out, "imports "+m[2])
		}
	}
	for _, m := range tsForbidden.FindAllStringSubmatch(source, -1) {
		if m[1] != "randomUUID" {
			out = append(out, "uses "+m[0])
		}
	}
	return out
}

func pageMay(path, imports string, asType bool) bool {
	if !strings.HasPrefix(imports, ".") {
		return slices.ContainsFunc(pagePackages, func(p string) bool { return imports == p || strings.HasPrefix(imports, p+"/") })
	}
	to := filepath.ToSlash(filepath.Join(filepath.Dir(path), imports))
	switch in := filepath.Dir(filepath.FromSlash(to)); {
	case strings.HasPrefix(to, page+"/"):
		return true
	case strings.HasPrefix(to, "../web/src/shared/"):
		return asType
	default:
		return in == filepath.FromSlash("../web/src/engine") && strings.HasSuffix(to, ".ts?worker&url")
	}
}

// TestPageFaults: the check sees what it is for.
func TestPageFaults(t *testing.T) {
	for source, want := range map[string]int{
		`import { html } from 'lit-html';`:                            0,
		`import type { Report } from '../../shared/protocol.ts';`:     0,
		`import { HANDED } from '../../shared/protocol.ts';`:          1,
		`import url from '../../engine/engine.ts?worker&url';`:        0,
		`import { start } from '../../engine/engine.ts';`:             1,
		`import core from '../../engine/wasm/check.wasm?url';`:        2,
		`export * from '../../engine/handlers.ts';`:                   1,
		"import {\n  Encrypter,\n} from 'age-encryption';":            1,
		`const age = await import('age-encryption');`:                 1,
		`import '@noble/ciphers';`:                                    1,
		`import { x } from './plan.ts';`:                              0,
		`const name = crypto.randomUUID();`:                           0,
		`await crypto.subtle.digest('SHA-256', bytes);`:               1,
		`await globalThis.crypto['subtle'].digest('SHA-256', bytes);`: 1,
		`crypto.getRandomValues(key);`:                                1,
		`await WebAssembly.instantiate(bytes);`:                       1,
		"// the wasm is the worker's: WebAssembly.compile\n":          0,
		`engine: 'Nettleseren kan være stengt for WebAssembly.',`:     0,
		`fetch('/wasm/check.wasm')`:                                   1,
	} {
		if got := pageFaults(page+"/flow/some.ts", source); len(got) != want {
			t.Errorf("%s: %v", source, got)
		}
	}
}
