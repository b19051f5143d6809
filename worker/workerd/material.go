//go:build !js

package workerd

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sluse/worker/depot"
)

// mailFrom is the sender in development, on either host.
const mailFrom = "sluse@localhost"

// material is what is read of dev.json.
type material struct {
	Tokens     map[string]string `json:"tokens"`
	EdgeSigner string            `json:"edgeSigner"` // path of the receipt signer's key
	Keyring    string            `json:"keyring"`    // path of the signed key list
	KeyringKey string            `json:"keyringKey"`
}

func (o *Options) material() (m material, err error) {
	b, err := os.ReadFile(filepath.Join(o.Data, "dev.json"))
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(b, &m); err != nil {
		return m, fmt.Errorf("dev.json: %w", err)
	}
	return m, nil
}

// read reads a file that the material names, relative to the data folder.
func (o *Options) read(name string) (string, error) {
	if !filepath.IsAbs(name) {
		name = filepath.Join(o.Data, name)
	}
	b, err := os.ReadFile(name)
	return string(b), err
}

// seeds are the rows a fresh database gets.
func (o *Options) seeds(m material) (depot.Material, error) {
	list, err := o.read(m.Keyring)
	return depot.Material{Tokens: m.Tokens, Keyring: list}, err
}

// settings writes the Worker's variables and returns the back door's pass.
func (o *Options) settings(m material, file string) (pass string, err error) {
	signer, err := o.read(m.EdgeSigner)
	if err != nil {
		return "", fmt.Errorf("receipt signer: %w", err)
	}
	pass = rand.Text()
	vars := map[string]string{
		"SLUSE_EDGE_KEY":    strings.TrimSpace(signer),
		"SLUSE_KEYRING_KEY": m.KeyringKey,
		"SLUSE_MAIL_FROM":   mailFrom,
		"SLUSE_DEV_PASS":    pass,
	}
	if !o.Clock.IsZero() {
		vars["SLUSE_CLOCK_AHEAD"] = time.Until(o.Clock).String()
	}
	maps.Copy(vars, o.Vars)
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(vars)) {
		fmt.Fprintf(&b, "%s='%s'\n", name, vars[name])
	}
	return pass, os.WriteFile(file, []byte(b.String()), 0o600)
}
