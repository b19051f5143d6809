//go:build !js

package local

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"sluse/core/wire"
	"sluse/worker/depot"
)

// Options are the host's flags.
type Options struct {
	Data        string    // folder for everything that is kept
	Web         string    // folder of the built page; "" serves none
	Development bool      // settings from Data/dev.json, mails into files
	Start       time.Time // where the clock starts; zero: the machine's time
	OpenAPI     string    // served as it is
	Log         *slog.Logger
}

// A Host is the service on one machine, ready to serve.
type Host struct {
	Service *depot.Service
	handler http.Handler
	db      *DB
	lock    *os.File
	queue   Queue
	log     *slog.Logger
}

// NewHost opens the data folder and makes the service over it.
func NewHost(ctx context.Context, o Options) (*Host, error) {
	set, material, mailer, err := o.settings()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(o.Data, 0o700); err != nil {
		return nil, err
	}
	h := &Host{queue: NewQueue(), log: o.Log}
	blobs, err := h.open(ctx, o.Data)
	if err != nil {
		return nil, errors.Join(err, h.close())
	}
	h.Service = depot.New(depot.Ports{
		Blobs: blobs, Keeper: blobs, DB: h.db, Queue: h.queue, Mailer: mailer, Clock: NewClock(o.Start),
	}, set)
	if err := errors.Join(h.refuseSeeded(ctx, o), h.Service.Seed(ctx, material), h.route(o.Web)); err != nil {
		return nil, errors.Join(err, h.close())
	}
	return h, nil
}

// refuseSeeded keeps development's tokens, which lie in a file for all to read,
// out of a host for real deliveries.
func (h *Host) refuseSeeded(ctx context.Context, o Options) error {
	if o.Development {
		return nil
	}
	rows, err := h.db.Query(ctx, `SELECT 1 FROM signed WHERE actor = 'seed' LIMIT 1`)
	if err == nil && len(rows) > 0 {
		err = fmt.Errorf("%s was made for development; give a host for real deliveries a folder of its own", o.Data)
	}
	return err
}

// open takes the data folder.
func (h *Host) open(ctx context.Context, dir string) (blobs *Blobs, err error) {
	if h.lock, err = lock(dir); err != nil {
		return nil, err
	}
	if blobs, err = OpenBlobs(dir); err != nil {
		return nil, err
	}
	h.db, err = OpenDB(ctx, filepath.Join(dir, "edge.db"))
	return blobs, err
}

func (h *Host) close() error {
	var errs []error
	if h.db != nil {
		errs = append(errs, h.db.Close())
	}
	if h.lock != nil {
		errs = append(errs, h.lock.Close())
	}
	return errors.Join(errs...)
}

func (o Options) settings() (depot.Settings, depot.Material, depot.Mailer, error) {
	if !o.Development {
		set, mailer, err := fromEnvironment()
		set.Log, set.OpenAPI = o.Log, o.OpenAPI
		return set, depot.Material{}, mailer, err
	}
	set, material, err := development(o.Data)
	set.Log, set.OpenAPI = o.Log, o.OpenAPI
	return set, material, MailFiles{Dir: filepath.Join(o.Data, "mail"), From: set.MailFrom}, err
}

// route puts the page beside the service. What neither has, the service says.
// There is no mux: it would redirect by pages of its own.
func (h *Host) route(web string) error {
	service := h.Service.Handler()
	h.handler = service
	if web == "" {
		return nil
	}
	page, err := Page(web, service, h.Service.NotAllowed(http.MethodGet, http.MethodHead))
	if err != nil {
		return fmt.Errorf("page: %w", err)
	}
	h.handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/v1/") || r.URL.Path == wire.PathHealth {
			service.ServeHTTP(w, r)
			return
		}
		page.ServeHTTP(w, r)
	})
	return nil
}
