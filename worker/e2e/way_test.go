package e2e

import (
	"bytes"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"filippo.io/age"
	"github.com/klauspost/compress/zstd"
)

// TestWay is the product: a real browser takes a delivery, SSB opens it, and
// what comes out is what was chosen, to the byte.
func TestWay(t *testing.T) {
	onBothHosts(t, func(t *testing.T, h *host) {
		chosen := h.synth(t, "0301", 120)
		h.deliverByBrowser(t, chosen, "0301")

		sealed := h.storedObjects(t)
		if len(sealed) != 1 {
			t.Fatalf("%d sealed objects are stored, want 1", len(sealed))
		}
		identity := readFile(t, h.dev.Identities["ssb"])
		opensWithStockAge(t, sealed[0], identity, chosen)
		opensWithNPMAge(t, sealed[0], h.dev.Identities["ssb"], chosen)

		inbox := h.pickup(t)
		if got := theOnly(t, inbox, "*.xml"); !bytes.Equal(got, chosen) {
			t.Error("the opened delivery is not the chosen one")
		}
		if got := h.states(t, "0301"); len(got) != 1 || got[0] != "read" {
			t.Errorf("states are %v, want one read", got)
		}
	})
}

// TestCommandAndPipe drives both hosts as a batch job and as the README's
// age | curl would.
func TestCommandAndPipe(t *testing.T) {
	onBothHosts(t, func(t *testing.T, h *host) {
		file := filepath.Join(t.TempDir(), "iplos.xml")
		writeFile(t, file, h.synth(t, "0301", 200))
		sent := h.sluse(t, []string{"SLUSE_TOKEN=" + h.dev.Tokens["0301"]},
			"send", "-url", h.url, "-contact", "iplos@kommune.invalid", file).ok()
		receipt := filepath.Join(t.TempDir(), "receipt.txt")
		writeFile(t, receipt, sent.stdout)
		h.sluse(t, nil, "receipt", "verify", "-key", h.dev.EdgeKey, receipt).ok()

		piped := h.synth(t, "4601", 50)
		sealed := program(t, nil, piped, "go", "tool", "age", "-r", h.dev.Recipients["ssb"]).ok().stdout
		program(t, nil, sealed, "curl", "-sS", "-fX", "POST", "--data-binary", "@-",
			"-H", "Authorization: Bearer "+h.dev.Tokens["4601"],
			h.url+"/v1/deliveries?year=2026&municipality=4601&kind=test").ok()

		inbox := h.pickup(t)
		got, err := filepath.Glob(filepath.Join(inbox, "*.xml"))
		if err != nil || len(got) != 2 {
			t.Fatalf("collected %d deliveries, want 2 (%v)", len(got), err)
		}
		for _, municipality := range []string{"0301", "4601"} {
			if s := h.states(t, municipality); len(s) != 1 || s[0] != "read" {
				t.Errorf("%s: states are %v, want one read", municipality, s)
			}
		}
	})
}

// TestRefusals: what cannot be sent is refused where it lies, with a report
// that says where, and nothing reaches the host.
func TestRefusals(t *testing.T) {
	h := start(t, "native")
	dir := t.TempDir()
	good := h.synth(t, "0301", 30)
	bad := filepath.Join(dir, "bad.xml")
	writeFile(t, bad, bytes.Replace(good, []byte(`tjenesteType="15"`), []byte(`tjenesteType="99"`), 1))
	report := h.sluse(t, nil, "check", "-json", bad).exits(2).stdout
	var r struct {
		Findings []struct {
			Rule, BrukerNr string
			Line           int
		}
	}
	if err := json.Unmarshal(report, &r); err != nil {
		t.Fatal(err)
	}
	named := false
	for _, f := range r.Findings {
		named = named || f.Rule == "T001" && f.Line > 0 && f.BrukerNr != ""
	}
	if !named {
		t.Errorf("no finding T001 with line and brukerNr: %s", report)
	}
	cases := map[string][]byte{
		"bad.xml":       bytes.Replace(good, []byte(`tjenesteType="15"`), []byte(`tjenesteType="99"`), 1),
		"truncated.xml": good[:len(good)*2/3],
		"empty.xml":     {},
		"report.pdf":    []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
		"last-year.xml": h.synthYear(t, "0301", 30, "2024-01-01"),
	}
	for name, content := range cases {
		file := filepath.Join(dir, name)
		writeFile(t, file, content)
		h.sluse(t, nil, "seal", "-r", h.dev.Recipients["ssb"], "-o", filepath.Join(dir, "out.age"), file).exits(2)
		if _, err := os.Stat(filepath.Join(dir, "out.age")); !os.IsNotExist(err) {
			t.Errorf("%s: seal left a file", name)
		}
		h.sluse(t, []string{"SLUSE_TOKEN=" + h.dev.Tokens["0301"]}, "send", "-url", h.url, file).exits(2)
	}
	h.pageRefuses(t, dir, cases)
	if n := len(h.storedObjects(t)); n != 0 {
		t.Errorf("%d objects were stored by refused deliveries", n)
	}
}

