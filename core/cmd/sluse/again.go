package main

import (
	"context"
	"errors"
	"net/http"
	"time"
)

// The waits between attempts: half a minute in all, which outlasts a restart
// of the edge or a change of network.
var waits = []time.Duration{time.Second, 2 * time.Second, 4 * time.Second, 8 * time.Second, 15 * time.Second}

// again calls try until it succeeds, fails for good, or all waits are used.
func (e *edge) again(ctx context.Context, try func() error) error {
	return e.againIf(ctx, passing, try)
}

// againIf is again with another judgement of which errors pass.
func (e *edge) againIf(ctx context.Context, passing func(error) bool, try func() error) error {
	for _, wait := range waits {
		err := try()
		if err == nil || !passing(err) || ctx.Err() != nil {
			return err
		}
		var r *refusal
		if errors.As(err, &r) && r.RetryAfter > 0 {
			wait = min(r.RetryAfter, time.Minute)
		}
		e.tell(err, wait)
		if !sleep(ctx, wait) {
			return ctx.Err()
		}
	}
	return try()
}

// passing tells whether another attempt may succeed.
func passing(err error) bool {
	var n network
	return errors.As(err, &n) || refused(err)
}

// refused tells whether the service asked for patience.
func refused(err error) bool {
	var r *refusal
	return errors.As(err, &r) && (r.Status >= 500 || r.Status == http.StatusTooManyRequests)
}

// sleep waits, and tells whether it was not interrupted.
func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}
