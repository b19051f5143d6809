//go:build !js

package core_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The law of imports. Each row names packages, what of ours they may import
// directly, and what must not stand anywhere in their import graph. Direct bans
// (os, net, syscall/js, time.Now) concern our own files only, since fmt brings
// os in anyway. A ban is on all below a path too, but for what the row allows
// by name; a path of one word ("core") is on that package alone.
type lawRow struct {
	who    []string
	may    []string // of ours, directly; nil = nothing
	never  []string // in the whole graph
	direct []string // in our own files
}

// banned tells whether a ban is on an import path, ours without the house.
func banned(path string, bans, may []string) bool {
	return !slices.Contains(may, path) && slices.ContainsFunc(bans, func(bad string) bool {
		return path == bad || strings.Contains(bad, "/") && strings.HasPrefix(path, bad+"/")
	})
}

const house = "sluse/"

var (
	domain = []string{"core/record", "core/format", "core/ident", "core/calendar"}
	verbs  = []string{"core/check", "core/pack", "core/trace", "core/feedback"}
	belowC = []string{"core/calendar", "core/format", "core/ident", "core/record", "core/report", "core/rule", "core/stats", "core/seal", "core/keyring", "core/wire", "core/split"}
	opens  = []string{"core/record", "core/rule", "core/stats", "core/seal", "core/synth", "core/split", "core/check", "core/pack", "core/trace", "core/feedback", "core/register", "core/pseudonym", "filippo.io/age"}
)

