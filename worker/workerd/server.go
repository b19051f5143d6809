//go:build !js

package workerd

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"sync"
	"time"

	"sluse/worker/depot"
)

// A Server is a running Worker.
type Server struct {
	URL  string
	Back *Backdoor

	proc *process
	stop context.CancelFunc
	work sync.WaitGroup
}

// Start runs the Worker until Stop. When it fails, nothing is left running.
func Start(ctx context.Context, o Options) (*Server, error) {
	if err := o.fill(); err != nil {
		return nil, err
	}
	m, err := o.material()
	if err != nil {
		return nil, err
	}
	dir, err := o.stage()
	if err != nil {
		return nil, err
	}
	pass, err := o.settings(m, filepath.Join(dir, "dev.vars"))
	if err != nil {
		return nil, err
	}
	if err := o.migrate(ctx, dir); err != nil {
		return nil, err
	}
	s, err := o.up(ctx, dir, pass)
	if err != nil {
		return nil, err
	}
	err = s.seed(ctx, o, m)
	if err == nil {
		err = s.await(ctx, s.answers)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%w; last words:\n%s", err, o.Log.(*sieve).words()), s.Stop())
	}
	s.attend(o)
	return s, nil
}

// await returns once up says so.
func (s *Server) await(ctx context.Context, up func(context.Context) bool) error {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	for !up(ctx) {
		select {
		case <-s.proc.ended:
			return fmt.Errorf("wrangler ended: %w", s.proc.err)
		case <-ctx.Done():
			return errors.New("the Worker does not answer")
		case <-time.After(100 * time.Millisecond):
		}
	}
	return nil
}

// runs tells whether the runtime is there and has its database.
func (s *Server) runs(ctx context.Context) bool {
	_, err := s.Back.Query(ctx, "SELECT count(*) FROM token")
	return err == nil
}

// answers tells whether the service is up for everybody.
func (s *Server) answers(ctx context.Context) bool {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.URL+"/healthz", nil)
	if err != nil {
		return false
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return false
	}
	resp.Body.Close()
	return resp.StatusCode == http.StatusOK
}

func (s *Server) seed(ctx context.Context, o Options, m material) error {
	seeds, err := o.seeds(m)
	if err != nil {
		return err
	}
	ports := depot.Ports{DB: s.Back, Clock: machine{}}
	return depot.New(ports, depot.Settings{}).Seed(ctx, seeds)
}

type machine struct{}

func (machine) Now() time.Time { return time.Now() }

// Stop ends the Worker and everything that was started with it.
func (s *Server) Stop() error {
	s.stop()
	s.work.Wait()
	return s.proc.stop()
}

// Kill ends it as a power cut would.
func (s *Server) Kill() error {
	s.stop()
	err := s.proc.kill()
	s.work.Wait()
	return err
}

// Ended is closed when the Worker has ended, asked or not.
func (s *Server) Ended() <-chan struct{} { return s.proc.ended }
