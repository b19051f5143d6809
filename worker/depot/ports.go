package depot

import (
	"context"
	"io"
	"time"
)

// The ports: all that the depot needs of a world. worker/local is one world
// (SQLite, files), worker/cf the other (D1, R2, Queues); one conformance
// suite runs on each, and on the in-memory ones of the simulation.

// Blobs stores sealed bytes. A stored object is never changed.
type Blobs interface {
	// Put stores body under key and returns once it is durable. It shows the
	// body's first bytes to o.Peek before it stores anything, verifies or
	// computes SHA-256, and leaves no object behind when it fails.
	// Errors: what Peek returned; ErrDigest, ErrTooLarge, ErrExists.
	Put(ctx context.Context, key string, body io.Reader, o PutOptions) (Stored, error)
	// Get streams the objects under keys one after the other, from offset
	// on, length bytes or, when length < 0, to the end. ErrGone if one is missing.
	Get(ctx context.Context, keys []string, offset, length int64) (io.ReadCloser, error)
	// Delete removes objects; one that is not there is no error.
	Delete(ctx context.Context, keys ...string) error
}

// Keeper is what upkeep wants of a blob store beside Blobs.
type Keeper interface {
	// Digest is SHA-256 over the objects one after the other, and their size.
	Digest(ctx context.Context, keys []string) (Stored, error)
	// List returns up to 1000 objects whose key comes after cursor in byte
	// order; fewer than that ends the listing.
	List(ctx context.Context, cursor string) ([]Object, error)
}

// PutOptions says what is known of a body before it is read.
type PutOptions struct {
	Size   int64              // declared bytes, or -1
	SHA256 []byte             // declared digest to verify, or nil to compute
	Limit  int64              // most bytes taken
	Peek   func([]byte) error // judges up to wire.HeaderPeek leading bytes; nil takes all
}

// Stored is what a store verified.
type Stored struct {
	SHA256 []byte
	Size   int64
}

// Object is an entry of a listing.
type Object struct {
	Key      string
	Size     int64
	Modified time.Time
}

// DB is a SQLite-speaking database. The same statements run on modernc's
// SQLite and on D1, so: numbered ?1 … or plain ? parameters, no transactions
// but Batch, arguments and results int64, string, []byte or nil only.
type DB interface {
	// Query returns all rows; each query carries its own LIMIT.
	Query(ctx context.Context, sql string, args ...any) ([]Row, error)
	// Batch runs statements in order, atomically, and returns how many rows
	// each changed. An UPDATE that hits nothing does not stop it.
	Batch(ctx context.Context, stmts ...Stmt) ([]int64, error)
}

// Stmt is one statement of a batch.
type Stmt struct {
	SQL  string
	Args []any
}

// Row is one result row in the order of the columns.
type Row []any

// Queue wakes the next step. A message may be lost, late or doubled: the
// outbox in the database is the truth.
type Queue interface {
	Send(ctx context.Context, message []byte) error // one wire.Wake, msgp
}

// Mailer hands one mail to the world.
type Mailer interface {
	Send(ctx context.Context, m Mail) error
}

// Mail is one message to one address. It carries counts, never content.
type Mail struct {
	ID          string // stable over retries; becomes the Message-ID
	Date        time.Time
	To          string
	Subject     string
	Text        string
	Attachments []Attachment
}

// Attachment is a text file in a mail.
type Attachment struct {
	Name string
	Text string
}

// Clock tells the time.
type Clock interface{ Now() time.Time }
