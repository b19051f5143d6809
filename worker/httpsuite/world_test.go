package httpsuite

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"sluse/core/keyring"
	"sluse/core/wire"
)

// A world is a host to test and the development material it was started with.
type world struct {
	URL             string            `json:"-"`
	Tokens          map[string]string `json:"tokens"`
	Keyring         string            `json:"keyring"`
	KeyringKey      string            `json:"keyringKey"`
	EdgeKey         string            `json:"edgeKey"`
	EdgeSigner      string            `json:"edgeSigner"`
	SSBKey          string            `json:"ssbKey"`
	SSBSigner       string            `json:"ssbSigner"`
	OverridesSigner string            `json:"overridesSigner"`
	KeyringSigner   string            `json:"keyringSigner"`
	list            keyring.List
	signers         map[string]note.Signer
}

// municipalities have tokens in development; scripts use several, so that one
// does not see another's deliveries.
var municipalities = []string{"0301", "1103", "1144", "1151", "1835", "1870", "3301", "3436", "4601", "4641", "5001", "5501"}

// recipients are names for keys: the edge compares them and cannot use them.
var recipients = map[wire.Role]string{wire.RoleSSB: "age1pq1httpsuitessb", wire.RoleTPF: "age1pq1httpsuitetpf"}

// makeWorld writes the development material as `sluse dev` does, which the
// edge's tests cannot call: it can seal.
func makeWorld(dir string) (*world, error) {
	w := &world{Tokens: map[string]string{"ssb": "t-ssb", "tpf": "t-tpf", "admin": "t-admin"}, KeyringKey: keyring.DevelopmentRoot}
	for _, m := range municipalities {
		w.Tokens[m] = "t-" + m
	}
	w.Keyring, w.KeyringSigner = filepath.Join(dir, "keyring"), filepath.Join("..", "..", "testdata", "dev", "keyring-root.sign")
	var err error
	for _, s := range []struct {
		name           string
		path, verifier *string
	}{{"edge", &w.EdgeSigner, &w.EdgeKey}, {"ssb", &w.SSBSigner, &w.SSBKey}, {"overrides", &w.OverridesSigner, new(string)}} {
		*s.path = filepath.Join(dir, s.name+".sign")
		if *s.verifier, err = makeSigner(*s.path, s.name); err != nil {
			return nil, err
		}
		w.list.Signers = append(w.list.Signers, keyring.Signer{Role: s.name, Verifier: *s.verifier})
	}
	if err := w.makeKeyring(); err != nil {
		return nil, err
	}
	b, err := json.Marshal(w)
	if err != nil {
		return nil, err
	}
	return w, os.WriteFile(filepath.Join(dir, "dev.json"), b, 0o600)
}

func makeSigner(path, name string) (verifier string, err error) {
	signer, verifier, err := wire.GenerateSigner("httpsuite-" + name)
	if err != nil {
		return "", err
	}
	return verifier, os.WriteFile(path, []byte(signer+"\n"), 0o600)
}

func (w *world) makeKeyring() error {
	w.list.Issued = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	for role, r := range recipients {
		for year := 2025; year <= 2027; year++ {
			w.list.Keys = append(w.list.Keys, keyring.NewKey(role, year, r))
		}
	}
	root, err := readSigner(w.KeyringSigner)
	if err != nil {
		return err
	}
	b, err := keyring.Sign(w.list, root)
	if err != nil {
		return err
	}
	return os.WriteFile(w.Keyring, b, 0o600)
}

// readWorld reads the material of a host that was started elsewhere.
func readWorld(url, devJSON string) (*world, error) {
	w := &world{}
	b, err := os.ReadFile(devJSON)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(b, w); err != nil {
		return nil, fmt.Errorf("%s: %w", devJSON, err)
	}
	w.URL = url
	return w, w.load()
}

// load reads the files that the material names.
func (w *world) load() error {
	b, err := os.ReadFile(w.Keyring)
	if err != nil {
		return err
	}
	if w.list, err = keyring.Open(b, w.KeyringKey); err != nil {
		return err
	}
	w.signers = map[string]note.Signer{}
	for name, path := range map[string]string{"edge": w.EdgeSigner, "ssb": w.SSBSigner, "overrides": w.OverridesSigner, "root": w.KeyringSigner} {
		if w.signers[name], err = readSigner(path); err != nil {
			return fmt.Errorf("signer %s: %w", name, err)
		}
	}
	return nil
}

func readSigner(path string) (note.Signer, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return wire.NewSigner(string(b))
}

// tempWorld is a fresh data folder with material in it.
func tempWorld(t *testing.T) (w *world, dir string) {
	t.Helper()
	dir = t.TempDir()
	w, err := makeWorld(dir)
	if err == nil {
		err = w.load()
	}
	if err != nil {
		t.Fatal(err)
	}
	return w, dir
}

// keyID names the active key of "ROLE YEAR".
func (w *world) keyID(arg string) (string, error) {
	role, year, _ := strings.Cut(arg, " ")
	y, err := strconv.Atoi(year)
	if err != nil {
		return "", err
	}
	keys := w.list.Active(wire.Role(role), y)
	if len(keys) == 0 {
		return "", fmt.Errorf("no active key of %s", arg)
	}
	return keys[0].ID, nil
}
