//go:build !js

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// built compiles testdata/ways for the browser and tells what it prints
// natively.
func built(t *testing.T) (file, prints string) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "ways.wasm")
	build := exec.Command("go", "build", "-o", file, "./testdata/ways")
	build.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	output(t, build)
	return file, output(t, exec.Command("go", "run", "./testdata/ways"))
}

func output(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %v\n%s", cmd, err, out)
	}
	return string(out)
}

// TestSame runs a program of loops, waiting and panics before and after.
func TestSame(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("not found: node")
	}
	file, want := built(t)
	root := strings.TrimSpace(output(t, exec.Command("go", "env", "GOROOT")))
	runner := filepath.Join(root, "lib/wasm/go_js_wasm_exec")
	if got := output(t, exec.Command(runner, file)); got != want {
		t.Fatalf("before: %s, want %s", got, want)
	}
	once := rewritten(t, file)
	if got := output(t, exec.Command(runner, file)); got != want {
		t.Errorf("after: %s, want %s", got, want)
	}
	if again := rewritten(t, file); !bytes.Equal(again, once) {
		t.Error("rewritten again it is another")
	}
}

func rewritten(t *testing.T, file string) []byte {
	t.Helper()
	if err := rewrite(file); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestDirect counts what is left of jumps by the table: most were forward. Another Go
// that writes its functions otherwise would leave them all.
func TestDirect(t *testing.T) {
	file, _ := built(t)
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	was, is := byTable(t, before), byTable(t, rewritten(t, file))
	if was < 1000 || is*4 > was {
		t.Errorf("%d jumps by the table were, %d are", was, is)
	}
}

// byTable counts the instructions by which Go's functions start a jump.
func byTable(t *testing.T, b []byte) (n int) {
	t.Helper()
	for r := (reader{b: b, i: 8}); r.i < len(b); {
		id, section := r.byte(), r.sized()
		if id != codeSection {
			continue
		}
		s := reader{b: section}
		for range s.u32() {
			list, err := instructions(s.sized())
			if err != nil {
				t.Fatal(err)
			}
			for k := range list[:max(len(list), 2)-2] {
				if list[k].op == opI32Const && list[k+1].is(opLocalSet, 0) && list[k+2].op == opBr {
					n++
				}
			}
		}
	}
	return n
}

func TestRefused(t *testing.T) {
	for name, b := range map[string]string{
		"empty": "", "text": "hello, world", "cut": "\x00asm\x01\x00\x00\x00\x0a\x09\x01",
		"vector": "\x00asm\x01\x00\x00\x00\x0a\x06\x01\x04\x00\xfd\x0c\x0b",
	} {
		if _, err := module([]byte(b)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
