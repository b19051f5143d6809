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
)

// References hide the municipality's own numbers in what SSB gets, and turn
// them back in what SSB answers. The key is new for each delivery and never
// leaves the municipality.
//
// A reference is deterministic within its scope, so that a number used twice is
// seen to be used twice (B008, T004, S001), and says nothing else but its
// length to the next dozen. It is the SIV construction from parts of the
// standard library: a synthetic nonce, HMAC-SHA-256 over kind, scope and
// number cut to 72 bits, and the number padded to a multiple of 12 bytes under
// AES-256-CTR with that nonce; both together in base64url. The nonce is also
// what tells a reference of another key.
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
)

const (
	nonceSize = 9
	padTo     = 12
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
	number = number[:min(len(number), 1<<16-1)]
	out := r.sum(r.plain[:0], kind, scope, number)
	out = binary.BigEndian.AppendUint16(out, uint16(len(number)))
	out = append(out, number...)
	for (len(out)-nonceSize)%padTo != 0 {
		out = append(out, 0)
	}
	r.crypt(out)
	r.plain = out
	return base64.RawURLEncoding.AppendEncode(b, out)
}

// sum appends the synthetic nonce to b.
func (r *References) sum(b []byte, kind Kind, scope, number []byte) []byte {
	head := append(r.mac[:0], byte(kind))
	r.nonce.Reset()
	r.nonce.Write(binary.BigEndian.AppendUint32(head, uint32(len(scope))))
	r.nonce.Write(scope)
	r.nonce.Write(number)
	return append(b, r.nonce.Sum(r.mac[:0])[:nonceSize]...)
}

// crypt encrypts or decrypts what follows the nonce, in place.
func (r *References) crypt(b []byte) {
	r.iv = [aes.BlockSize]byte{}
	copy(r.iv[:], b[:nonceSize])
	for b = b[nonceSize:]; len(b) > 0; b = b[min(len(b), aes.BlockSize):] {
		r.block.Encrypt(r.stream[:], r.iv[:])
		subtle.XORBytes(b, b, r.stream[:])
		r.iv[aes.BlockSize-1]++ // a number has at most 2^16 bytes, and the nonce's last bytes are zero
		if r.iv[aes.BlockSize-1] == 0 {
			r.iv[aes.BlockSize-2]++
		}
	}
}

// ErrReference means that a reference was not made with this key.
var ErrReference = errors.New("not a reference made with this key")

// Reveal turns a reference back; kind and scope are those it was hidden with.
func (r *References) Reveal(kind Kind, scope []byte, reference string) (string, error) {
	b, err := base64.RawURLEncoding.Strict().DecodeString(reference)
	if err != nil || len(b) < nonceSize+padTo {
		return "", ErrReference
	}
	r.crypt(b)
	n := int(binary.BigEndian.Uint16(b[nonceSize:]))
	number := b[nonceSize+2:]
	if n > len(number) {
		return "", ErrReference
	}
	number = number[:n]
	if !hmac.Equal(r.sum(nil, kind, scope, number), b[:nonceSize]) {
		return "", ErrReference
	}
	return string(number), nil
}
