//go:build !js

package local

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/note"

	"sluse/core/wire"
	"sluse/worker/depot"
)

// dev is what the host reads of dev.json; `sluse dev` makes it.
type dev struct {
	Tokens     map[string]string `json:"tokens"`
	EdgeSigner string            `json:"edgeSigner"` // path of the receipt signer's key
	Keyring    string            `json:"keyring"`    // path of the signed key list
	KeyringKey string            `json:"keyringKey"` // its root verifier
}

// development loads the material under dir.
func development(dir string) (depot.Settings, depot.Material, error) {
	d, err := readDev(filepath.Join(dir, "dev.json"))
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("no development material in %s; make it with: sluse dev -data %s", dir, dir)
	}
	if err != nil {
		return depot.Settings{}, depot.Material{}, err
	}
	signer, err := readSigner(beside(dir, d.EdgeSigner))
	if err != nil {
		return depot.Settings{}, depot.Material{}, err
	}
	list, err := os.ReadFile(beside(dir, d.Keyring))
	if err != nil {
		return depot.Settings{}, depot.Material{}, fmt.Errorf("dev.json: key list: %w", err)
	}
	whole, err := takeWhole(true)
	if err != nil {
		return depot.Settings{}, depot.Material{}, err
	}
	s := depot.Settings{Signer: signer, KeyringKey: d.KeyringKey, Development: true, TakeWhole: whole, MailFrom: "sluse@localhost"}
	return s, depot.Material{Tokens: d.Tokens, Keyring: string(list)}, nil
}

func readDev(name string) (d dev, err error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return d, err
	}
	if err := json.Unmarshal(b, &d); err != nil {
		return d, fmt.Errorf("%s: %w", name, err)
	}
	return d, nil
}

func readSigner(name string) (note.Signer, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("receipt signer: %w", err)
	}
	return wire.NewSigner(string(b))
}

// beside reads a relative path as lying in dir.
func beside(dir, name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(dir, name)
}
