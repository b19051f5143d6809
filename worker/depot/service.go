package depot

import (
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"net/http"
	"time"

	"golang.org/x/mod/sumdb/note"

	"sluse/core/calendar"
	"sluse/core/keyring"
)

// Ports are one world's parts.
type Ports struct {
	Blobs  Blobs
	Keeper Keeper
	DB     DB
	Queue  Queue
	Mailer Mailer
	Clock  Clock
}

// Settings are what an operator decides. The zero value of a field means its
// default, except Signer, which has none.
type Settings struct {
	Signer           note.Signer    // signs receipts of stage received
	AdminTokenSHA256 string         // hex; the first admin's token, empty for none
	Calendar         calendar.Table // nil: calendar.Default
	KeyringKey       string         // verifier key of the key list's root; "": keyring.Root()
	MailFrom         string         // sender of the daily mail
	OpenAPI          string         // the description served at /v1/openapi.yaml
	Development      bool           // shown in status; never relaxes a check
	TakeWhole        bool           // take production deliveries in one part although the year has a pseudonym manager
	Limits           Limits
	Log              *slog.Logger                 // nil: discards
	Random           io.Reader                    // nil: crypto/rand
	Allow            Allow                        // nil: counts in process
	Address          func(r *http.Request) string // client's address for limits; nil: RemoteAddr without port
}

// Limits bound what one client, delivery or lease may take.
type Limits struct {
	Request       int64         // bytes of one request's body, default wire.MaxRequest
	Upload        int64         // bytes of one tus upload, default 20 GB
	UploadLife    time.Duration // an unfinished upload or bundle is kept, default 7 days
	Lease         time.Duration // default 30 minutes
	Retention     time.Duration // sealed bytes are kept after read-in, default 90 days
	Orphan        time.Duration // objects without a row are swept after, default 24 h
	Rate          float64       // requests a second and token, default 50
	Burst         int           // default 500
	FailedLogins  int           // a minute and address, default 10
	CollectWithin time.Duration // the overview flags what waits longer, default 3 days
}

// A Bucket names a rate limit.
type Bucket string

// The rate limits: requests by token id, failed authentications by address.
const (
	BucketRequests Bucket = "requests"
	BucketFailures Bucket = "failures"
)

// Allow counts one event against a bucket's limit for key and tells whether
// it is still within. A host with a limiter of its own supplies one.
type Allow func(ctx context.Context, b Bucket, key string) bool

// A Service is the whole of the edge. It is safe for concurrent use, holds no
// state of its own that matters (process-local rate counts apart), and any
// number of them may share one set of ports.
type Service struct {
	Ports
	set      Settings
	mux      http.Handler
	lastKeys keptKeys
}

// New makes a service. It touches no port until it is used.
func New(p Ports, s Settings) *Service {
	s.fill()
	if s.Allow == nil {
		s.Allow = newMeters(p.Clock, s.Limits).allow
	}
	v := &Service{Ports: p, set: s}
	v.mux = v.routes()
	return v
}

// Handler serves all of /v1 and /healthz.
func (s *Service) Handler() http.Handler { return s.mux }

func (s *Settings) fill() {
	if s.Calendar == nil {
		s.Calendar = calendar.Default
	}
	if s.KeyringKey == "" {
		s.KeyringKey, _ = keyring.Root()
	}
	if s.Log == nil {
		s.Log = slog.New(slog.DiscardHandler)
	}
	if s.Random == nil {
		s.Random = rand.Reader
	}
	s.Limits.fill()
	if s.Address == nil {
		s.Address = remoteAddress
	}
}
