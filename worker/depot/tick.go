package depot

import (
	"context"
	"errors"
	"fmt"
)

// A chore is a row of what Tick does, in order.
type chore struct {
	name string
	do   func(*Service, context.Context) error
}

var chores = []chore{
	{"leases", (*Service).endLeases},
	{"outbox", (*Service).sweepOutbox},
	{"mail batch", (*Service).makeBatches},
	{"mail", (*Service).sendMails},
	{"uploads", (*Service).expireUploads},
	{"halves", (*Service).expireHalves},
	{"purge", (*Service).purge},
	{"orphans", (*Service).sweepOrphans},
}

// Tick does what is due: resends what the outbox holds, ends leases, makes
// and sends the day's mail, forgets what is past its time. Two at once, a
// missed one and a late one do no harm; call it at least every five minutes.
// One chore's failure does not keep the others from being done.
func (s *Service) Tick(ctx context.Context) error {
	var errs []error
	for _, c := range chores {
		if err := c.do(s, ctx); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", c.name, err))
		}
	}
	return errors.Join(errs...)
}
