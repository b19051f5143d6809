package split

import (
	"encoding/base64"
	"io"
)

// A Link is a link number: 96 random bits that name one person within one
// delivery, and nothing anywhere else.
type Link [12]byte

// linkText is how many characters a link number is written with.
const linkText = 16

func newLink(random io.Reader) (l Link, err error) {
	_, err = io.ReadFull(random, l[:])
	return l, err
}

func (l Link) append(b []byte) []byte { return base64.RawURLEncoding.AppendEncode(b, l[:]) }

// String writes the link number as it stands in ipl.
func (l Link) String() string { return string(l.append(nil)) }

// ParseLink reads a link number as it stands in ipl.
func ParseLink(b []byte) (l Link, ok bool) {
	if len(b) != linkText {
		return l, false
	}
	_, err := base64.RawURLEncoding.Strict().Decode(l[:], b)
	return l, err == nil
}
