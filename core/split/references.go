package split

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash"

	"sluse/core/format"
)

// References hide the municipality's own numbers in what SSB gets, and turn
// them back in what SSB answers. The key is new for each delivery and never
// leaves the municipality.
//
// A reference is deterministic within its scope, so that a number used twice is
// seen to be used twice (B008, T004, S001), and says nothing else but how long
// the number is, in three steps. It is the SIV construction from
// parts of the standard library: a synthetic nonce, HMAC-SHA-256 over kind,
// scope and number cut to 72 bits, and the number, packed and padded, under
// AES-256-CTR with that nonce; both together in base64url: 28 characters, 36 for
// a GUID and for 12 to 17 characters, 62 for up to 36 characters, which are all
// that an annual delivery has room for. The nonce is also what tells a reference
// of another key.
//
// Only events (KPR) may have longer ones. They get 216 bits of the HMAC, 36
// characters: they cannot be turned back, but whoever has the key and the number
// sees that they belong together.
type References struct {
	nonce hash.Hash
	block cipher.Block

	// scratch
	mac        [sha256.Size]byte
	iv, stream [aes.BlockSize]byte
	plain      []byte
}

// A ReferenceKey is the secret behind References.
type ReferenceKey [32]byte

// A Kind of number; the same number of another kind has another reference.
type Kind byte

// The kinds.
const (
	BrukerNr Kind = iota + 1
	TjenesteID
	SoknadID
	StoppID
	Lokalident
	PasientGUID
	anyGUID // of notifications and events, which point to one another
)

// Sizes in bytes: three quarters of the characters.
const (
	nonceSize = 9
	shortSize = nonceSize + 12
	longSize  = nonceSize + 18
	fullSize  = nonceSize + 1 + format.MaxID
)

// NewReferences makes the references of a key. It is not for concurrent use.
func NewReferences(key ReferenceKey) *References {
	block, err := aes.NewCipher(derive(key, "sluse.reference/v1 cipher"))
	if err != nil {
		panic(err) // a key of 32 bytes has a cipher
	}
	return &References{nonce: hmac.New(sha256.New, derive(key, "sluse.reference/v1 nonce")), block: block}
}

func derive(key ReferenceKey, purpose string) []byte {
	h := hmac.New(sha256.New, key[:])
	h.Write([]byte(purpose))
	return h.Sum(nil)
}

// Hide appends the reference of a number to b. No scope is the whole
// delivery; a brukerNr makes the reference that Bruker's own.
func (r *References) Hide(b []byte, kind Kind, scope, number []byte) []byte {
	full := r.sum(kind, scope, number)
	out, ok := pack(append(r.plain[:0], full[:nonceSize]...), number)
	if ok {
		r.crypt(out)
	} else {
		out = append(out[:0], full[:longSize]...)
	}
	r.plain = out
	return base64.RawURLEncoding.AppendEncode(b, out)
}

// sum is the HMAC of a number.
func (r *References) sum(kind Kind, scope, number []byte) [sha256.Size]byte {
	head := append(r.mac[:0], byte(kind))
	r.nonce.Reset()
	r.nonce.Write(binary.BigEndian.AppendUint32(head, uint32(len(scope))))
	r.nonce.Write(scope)
	r.nonce.Write(number)
	r.nonce.Sum(r.mac[:0])
	return r.mac
}

// crypt encrypts or decrypts what follows the nonce, in place.
func (r *References) crypt(b []byte) {
	r.iv = [aes.BlockSize]byte{}
	copy(r.iv[:], b[:nonceSize])
	for b = b[nonceSize:]; len(b) > 0; b = b[min(len(b), aes.BlockSize):] {
		r.block.Encrypt(r.stream[:], r.iv[:])
		subtle.XORBytes(b, b, r.stream[:])
		r.iv[aes.BlockSize-1]++ // three blocks at most
	}
}

// ErrReference means that a reference was not made with this key.
var ErrReference = errors.New("not a reference made with this key")

// Reveal turns a reference back; kind and scope are those it was hidden with.
func (r *References) Reveal(kind Kind, scope []byte, reference string) (string, error) {
	b, err := base64.RawURLEncoding.Strict().DecodeString(reference)
	if err != nil || len(b) != shortSize && len(b) != longSize && len(b) != fullSize {
		return "", ErrReference
	}
	r.crypt(b)
	number, ok := unpack(b[nonceSize:])
	if !ok {
		return "", ErrReference
	}
	full := r.sum(kind, scope, number)
	again, _ := pack(append([]byte(nil), full[:nonceSize]...), number)
	if !hmac.Equal(again, b) {
		return "", ErrReference
	}
	return string(number), nil
}
