package core

import (
	"io"
	"time"

	"sluse/core/pack"
	"sluse/core/split"
)

// What sealing and opening are told, and the reply key that comes with a
// delivery.
type (
	SealOptions  = pack.Options
	PartsOptions = pack.PartsOptions
	OpenOptions  = pack.OpenOptions
	Compression  = pack.Compression
	ReplyKey     = pack.ReplyKey
)

// The compressions.
const (
	Zstd = pack.Zstd
	None = pack.None
)

// The limits of a delivery, where OpenOptions name none.
const (
	DefaultMaxSize  = pack.DefaultMaxSize
	DefaultMaxRatio = pack.DefaultMaxRatio
)

// What sealing and opening fail with, besides errors of reading and writing.
// None tells anything of the content.
var (
	ErrWrongKey = pack.ErrWrongKey // none of the identities opens it
	ErrDamaged  = pack.ErrDamaged  // not a whole, unchanged sealed file
	ErrTooLarge = pack.ErrTooLarge // unpacks to more than a delivery may hold
	ErrReplyKey = pack.ErrReplyKey // a text is no reply key
)

// Seal is pack.Seal: it reads a delivery and writes it sealed.
func Seal(dst io.Writer, src io.Reader, o SealOptions) error { return pack.Seal(dst, src, o) }

// Sealer is Seal for a caller that writes.
func Sealer(dst io.Writer, o SealOptions) (io.WriteCloser, error) { return pack.Sealer(dst, o) }

// SealParts is pack.Parts: it reads a delivery and writes it sealed in two parts.
func SealParts(ide, ipl io.Writer, src io.Reader, o PartsOptions) (split.Summary, error) {
	return pack.Parts(ide, ipl, src, o)
}

// Open is pack.Open: it writes what the sender sealed.
func Open(dst io.Writer, src io.Reader, o OpenOptions) error { return pack.Open(dst, src, o) }

// Opener is Open for a caller that reads.
func Opener(src io.Reader, o OpenOptions) (io.ReadCloser, error) { return pack.Opener(src, o) }

// NewReplyKey makes the reply key of a delivery.
func NewReplyKey(municipality string, year int, created time.Time) (*ReplyKey, error) {
	return pack.NewReplyKey(municipality, year, created)
}

// ParseReplyKey reads a reply key's file. No error quotes it.
func ParseReplyKey(text string) (*ReplyKey, error) { return pack.ParseReplyKey(text) }
