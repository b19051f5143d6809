package core_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"sluse/core"
	"sluse/core/synth"
	"sluse/core/wire"
)

var twinFile = flag.String("twin", "", "write what TestTwin finds to this file")

// TestTwin checks the same documents natively and as js/wasm: report and figures
// are the same to the byte. Natively it builds and runs itself for wasm; there
// it writes what it found.
func TestTwin(t *testing.T) {
	found := twinReports(t)
	if *twinFile != "" {
		if err := os.WriteFile(*twinFile, found, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if runtime.GOARCH == "wasm" {
		t.Skip("the native run starts this one")
	}
	compareLines(t, found, twinInWasm(t))
}

func twinInWasm(t *testing.T) []byte {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("node is not installed")
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	file, jumps := filepath.Join(t.TempDir(), "twin"), filepath.Join(t.TempDir(), "jumps")
	if out, err := exec.Command("go", "build", "-o", jumps, "sluse/wasm/jumps").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	cmd := exec.Command("go", "test", "-count=1", "-run", "^TestTwin$", // rewritten as the page's programs are
		"-exec", jumps+" -exec "+filepath.Join(strings.TrimSpace(string(root)), "lib/wasm/go_js_wasm_exec"), ".", "-args", "-twin", file)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("the run in wasm: %v\n%s", err, out)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func compareLines(t *testing.T, native, wasm []byte) {
	t.Helper()
	a, b := strings.Split(string(native), "\n"), strings.Split(string(wasm), "\n")
	if len(a) != len(b) || len(a) < 1000 {
		t.Fatalf("%d documents natively, %d in wasm", len(a), len(b))
	}
	for i := range a {
		if a[i] != b[i] {
			t.Fatalf("document %d\nnative %s\nwasm   %s", i, a[i], b[i])
		}
	}
	t.Logf("%d reports, %d bytes, the same", len(a), len(native))
}

// twinReports is a line of JSON for each document, in every language and for
// what a sender may declare.
func twinReports(t *testing.T) []byte {
	var out bytes.Buffer
	for i, doc := range twinDocuments(t) {
		o := core.CheckOptions{Lang: [...]string{"nb", "nn", "en"}[i%3], Kind: [...]wire.Kind{"", wire.Production, "", wire.Test}[i%4]}
		if i%5 == 0 {
			o.Now, o.Year, o.Municipality = time.Date(2027, 1, 5, 0, 0, 0, 0, time.UTC), 2026, "0301"
		}
		res, err := core.Check(context.Background(), bytes.NewReader(doc), o)
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(res)
		if err != nil {
			t.Fatal(err)
		}
		if len(b) > 1<<14 {
			b = fmt.Appendf(nil, "%d bytes %x", len(b), sha256.Sum256(b))
		}
		out.Write(append(b, '\n'))
	}
	return out.Bytes()
}

// twinDocuments are the shared deliveries, the rules' cases, synthetic ones with
// faults, and all of these with bytes changed.
func twinDocuments(t *testing.T) [][]byte {
	docs := ruleCases(t)
	files, err := filepath.Glob(deliveries + "/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, b)
	}
	for _, format := range []string{"aar", "kpr"} {
		var b bytes.Buffer
		if _, err := synth.Write(&b, synth.Options{Year: 2026, Municipality: "0301", Persons: 300, Seed: 5, Errors: 0.02, Format: format}); err != nil {
			t.Fatal(err)
		}
		docs = append(docs, b.Bytes())
	}
	r := rand.New(rand.NewPCG(7, 7))
	for _, d := range docs[:len(docs):len(docs)] {
		for range 3 {
			docs = append(docs, bend(r, d))
		}
	}
	return docs
}

// bend changes a few bytes of a copy, cuts it, or doubles a stretch.
func bend(r *rand.Rand, doc []byte) []byte {
	d := bytes.Clone(doc)
	if len(d) < 20 {
		return d
	}
	for range 1 + r.IntN(3) {
		i := r.IntN(len(d) - 10)
		switch r.IntN(5) {
		case 0:
			d = d[:10+i]
			return d
		case 1:
			d = append(d[:i+r.IntN(10)], d[i:]...)
		default:
			d[i] = "\x00\"'<>&= 0129ABab/\n\xc3\xff"[r.IntN(20)]
		}
	}
	return d
}
