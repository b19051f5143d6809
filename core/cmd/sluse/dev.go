package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"sluse/core/calendar"
	"sluse/core/keyring"
	"sluse/core/wire"
)

// material is dev.json: all that is needed to play municipality, SSB,
// pseudonym manager, administrator and edge on one machine. Paths are absolute.
type material struct {
	Tokens      map[string]string    `json:"tokens"`      // by municipality number or role
	TokenHashes map[string]string    `json:"tokenHashes"` // hex SHA-256 of the tokens
	Identities  map[wire.Role]string `json:"identities"`  // paths
	Recipients  map[wire.Role]string `json:"recipients"`

	KeyringKey   string `json:"keyringKey"` // verifiers
	EdgeKey      string `json:"edgeKey"`
	SSBKey       string `json:"ssbKey"`
	OverridesKey string `json:"overridesKey"`

	Keyring         string `json:"keyring"` // path of the signed list
	KeyringSigner   string `json:"keyringSigner"`
	EdgeSigner      string `json:"edgeSigner"`
	SSBSigner       string `json:"ssbSigner"`
	OverridesSigner string `json:"overridesSigner"`
}

// DevelopmentRootSigner is the private half of keyring.DevelopmentRoot. All
// may know it: a build that pins it says so in a banner and cannot be deployed.
const DevelopmentRootSigner = "PRIVATE+KEY+sluse-development-root+e2bcc42a+AcpS8b9U5jMr+XjVGD/lxZ0buAMQdgV+RqHVw8vz8NYG"

// devMunicipalities get tokens: the five with districts at SSB or the
// smallest of all, and some of every size.
var devMunicipalities = []string{"0301", "1103", "1144", "1151", "1835", "1870", "3301", "3436", "4601", "4641", "5001", "5501"}

var devRoles = []wire.Role{wire.RoleSSB, wire.RoleTPF, wire.RoleAdmin}

func dev(c *call) error {
	dir := c.text("data", "", flagData)
	if err := c.parse(0, 0); err != nil {
		return err
	}
	if err := c.want("data", *dir); err != nil {
		return err
	}
	abs, err := filepath.Abs(*dir)
	if err != nil {
		return err
	}
	if _, development := keyring.Root(); !development {
		c.tell(sayDevOtherRoot)
	}
	name := filepath.Join(abs, "dev.json")
	if exists(name) {
		c.tell(sayDevThere, name)
	} else if err := makeMaterial(abs, name); err != nil {
		return err
	} else {
		c.tell(sayDevMade, name)
	}
	_, err = fmt.Fprintln(c.stdout, name)
	return err
}

// makeMaterial writes dev.json last, so that one that is there is whole; what
// an interrupted run left is made anew.
func makeMaterial(dir, name string) error {
	keys := filepath.Join(dir, "keys")
	if err := os.RemoveAll(keys); err != nil {
		return err
	}
	if err := os.MkdirAll(keys, 0o700); err != nil {
		return err
	}
	m := material{Keyring: filepath.Join(dir, "keyring"), KeyringKey: keyring.DevelopmentRoot,
		Identities: map[wire.Role]string{}, Recipients: map[wire.Role]string{}}
	m.makeTokens()
	list, err := m.makeKeys(keys)
	if err != nil {
		return err
	}
	if err := keepBytes(m.Keyring, 0o644, list); err != nil {
		return err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(m); err != nil {
		return err
	}
	return keepBytes(name, 0o600, b.Bytes())
}

func (m *material) makeTokens() {
	m.Tokens, m.TokenHashes = map[string]string{}, map[string]string{}
	names := append([]string(nil), devMunicipalities...)
	for _, r := range devRoles {
		names = append(names, string(r))
	}
	for _, n := range names {
		m.Tokens[n], m.TokenHashes[n] = newToken()
	}
}

// makeKeys writes the secrets and returns the signed list of their public halves.
func (m *material) makeKeys(dir string) ([]byte, error) {
	l := keyring.List{Issued: time.Now().In(calendar.Oslo).Truncate(time.Second)}
	for _, role := range []wire.Role{wire.RoleSSB, wire.RoleTPF} {
		k := keyFiles{Role: role, Year: calendar.Default[0].Year, Identity: filepath.Join(dir, string(role)+".key")}
		if err := k.make("sluse-development-" + string(role)); err != nil {
			return nil, err
		}
		m.Identities[role], m.Recipients[role] = k.Identity, k.Recipient
		for _, y := range calendar.Default {
			l.Keys = append(l.Keys, keyring.NewKey(role, y.Year, k.Recipient))
		}
		if role == wire.RoleSSB {
			m.SSBKey, m.SSBSigner = k.Verifier, k.Signer
		}
	}
	var errs [3]error
	m.EdgeSigner, m.EdgeKey, errs[0] = makeSigner(dir, "edge")
	m.OverridesSigner, m.OverridesKey, errs[1] = makeSigner(dir, "overrides")
	m.KeyringSigner = filepath.Join(dir, "keyring-root.sign")
	errs[2] = create(m.KeyringSigner, DevelopmentRootSigner+"\n")
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	l.Signers = []keyring.Signer{{Role: keyring.SignerEdge, Verifier: m.EdgeKey}, {Role: keyring.SignerSSB, Verifier: m.SSBKey}, {Role: keyring.SignerOverrides, Verifier: m.OverridesKey}}
	root, err := wire.NewSigner(DevelopmentRootSigner)
	if err != nil {
		return nil, err
	}
	return keyring.Sign(l, root)
}

// makeSigner writes a note signer to dir/NAME.sign.
func makeSigner(dir, name string) (path, verifier string, err error) {
	signer, verifier, err := wire.GenerateSigner("sluse-development-" + name)
	if err != nil {
		return "", "", err
	}
	path = filepath.Join(dir, name+".sign")
	return path, verifier, create(path, signer+"\n")
}
