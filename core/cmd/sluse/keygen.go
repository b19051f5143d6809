package main

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"sluse/core/seal"
	"sluse/core/wire"
)

// keyFiles is what keygen made: secrets in files, the public halves here.
type keyFiles struct {
	Role      wire.Role `json:"role"`
	Year      int       `json:"year,omitempty"`
	Project   string    `json:"project,omitempty"`
	Identity  string    `json:"identity,omitempty"` // path
	Recipient string    `json:"recipient,omitempty"`
	KeyID     string    `json:"key,omitempty"`
	Signer    string    `json:"signer,omitempty"` // path
	Verifier  string    `json:"verifier,omitempty"`
	Token     string    `json:"token,omitempty"`  // path
	SHA256    string    `json:"sha256,omitempty"` // of the token
}

func keygen(c *call) error {
	role := c.text("role", "", flagRole)
	year := c.number("year", 0, flagYear)
	out := c.text("o", "", flagKeyOut)
	project := c.text("project", "", flagProject)
	asJSON := c.yes("json", flagJSON)
	if err := c.parse(0, 0); err != nil {
		return err
	}
	if err := c.want("o", *out); err != nil {
		return err
	}
	k := keyFiles{Role: wire.Role(*role), Year: *year, Project: *project, Identity: *out}
	if k.Role == wire.RoleResearch && (*project == "" || strings.ContainsAny(*project, " \t\n")) {
		return c.fail(sayWantProject)
	}
	switch *role {
	case "ssb", "tpf", "research":
		return c.keygenIdentity(k, *asJSON)
	case "edge", "overrides", "root":
		return c.keygenSigner(*role, *out, *asJSON)
	case "admin":
		return c.keygenToken(*out, *asJSON)
	}
	return c.fail(sayBadRole)
}

func (c *call) keygenIdentity(k keyFiles, asJSON bool) error {
	if k.Year < 2000 || k.Year > 9999 {
		return c.want("year", "")
	}
	if err := k.make(fmt.Sprintf("sluse-%s-%d", k.Role, k.Year)); err != nil {
		return err
	}
	c.tell(sayKeyMade, k.Identity, k.Signer, k.Verifier)
	return c.print(k, k.Recipient, asJSON)
}

// print writes what a program wants of new keys: all of it, or the one public
// line.
func (c *call) print(k keyFiles, line string, asJSON bool) error {
	if asJSON {
		return json.NewEncoder(c.stdout).Encode(k)
	}
	_, err := fmt.Fprintln(c.stdout, line)
	return err
}

// keygenSigner makes a note signer alone, for those who open nothing.
func (c *call) keygenSigner(role, out string, asJSON bool) error {
	signer, verifier, err := wire.GenerateSigner("sluse-" + role)
	if err != nil {
		return err
	}
	if err := create(out, signer+"\n"); err != nil {
		return err
	}
	if err := create(out+".verify", verifier+"\n"); err != nil {
		return err
	}
	c.tell(saySignerMade, out)
	return c.print(keyFiles{Role: wire.Role(role), Signer: out, Verifier: verifier}, verifier, asJSON)
}

// keygenToken makes the first administrator's token and prints the hash of it
// that the edge is given.
func (c *call) keygenToken(out string, asJSON bool) error {
	token, hash := newToken()
	if err := create(out, token+"\n"); err != nil {
		return err
	}
	c.tell(sayTokenMade, out)
	return c.print(keyFiles{Role: "admin", Token: out, SHA256: hash}, hash, asJSON)
}

// newToken is 256 random bits, and the hash that a service keeps of them.
func newToken() (token, hash string) {
	var raw [32]byte
	rand.Read(raw[:]) // never fails
	token = hex.EncodeToString(raw[:])
	sum := sha256.Sum256([]byte(token))
	return token, hex.EncodeToString(sum[:])
}

// make writes Identity, Identity.sign and Identity.verify, readable by the
// owner only and never over an existing file, and fills in the public halves.
func (k *keyFiles) make(signerName string) error {
	identity, recipient, err := seal.GenerateIdentity()
	if err != nil {
		return err
	}
	signer, verifier, err := wire.GenerateSigner(signerName)
	if err != nil {
		return err
	}
	k.Recipient, k.KeyID = recipient, wire.KeyID(recipient)
	k.Signer, k.Verifier = k.Identity+".sign", verifier
	text := fmt.Sprintf("# created: %s\n# role: %s, year %d, key %s\n# recipient: %s\n%s\n",
		time.Now().Format(time.RFC3339), k.Role, k.Year, k.KeyID, recipient, identity)
	for _, f := range [][2]string{{k.Identity, text}, {k.Signer, signer + "\n"}, {k.Identity + ".verify", verifier + "\n"}} {
		if err := create(f[0], f[1]); err != nil {
			return err
		}
	}
	return nil
}

// create writes a new file for the owner's eyes; an existing one is an error.
func create(name, text string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := f.WriteString(text); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	return f.Close()
}