var law = []lawRow{
	{who: []string{"core/calendar", "core/ident", "core/format"}, may: []string{"core/ident"},
		direct: []string{"os", "net", "syscall/js", "time.Now"}},
	{who: []string{"core/record"}, may: []string{"core/format", "core/ident"},
		never: []string{"core/rule", "core/seal", "core/wire"}, direct: []string{"os", "net", "syscall/js", "time.Now"}},
	{who: []string{"core/report"}, direct: []string{"os", "net", "syscall/js", "time.Now"}},
	{who: []string{"core/rule", "core/stats", "core/synth"}, may: append([]string{"core/report", "core/stats"}, domain...),
		never: []string{"core/seal", "core/wire", "filippo.io/age"}, direct: []string{"os", "net", "syscall/js", "time.Now"}},
	{who: []string{"core/wire/names"}, never: []string{"github.com/tinylib/msgp", "golang.org/x/mod"}, direct: []string{"os", "syscall/js", "time.Now"}},
	{who: []string{"core/wire/signed"}, may: []string{"core/wire/names"}, never: []string{"github.com/tinylib/msgp", "net/http"}, direct: []string{"os", "syscall/js"}},
	{who: []string{"core/seal", "core/keyring", "core/wire"}, may: []string{"core/wire", "core/wire/names", "core/wire/signed"},
		never: []string{"core/record", "core/rule", "net/http"}, direct: []string{"os", "syscall/js"}},
	{who: []string{"core/split"}, may: append([]string{"core/wire/names"}, domain...),
		never: []string{"core/rule", "core/seal", "net/http", "github.com/tinylib/msgp"}, direct: []string{"os", "net", "syscall/js", "time.Now"}},
	{who: []string{"core/check"}, may: []string{"core/rule", "core/stats", "core/calendar", "core/wire/names", "core/wire/signed"},
		never: []string{"core/split", "core/seal", "net/http"}, direct: []string{"os", "syscall/js", "time.Now"}},
	{who: []string{"core/pack"}, may: []string{"core/seal", "core/split", "core/wire/names"},
		never: []string{"core/rule", "core/stats", "net/http"}, direct: []string{"os", "syscall/js", "time.Now"}},
	{who: []string{"core/trace"}, may: append([]string{"core/report", "core/split"}, domain...),
		never: []string{"core/rule", "core/seal", "net/http"}, direct: []string{"os", "syscall/js", "time.Now"}},
	{who: []string{"core/feedback"}, may: []string{"core/ident", "core/pack", "core/report", "core/split"},
		never: []string{"core/rule", "core/stats", "net/http"}, direct: []string{"os", "syscall/js", "time.Now"}},
	{who: []string{"core"}, may: append(append([]string{}, verbs...), belowC...),
		never: []string{"core/register", "core/pseudonym", "net/http", "github.com/syumai/workers"}, direct: []string{"os", "syscall/js"}},
	{who: []string{"core/register", "core/pseudonym"}, may: append([]string{"core", "core/synth"}, belowC...), direct: []string{"syscall/js"}},
	{who: []string{"core/register/export"}, may: []string{"core/register"}, direct: []string{"os", "syscall/js"}},
	{who: []string{"core/cmd/sluse"}, may: append([]string{"core", "core/synth", "core/register", "core/register/export", "core/pseudonym"}, belowC...), direct: []string{"syscall/js"}},
	{who: []string{"wasm", "wasm/bridge"}, never: []string{"core", "net/http"}, direct: []string{"os"}},
	{who: []string{"wasm/check"}, may: append([]string{"wasm/bridge", "core/check", "core/trace", "core/wire/names", "core/wire/signed"}, belowC...),
		never: []string{"core", "core/wire", "filippo.io/age", "github.com/klauspost/compress/zstd", "core/register", "core/pseudonym", "net/http", "github.com/syumai/workers"}, direct: []string{"os"}},
	{who: []string{"wasm/seal", "wasm/open"}, may: []string{"wasm/bridge", "core/pack", "core/feedback", "core/split", "core/wire/names"},
		never: []string{"core", "core/wire", "core/rule", "core/register", "core/pseudonym", "net/http", "github.com/syumai/workers"}, direct: []string{"os"}},
	{who: []string{"worker/depot"}, may: []string{"core/wire", "core/keyring", "core/calendar", "core/ident"},
		never: append([]string{"core"}, opens...), direct: []string{"os", "syscall/js"}},
	{who: []string{"worker"}, may: []string{"worker/depot", "worker/cf", "worker/local", "core/wire", "core/keyring", "core/calendar", "core/ident"},
		never: append([]string{"core"}, opens...)},
	{who: []string{"worker/migrations"}, direct: []string{"os", "net", "syscall/js", "time.Now"}},
	{who: []string{"worker/cf/rows"}, may: []string{"worker/depot"},
		never: append([]string{"core"}, opens...), direct: []string{"os", "syscall/js", "time.Now"}},
	{who: []string{"worker/cf", "worker/local"}, may: []string{"worker/cf/rows", "worker/depot", "worker/migrations", "core/wire"},
		never: append([]string{"core"}, opens...)},
}

// outside are the packages that the law says nothing of: no program that handles
// a delivery has them.
var outside = map[string]string{
	"core/register/pgtest":  "a database for tests",
	"wasm/jumps":            "a tool on built programs",
	"worker/bench":          "measures",
	"worker/bench/rawtoken": "measures",
	"worker/national":       "measures",
	"worker/depot/porttest": "tests of the ports",
	"worker/depot/sim":      "tests of the depot",
	"worker/httpsuite":      "tests of the hosts",
	"worker/e2e":            "tests of the whole way",
	"worker/dev":            "starts a host for developers",
	"worker/workerd":        "starts workerd for developers and tests",
}

// pkg is what `go list -json` tells of a package.
type pkg struct {
	ImportPath, Dir string
	GoFiles         []string
	Imports, Deps   []string
}

func TestLawOfImports(t *testing.T) {
	for _, target := range []string{"native", "js/wasm"} {
		t.Run(target, func(t *testing.T) {
			pkgs := list(t, target)
			seen := 0
			for _, row := range law {
				for _, who := range row.who {
					if p, ok := pkgs[house+who]; ok {
						seen++
						judge(t, row, p)
					}
				}
			}
			if seen < 10 {
				t.Fatalf("only %d packages under the law: is the list right?", seen)
			}
		})
	}
}