// synth is a synthetic delivery for 2026.
func (h *host) synth(t *testing.T, municipality string, persons int) []byte {
	t.Helper()
	return h.sluse(t, nil, "synth", "-year", "2026", "-municipality", municipality, "-persons", strconv.Itoa(persons)).ok().stdout
}

// synthYear is the same delivery said to be for a year that is not taken.
func (h *host) synthYear(t *testing.T, municipality string, persons int, first string) []byte {
	b := h.synth(t, municipality, persons)
	b = bytes.Replace(b, []byte(`fraDatoPeriode="2026-01-01"`), []byte(`fraDatoPeriode="`+first+`"`), 1)
	return bytes.Replace(b, []byte(`tilDatoPeriode="2026-12-31"`), []byte(`tilDatoPeriode="`+first[:4]+`-12-31"`), 1)
}

// pickup is SSB's side, once; it returns the folder.
func (h *host) pickup(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	h.sluse(t, []string{"SLUSE_TOKEN=" + h.dev.Tokens["ssb"]},
		"pickup", "-url", h.url, "-identity", h.dev.Identities["ssb"], "-dir", dir, "-once").ok()
	return dir
}

// states are those of a municipality's own deliveries.
func (h *host) states(t *testing.T, municipality string) []string {
	t.Helper()
	req, err := http.NewRequest("GET", h.url+"/v1/deliveries?year=2026", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+h.dev.Tokens[municipality])
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var body struct {
		Deliveries []struct{ State string }
	}
	if err := json.NewDecoder(res.Body).Decode(&body); err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range body.Deliveries {
		out = append(out, d.State)
	}
	return out
}

// storedObjects are the files below DATA that are age files, as they lie on
// disk: natively and in workerd's local R2 alike.
func (h *host) storedObjects(t *testing.T) [][]byte {
	t.Helper()
	var out [][]byte
	err := filepath.WalkDir(h.data, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if bytes.HasPrefix(b, []byte("age-encryption.org/v1\n")) {
			out = append(out, b)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func opensWithStockAge(t *testing.T, sealed, identity, want []byte) {
	t.Helper()
	ids, err := age.ParseIdentities(bytes.NewReader(identity))
	if err != nil {
		t.Fatal(err)
	}
	r, err := age.Decrypt(bytes.NewReader(sealed), ids...)
	if err != nil {
		t.Fatal(err)
	}
	unequal(t, "stock age", r, want)
}

func opensWithNPMAge(t *testing.T, sealed []byte, identity string, want []byte) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "sealed.age")
	writeFile(t, file, sealed)
	plain := program(t, nil, nil, "node", "web/e2e/open.mjs", identity, file).ok().stdout
	unequal(t, "npm age-encryption", bytes.NewReader(plain), want)
}

// unequal reports an opened delivery that is not want once unpacked.
func unequal(t *testing.T, who string, r io.Reader, want []byte) {
	t.Helper()
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("%s: %v", who, err)
	}
	// A frame of any of the sixteen kinds that stock zstd passes over may come first: the letter.
	letter := len(plain) > 4 && plain[0]&0xf0 == 0x50 && bytes.HasPrefix(plain[1:], []byte{0x2a, 0x4d, 0x18})
	if z, err := zstd.NewReader(nil); err == nil && (letter || bytes.HasPrefix(plain, []byte{0x28, 0xb5, 0x2f, 0xfd})) {
		if plain, err = z.DecodeAll(plain, nil); err != nil {
			t.Fatalf("%s: %v", who, err)
		}
	}
	if !bytes.Equal(plain, want) {
		t.Errorf("%s opens to other bytes than were chosen", who)
	}
}

func theOnly(t *testing.T, dir, pattern string) []byte {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(files) != 1 {
		t.Fatalf("%d files like %s, want 1 (%v)", len(files), pattern, err)
	}
	return readFile(t, files[0])
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func writeFile(t *testing.T, name string, b []byte) {
	t.Helper()
	if err := os.WriteFile(name, b, 0o600); err != nil {
		t.Fatal(err)
	}
}
