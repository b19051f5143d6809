package main

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"sluse/core/wire"
)

// run works rounds: one with -once, else until it is told to stop, which is
// then no failure.
func (p *collector) run(once bool, every time.Duration) error {
	for {
		err := p.round()
		switch {
		case once:
			return err
		case p.c.ctx.Err() != nil:
			p.c.tell(sayInterrupted)
			return nil
		case err != nil:
			p.c.tell(sayRoundFailed, p.c.explain(err))
		}
		sleep(p.c.ctx, every)
	}
}

// round leases and works off until nothing more is leased. What fails is kept
// leased until the end, or it would be handed out again at once.
func (p *collector) round() error {
	p.failed = nil
	defer p.release()
	var err error
	if p.overrides, err = p.c.servedOverrides(p.e, p.list); err != nil {
		return err
	}
	var errs []error
	for p.c.ctx.Err() == nil {
		var l wire.Leases
		q := url.Values{"max": {strconv.Itoa(leaseMax)}}
		if err := p.e.answer(p.c.ctx, request{method: http.MethodGet, path: wire.PathPickup, query: q}, &l); err != nil {
			return errors.Join(append(errs, err)...)
		}
		if len(l.Deliveries) == 0 {
			break
		}
		for _, d := range l.Deliveries {
			if err := p.take(d); err != nil {
				p.failed = append(p.failed, d.ID)
				errs = append(errs, p.c.wrap(err, sayPickupFailed, d.ID))
			}
		}
	}
	return errors.Join(errs...)
}

// release gives back what was not worked off, also when interrupted. A lease
// that is not given back ends by itself, so an error here is only told.
func (p *collector) release() {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(p.c.ctx), 10*time.Second)
	defer cancel()
	for _, id := range p.failed {
		resp, err := p.e.do(ctx, request{method: http.MethodPost, path: p.path(id, "release")})
		if err != nil {
			p.c.tell(sayReleaseFailed, id, p.c.explain(err))
			continue
		}
		resp.Body.Close()
	}
}

func (p *collector) path(id, what string) string {
	return wire.PathPickup + "/" + url.PathEscape(id) + "/" + what
}
