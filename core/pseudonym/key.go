package pseudonym

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"regexp"
	"strconv"
	"strings"
	"time"

	"sluse/core/split"
	"sluse/core/wire"
)

// A Key makes the pseudonyms of one register. It is not for concurrent use.
type Key struct {
	Register   string // word of at most 32 characters
	Generation int    // 1, and one more for each change of key
	Created    time.Time

	secret [32]byte
	mac    hash.Hash
	apart  map[wire.Kind]*Key // derived for kinds other than production
}

const keyHead = "sluse.registerkey/v1"

var registerForm = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,31}$`)

// What ParseKey and GenerateKey fail with. None quotes the key.
var (
	ErrKey      = errors.New("not a register key")
	ErrRegister = errors.New("a register's name is a word of small letters, digits and -")
)

// GenerateKey makes the key of a register; after is the one it replaces, or nil.
func GenerateKey(register string, after *Key, created time.Time) (*Key, error) {
	k := &Key{Register: register, Generation: 1, Created: created.Truncate(time.Second)}
	if after != nil {
		k.Register, k.Generation = after.Register, after.Generation+1
	}
	if !registerForm.MatchString(k.Register) {
		return nil, ErrRegister
	}
	rand.Read(k.secret[:]) // never fails
	return k.ready(), nil
}

func (k *Key) ready() *Key {
	k.mac, k.apart = hmac.New(sha256.New, k.secret[:]), map[wire.Kind]*Key{}
	return k
}

// Of is the key that makes the pseudonyms of a kind of delivery: this one for
// production, and for every other kind one derived from it by HKDF, so that
// what is made there says nothing of what is made here.
func (k *Key) Of(kind wire.Kind) *Key {
	if kind == wire.Production {
		return k
	}
	if k.apart[kind] == nil {
		d := &Key{Register: k.Register, Generation: k.Generation, Created: k.Created}
		b, err := hkdf.Key(sha256.New, k.secret[:], nil, "sluse.pseudonym/v1 kind "+string(kind), len(d.secret))
		if err != nil {
			panic(err) // 32 bytes can be had of any SHA-256
		}
		copy(d.secret[:], b)
		k.apart[kind] = d.ready()
	}
	return k.apart[kind]
}

// ID names the key without telling of it: 16 hex digits.
func (k *Key) ID() string {
	// No identity begins so: none of kodeverk 9032's codes is a word.
	p := k.sum("sluse register key id")
	return hex.EncodeToString(p[:8])
}

// Text is the key's file:
//
//	sluse.registerkey/v1
//	register: iplos
//	generation: 1
//	created: 2026-11-22T12:00:00+01:00
//	id: <16 hex digits, also tells a mistyped key>
//	key: <64 hex digits>
//
// Lines before the first that begin with # are comments.
func (k *Key) Text() string {
	return fmt.Sprintf("%s\nregister: %s\ngeneration: %d\ncreated: %s\nid: %s\nkey: %x\n",
		keyHead, k.Register, k.Generation, k.Created.Format(time.RFC3339), k.ID(), k.secret)
}

// ParseKey reads a key's file.
func ParseKey(text string) (*Key, error) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	for strings.HasPrefix(text, "#") {
		_, text, _ = strings.Cut(text, "\n")
	}
	fields, err := keyFields(text)
	if err != nil {
		return nil, err
	}
	k := &Key{Register: fields["register"]}
	var errs [3]error
	k.Generation, errs[0] = strconv.Atoi(fields["generation"])
	k.Created, errs[1] = time.Parse(time.RFC3339, fields["created"])
	var secret []byte
	secret, errs[2] = hex.DecodeString(fields["key"])
	if errors.Join(errs[:]...) != nil || len(secret) != len(k.secret) || !registerForm.MatchString(k.Register) || k.Generation < 1 {
		return nil, ErrKey
	}
	copy(k.secret[:], secret)
	if k.ready(); k.Text() != text {
		return nil, ErrKey
	}
	return k, nil
}

func keyFields(text string) (map[string]string, error) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if lines[0] != keyHead {
		return nil, ErrKey
	}
	fields := map[string]string{}
	for _, l := range lines[1:] {
		name, value, ok := strings.Cut(l, ": ")
		if _, twice := fields[name]; !ok || twice {
			return nil, ErrKey
		}
		fields[name] = value
	}
	return fields, nil
}

func (k *Key) sum(text string) (p split.Pseudonym) {
	k.mac.Reset()
	k.mac.Write([]byte(text))
	k.mac.Sum(p[:0])
	return p
}
