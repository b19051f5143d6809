package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"sluse/core/synth"
)

// The command's behaviour is testdata/script: text that a stranger can read.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"sluse": func() {
		for i := range waits {
			waits[i] = 10 * time.Millisecond
		}
		main()
	}})
}

func TestScripts(t *testing.T) {
	stock := stockAge(t)
	testscript.Run(t, testscript.Params{
		Dir:                 "../../../testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"edge":       edgeCommand,
			"bytes":      bytesCommand,
			"production": productionCommand,
		},
		Condition: func(c string) (bool, error) {
			if c != "testyear" {
				return false, fmt.Errorf("unknown condition %s", c)
			}
			return testYear, nil
		},
		Setup: func(e *testscript.Env) error {
			e.Setenv("SLUSE_LANG", "en")
			e.Setenv("PATH", stock+string(os.PathListSeparator)+e.Getenv("PATH"))
			e.Values[edgeKey{}] = &testEdge{}
			e.Setenv("TMPDIR", e.Getenv("WORK")+"/tmp")
			return os.Mkdir(filepath.Join(e.Getenv("WORK"), "tmp"), 0o700)
		},
	})
}

// stockAge builds the age command that go.mod names as a tool, into a folder
// for PATH: what others seal and open with.
func stockAge(t *testing.T) string {
	dir := t.TempDir()
	out, err := exec.Command("go", "build", "-o", dir, "filippo.io/age/cmd/age").CombinedOutput()
	if err != nil {
		t.Fatalf("build age: %v\n%s", err, out)
	}
	return dir
}

// bytesCommand is `bytes FILE PREFIX`: the file begins with the text.
func bytesCommand(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: bytes FILE PREFIX")
	}
	b := ts.ReadFile(args[0])
	has := len(b) >= len(args[1]) && b[:len(args[1])] == args[1]
	if has == neg {
		ts.Fatalf("%s begins with %q: %v", args[0], args[1], has)
	}
}

// productionCommand is `production FILE PERSONS`: a delivery of kind production,
// with numbers that can belong to no one, for the year 2040. The command itself
// makes no such thing.
func productionCommand(ts *testscript.TestScript, neg bool, args []string) {
	persons, err := strconv.Atoi(args[1])
	ts.Check(err)
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	_, err = synth.Write(f, synth.Options{Year: 2040, Municipality: "1151", Persons: persons, Seed: 1, Production: true})
	ts.Check(err)
}

// edgeCommand is `edge DIR`: starts a service with the development material in
// DIR and sets URL, EDGEKEY, SSBKEY, OVERRIDESKEY, RECIPIENT and TOKEN_<municipality or role>.
// `edge fault NAME…` makes requests go wrong, each once; `edge stored` writes
// the sealed bytes of all deliveries to the file stored; `edge overrides FILE`
// serves it; `edge year Y` opens that year's gates, which are 2026's else.
func edgeCommand(ts *testscript.TestScript, neg bool, args []string) {
	e := ts.Value(edgeKey{}).(*testEdge)
	switch {
	case neg || len(args) == 0:
		ts.Fatalf("usage: edge DIR | edge fault NAME… | edge stored | edge overrides FILE | edge year Y")
	case args[0] == "fault":
		e.fault(args[1:])
	case args[0] == "overrides":
		e.overrides = []byte(ts.ReadFile(args[1]))
	case args[0] == "year":
		year, err := strconv.Atoi(args[1])
		ts.Check(err)
		e.year = year
	case args[0] == "stored":
		ts.Check(os.WriteFile(ts.MkAbs("stored"), e.stored(), 0o600))
	default:
		ts.Check(e.start(ts.MkAbs(args[0])))
		ts.Defer(e.server.Close)
		for k, v := range e.env() {
			ts.Setenv(k, v)
		}
	}
}
