//go:build !js

package local

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"
)

// sweepEvery keeps the daily mail less than five seconds late.
const sweepEvery = 4 * time.Second

// Serve answers on l until ctx ends, then lets the requests under way finish
// and closes everything.
func (h *Host) Serve(ctx context.Context, l net.Listener) error {
	inner, stop := context.WithCancel(context.WithoutCancel(ctx))
	var work sync.WaitGroup
	work.Go(func() { h.queue.Run(inner, h.Service.Wake, h.log) })
	work.Go(func() { h.again(inner, h.Service.Sweep) })
	work.Go(func() { h.again(inner, h.Service.Send) })
	server := &http.Server{
		Handler:           h.handler,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       time.Hour, // 95 MB over the slowest line of a municipality
		WriteTimeout:      time.Hour,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(h.log.Handler(), slog.LevelWarn),
		// OPTIONS * would be answered without a word of ours.
		DisableGeneralOptionsHandler: true,
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
	return errors.Join(err, h.close())
}

func shutDown(server *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return errors.Join(err, server.Close())
	}
	return nil
}

// again does what is due, at once and then every few seconds.
func (h *Host) again(ctx context.Context, do func(context.Context) error) {
	every := time.NewTicker(sweepEvery)
	defer every.Stop()
	for {
		if err := do(ctx); err != nil && ctx.Err() == nil {
			h.log.Error("sweep", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-every.C:
		}
	}
}
