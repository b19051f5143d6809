package depot

import (
	"context"
	"errors"
	"fmt"
)

// A chore is a row of what Tick does, in order.
type chore struct {
	name  string
	do    func(*Service, context.Context) error
	waits bool // for a server that is not ours
}

var chores = []chore{
	{name: "leases", do: (*Service).endLeases},
	{name: "outbox", do: (*Service).sweepOutbox},
	{name: "mail batch", do: (*Service).makeBatches},
	{name: "mail", do: (*Service).sendMails, waits: true},
	{name: "uploads", do: (*Service).expireUploads},
	{name: "halves", do: (*Service).expireHalves},
	{name: "purge", do: (*Service).purge},
	{name: "orphans", do: (*Service).sweepOrphans},
}

// Tick does what is due: resends what the outbox holds, ends leases, makes
// and sends the day's mail, forgets what is past its time. Two at once, a
// missed one and a late one do no harm; call it at least every five minutes.
// One chore's failure does not keep the others from being done.
func (s *Service) Tick(ctx context.Context) error {
	return s.work(ctx, func(chore) bool { return true })
}

// Sweep is Tick but for what waits for others' servers: a host that can do the
// two beside each other is never late for a server that hangs.
func (s *Service) Sweep(ctx context.Context) error {
	return s.work(ctx, func(c chore) bool { return !c.waits })
}

// Send is the rest of Tick.
func (s *Service) Send(ctx context.Context) error {
	return s.work(ctx, func(c chore) bool { return c.waits })
}

func (s *Service) work(ctx context.Context, wanted func(chore) bool) error {
	var errs []error
	for _, c := range chores {
		if !wanted(c) {
			continue
		}
		if err := c.do(s, ctx); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", c.name, err))
		}
	}
	return errors.Join(errs...)
}
