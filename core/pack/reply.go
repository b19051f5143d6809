package pack

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"sluse/core/seal"
	"sluse/core/split"
	"sluse/core/wire/names"
)

// A ReplyKey is what a municipality keeps of a delivery it has sent, to read
// the answer: the identity that SSB's findings are sealed to, and the secret
// that turns its references back. It is made for one delivery and never leaves
// the municipality.
type ReplyKey struct {
	Created      time.Time
	Municipality string
	Year         int
	Bundle       string // of a delivery in two parts; empty for one
	Identity     string
	References   split.ReferenceKey

	recipient string
}

const replyHead = "sluse.reply/v1"

// ErrReplyKey means that a text is no reply key.
var ErrReplyKey = errors.New("not a reply key")

// NewReplyKey makes the reply key of a delivery.
func NewReplyKey(municipality string, year int, created time.Time) (*ReplyKey, error) {
	identity, recipient, err := seal.GenerateIdentity()
	if err != nil {
		return nil, err
	}
	k := &ReplyKey{Created: created.Truncate(time.Second), Municipality: municipality, Year: year, Identity: identity, recipient: recipient}
	rand.Read(k.References[:]) // never fails
	return k, nil
}

// ID names the key: what the letter refers to.
func (k *ReplyKey) ID() string { return names.KeyID(k.recipient) }

// Letter is what goes into the sealed delivery. A second recipient, if given,
// can open the answer too.
func (k *ReplyKey) Letter(second ...string) split.Letter {
	return split.Letter{Reference: k.ID(), Reply: append([]string{k.recipient}, second...)}
}

// Text is the key's file:
//
//	sluse.reply/v1
//	created: 2027-01-05T09:12:33+01:00
//	municipality: 0301
//	year: 2026
//	bundle: <32 hex digits, or ->
//	id: <16 hex digits>
//	references: <64 hex digits>
//	identity: AGE-SECRET-KEY-PQ-1…
func (k *ReplyKey) Text() string {
	bundle := k.Bundle
	if bundle == "" {
		bundle = "-"
	}
	return fmt.Sprintf("%s\ncreated: %s\nmunicipality: %s\nyear: %d\nbundle: %s\nid: %s\nreferences: %x\nidentity: %s\n",
		replyHead, formatInstant(k.Created), k.Municipality, k.Year, bundle, k.ID(), k.References, k.Identity)
}

// ParseReplyKey reads a reply key's file. No error quotes it.
func ParseReplyKey(text string) (*ReplyKey, error) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	if lines[0] != replyHead {
		return nil, ErrReplyKey
	}
	fields := map[string]string{}
	for _, l := range lines[1:] {
		name, value, _ := strings.Cut(l, ": ")
		fields[name] = value
	}
	k := &ReplyKey{Municipality: fields["municipality"], Bundle: strings.TrimPrefix(fields["bundle"], "-"), Identity: fields["identity"]}
	return k, k.read(fields, text)
}

func (k *ReplyKey) read(fields map[string]string, text string) error {
	var errs [4]error
	k.Created, errs[0] = ParseInstant(fields["created"])
	k.Year, errs[1] = strconv.Atoi(fields["year"])
	var secret []byte
	secret, errs[2] = hex.DecodeString(fields["references"])
	var recipients []string
	recipients, errs[3] = seal.Recipients(k.Identity)
	if errors.Join(errs[:]...) != nil || len(secret) != len(k.References) || len(recipients) != 1 {
		return ErrReplyKey
	}
	copy(k.References[:], secret)
	if k.recipient = recipients[0]; k.Text() != text {
		return ErrReplyKey
	}
	return nil
}
