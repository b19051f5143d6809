//go:build !js

package sim

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"sluse/core/calendar"
	"sluse/core/wire"
	"sluse/worker/depot"
	"sluse/worker/local"
)

// A world is everything that outlives a crash, and the trouble it makes.
type world struct {
	rng     *rand.Rand
	now     time.Time
	db      *local.DB
	blobs   map[string][]byte
	queue   [][]byte
	mails   map[string]depot.Mail // by id, as last sent
	trouble trouble
	log     []string // what happened, for a replay to show
	broken  []string // promises broken on the way
}

// trouble is how likely things go wrong, in a thousand port calls or messages.
type trouble struct {
	crash, fail, slow, lose, double int
}

// uploadLife is short, so that uploads and halves expire under way.
const uploadLife = 90 * time.Minute

var (
	errFault  = errors.New("the store failed")
	signer    note.Signer
	verifier  string
	wideGates = calendar.Table{{Year: 2026,
		Opens:            time.Date(2027, 1, 2, 0, 0, 0, 0, calendar.Oslo),
		Deadline:         time.Date(2027, 1, 13, 23, 59, 59, 0, calendar.Oslo),
		CorrectionsClose: time.Date(2030, 1, 1, 0, 0, 0, 0, calendar.Oslo)}}
)

func TestMain(m *testing.M) {
	key, v, err := wire.GenerateSigner("sim")
	if err != nil {
		panic(err)
	}
	verifier = v
	if signer, err = wire.NewSigner(key); err != nil {
		panic(err)
	}
	m.Run()
}

// newWorld is fresh but for the database, whose rows are deleted: making the
// schema anew would take most of the time.
func newWorld(seed uint64, db *local.DB) (*world, error) {
	w := &world{
		rng: rand.New(rand.NewPCG(seed, 2027)), now: time.Date(2027, 1, 5, 7, 0, 0, 0, calendar.Oslo),
		db: db, blobs: map[string][]byte{}, mails: map[string]depot.Mail{},
	}
	w.trouble = []trouble{
		{},
		{crash: 30},
		{fail: 60},
		{crash: 20, fail: 20, slow: 20, lose: 300, double: 300},
		{crash: 60, fail: 60, slow: 60, lose: 500, double: 200},
		{slow: 200, lose: 900},
	}[w.rng.IntN(6)]
	var wipe []depot.Stmt
	for _, table := range []string{"delivery", "part", "object", "orphan", "event", "outbox", "token", "signed", "gate", "upload", "mail_batch", "mail", "reminder", "chore"} {
		wipe = append(wipe, depot.Stmt{SQL: "DELETE FROM " + table})
	}
	_, err := db.Batch(context.Background(), wipe...)
	return w, err
}

// Now implements depot.Clock.
func (w *world) Now() time.Time { return w.now }

// Read implements io.Reader: the randomness of ids and object keys.
func (w *world) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = byte(w.rng.Uint32())
	}
	return len(b), nil
}

// chance is true n times in a thousand.
func (w *world) chance(n int) bool { return n > 0 && w.rng.IntN(1000) < n }

func (w *world) note(format string, args ...any) {
	w.log = append(w.log, w.now.Format("01-02 15:04:05 ")+fmt.Sprintf(format, args...))
}

func (w *world) breach(format string, args ...any) {
	w.broken = append(w.broken, fmt.Sprintf(format, args...))
}

// service is the depot as a task sees it; any number may share a world.
func (w *world) service(t *task) *depot.Service {
	if t.service != nil {
		return t.service
	}
	p := ports{t}
	t.service = depot.New(
		depot.Ports{Blobs: p, Keeper: p, DB: p, Queue: queue{t}, Mailer: mailer{t}, Clock: w},
		depot.Settings{
			Limits: depot.Limits{UploadLife: uploadLife},
			Signer: signer, Calendar: wideGates, Random: w, MailFrom: "sluse@localhost",
			Allow: func(context.Context, depot.Bucket, string) bool { return true },
		})
	return t.service
}
