//go:build !js

package local

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

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
	blobs, err := OpenBlobs(o.Data)
	if err != nil {
		return nil, err
	}
	db, err := OpenDB(ctx, filepath.Join(o.Data, "edge.db"))
	if err != nil {
		return nil, err
	}
	h := &Host{db: db, queue: NewQueue(), log: o.Log}
	h.Service = depot.New(depot.Ports{
		Blobs: blobs, Keeper: blobs, DB: db, Queue: h.queue, Mailer: mailer, Clock: NewClock(o.Start),
	}, set)
	if err := errors.Join(h.Service.Seed(ctx, material), h.route(o.Web)); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return h, nil
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

// route puts the page beside the service.
func (h *Host) route(web string) error {
	mux := http.NewServeMux()
	mux.Handle("/v1/", h.Service.Handler())
	mux.Handle("/healthz", h.Service.Handler())
	if web != "" {
		page, err := Page(web)
		if err != nil {
			return fmt.Errorf("page: %w", err)
		}
		mux.Handle("/", page)
	}
	h.handler = mux
	return nil
}

// sweepEvery keeps the daily mail less than five seconds late.
const sweepEvery = 4 * time.Second

// Serve answers on l until ctx ends, then lets the requests under way finish
// and closes everything.
func (h *Host) Serve(ctx context.Context, l net.Listener) error {
	inner, stop := context.WithCancel(context.WithoutCancel(ctx))
	var work sync.WaitGroup
	work.Go(func() { h.queue.Run(inner, h.Service.Wake, h.log) })
	work.Go(func() { h.sweep(inner) })
	server := &http.Server{
		Handler:           h.handler,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       time.Hour, // 95 MB over the slowest line of a municipality
		WriteTimeout:      time.Hour,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(h.log.Handler(), slog.LevelWarn),
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(l) }()
	var err error
	select {
	case err = <-served:
	case <-ctx.Done():
		err = shutDown(server)
	}
	stop()
	work.Wait()
	return errors.Join(err, h.db.Close())
}

func shutDown(server *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return errors.Join(err, server.Close())
	}
	return nil
}

// sweep does what is due, at once and then every few seconds.
func (h *Host) sweep(ctx context.Context) {
	every := time.NewTicker(sweepEvery)
	defer every.Stop()
	for {
		if err := h.Service.Tick(ctx); err != nil && ctx.Err() == nil {
			h.log.Error("sweep", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-every.C:
		}
	}
}