// TestEveryPackageIsUnderTheLaw: none is forgotten, and the law names none that
// is not there.
func TestEveryPackageIsUnderTheLaw(t *testing.T) {
	named := map[string]bool{}
	for _, row := range law {
		for _, who := range row.who {
			named[who] = false
		}
	}
	for who := range outside {
		if _, twice := named[who]; twice {
			t.Errorf("%s is both under the law and outside it", who)
		}
		named[who] = false
	}
	for _, target := range []string{"native", "js/wasm"} {
		for path := range list(t, target) {
			who := strings.TrimPrefix(path, house)
			if _, ok := named[who]; !ok {
				t.Errorf("%s has no row in the law", who)
			}
			named[who] = true
		}
	}
	for who, there := range named {
		if !there {
			t.Errorf("the law names %s, which is not there", who)
		}
	}
}

// TestBans: a ban is on what is below it, and not on what is beside it.
func TestBans(t *testing.T) {
	for _, c := range []struct {
		path, ban string
		may       []string
		want      bool
	}{
		{"core/wire", "core/wire", nil, true},
		{"core/wire/signed", "core/wire", nil, true},
		{"core/wire/signed", "core/wire", []string{"core/wire/signed"}, false},
		{"core/wires", "core/wire", nil, false},
		{"core/wire", "core", nil, false},
		{"core", "core", nil, true},
		{"filippo.io/age/armor", "filippo.io/age", nil, true},
	} {
		if got := banned(c.path, []string{c.ban}, c.may); got != c.want {
			t.Errorf("%s under a ban on %s: %v", c.path, c.ban, got)
		}
	}
}

// TestOnlyTheCommandJoins proves that nothing but the command imports what
// puts identities and health data together.
func TestOnlyTheCommandJoins(t *testing.T) {
	for path, p := range list(t, "native") {
		if path == house+"core/cmd/sluse" || strings.HasPrefix(path, house+"core/register") || strings.HasPrefix(path, house+"core/pseudonym") {
			continue
		}
		for _, dep := range p.Deps {
			if banned(strings.TrimPrefix(dep, house), []string{"core/register", "core/pseudonym"}, nil) {
				t.Errorf("%s reaches %s", path, dep)
			}
		}
	}
}

func judge(t *testing.T, row lawRow, p pkg) {
	t.Helper()
	for _, imp := range p.Imports {
		ours, ok := strings.CutPrefix(imp, house)
		if ok && !slices.Contains(row.may, ours) {
			t.Errorf("%s imports %s", p.ImportPath, imp)
		}
	}
	for _, dep := range p.Deps {
		if banned(strings.TrimPrefix(dep, house), row.never, row.may) {
			t.Errorf("%s reaches %s", p.ImportPath, dep)
		}
	}
	for _, imp := range p.Imports {
		if top, _, _ := strings.Cut(imp, "/"); slices.Contains(row.direct, imp) || slices.Contains(row.direct, top) {
			t.Errorf("%s imports %s", p.ImportPath, imp)
		}
	}
	if slices.Contains(row.direct, "time.Now") {
		noNow(t, p)
	}
}

func noNow(t *testing.T, p pkg) {
	t.Helper()
	fset := token.NewFileSet()
	for _, name := range p.GoFiles {
		f, err := parser.ParseFile(fset, filepath.Join(p.Dir, name), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "Now" {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "time" {
					t.Errorf("%s reads the clock", fset.Position(n.Pos()))
				}
			}
			return true
		})
	}
}

func list(t *testing.T, target string) map[string]pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Dir,GoFiles,Imports,Deps", "./...")
	cmd.Dir = ".."
	if target == "js/wasm" {
		cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	}
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	pkgs := map[string]pkg{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return pkgs
		} else if err != nil {
			t.Fatal(err)
		}
		pkgs[p.ImportPath] = p
	}
}
