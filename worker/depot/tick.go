package depot

import (
	"context"
	"net/http"
)

// Wake is the queue's consumer: message is one wire.Wake. It may come twice,
// late or never. An error asks for the message again.
func (s *Service) Wake(ctx context.Context, message []byte) error { panic("not yet") }

// Tick does what is due: resends what the outbox holds, ends leases, makes
// and sends the day's mail, forgets what is past its time. Two at once, a
// missed one and a late one do no harm; call it at least every five minutes.
func (s *Service) Tick(ctx context.Context) error { panic("not yet") }

func (s *Service) routes() http.Handler { return http.NotFoundHandler() }
