package main

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"time"

	"sluse/core/wire"
)

// run works rounds: one with -once, else until it is told to stop, which is
// then no failure.
func (p *collector) run(once bool, every time.Duration) error {
	p.polls = !once
	for {
		err := p.round()
		switch {
		case once:
			return err
		case p.c.ctx.Err() != nil:
			p.giveUpWaiting()
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
	errs := p.retry()
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
			errs = append(errs, p.try(d))
		}
	}
	return errors.Join(errs...)
}

// errLate is why a delivery waits: its mapping has not come.
type errLate struct{ error }

// try works off one lease, and notes it if that failed. While polling, one whose
// mapping is late stays leased, and is tried again the next round: handing it
// back and forth would fill the service's log of events.
func (p *collector) try(l wire.Lease) error {
	err := p.take(l)
	if err == nil {
		return nil
	}
	var late errLate
	if p.polls && errors.As(err, &late) {
		if p.waiting == nil {
			p.waiting = map[string]wire.Lease{}
		}
		p.waiting[l.ID] = l
		return nil
	}
	p.askAgain(l.ID, err)
	p.failed = append(p.failed, l.ID)
	return p.c.wrap(err, sayPickupFailed, l.ID)
}

// retry tries those that wait. A lease that has ended meanwhile is no reason
// not to: it counts until another collector has the delivery.
func (p *collector) retry() (errs []error) {
	waited := p.waiting
	p.waiting = nil
	for _, id := range slices.Sorted(maps.Keys(waited)) {
		if p.c.ctx.Err() != nil {
			p.failed = append(p.failed, id)
			continue
		}
		errs = append(errs, p.try(waited[id]))
	}
	return errs
}

// giveUpWaiting hands back what waits.
func (p *collector) giveUpWaiting() {
	p.failed = slices.Sorted(maps.Keys(p.waiting))
	p.release()
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
