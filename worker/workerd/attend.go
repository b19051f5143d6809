//go:build !js

package workerd

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"sluse/worker/depot"
	"sluse/worker/local"
)

// attend starts what the platform does by itself elsewhere.
func (s *Server) attend(o Options) {
	ctx, stop := context.WithCancel(context.Background())
	s.stop = stop
	box := mailbox{back: s.Back, files: local.MailFiles{Dir: filepath.Join(o.Data, "mail"), From: mailFrom}}
	s.every(ctx, time.Second, o, box.copy)
	if o.Cron > 0 {
		s.every(ctx, o.Cron, o, s.Tick)
	}
}

// every does something at once, and then again and again.
func (s *Server) every(ctx context.Context, pause time.Duration, o Options, do func(context.Context) error) {
	s.work.Go(func() {
		for ctx.Err() == nil {
			if err := do(ctx); err != nil && ctx.Err() == nil {
				fmt.Fprintln(o.Log, err)
			}
			select {
			case <-ctx.Done():
			case <-s.proc.ended:
				return
			case <-time.After(pause):
			}
		}
	})
}

// Tick calls the scheduled handler, as cron does every five minutes.
func (s *Server) Tick(ctx context.Context) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.URL+"/cdn-cgi/handler/scheduled", nil)
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("scheduled handler: %s", resp.Status)
	}
	return nil
}

// mailbox copies mail from the development table into files.
type mailbox struct {
	back  *Backdoor
	files local.MailFiles
	after int64
}

// letter is one mail as worker/cf hands it to the send_email binding.
type letter struct {
	ID          int64
	To          string
	Subject     string
	Text        string
	Headers     map[string]string
	Attachments []struct{ Filename, Content string }
}

func (m *mailbox) copy(ctx context.Context) error {
	var letters []letter
	if err := m.back.ask(ctx, "mail", map[string]int64{"after": m.after}, &letters); err != nil {
		return err
	}
	for _, l := range letters {
		if err := m.files.Send(ctx, l.mail()); err != nil {
			return err
		}
		m.after = l.ID
	}
	return nil
}

func (l letter) mail() depot.Mail {
	date, _ := time.Parse(time.RFC3339, l.Headers["X-Sluse-Date"]) // our own writing
	mail := depot.Mail{ID: l.Headers["X-Sluse-Mail"], Date: date, To: l.To, Subject: l.Subject, Text: l.Text}
	for _, a := range l.Attachments {
		mail.Attachments = append(mail.Attachments, depot.Attachment{Name: a.Filename, Text: a.Content})
	}
	return mail
}

func writeFile(name, text string) error { return os.WriteFile(name, []byte(text), 0o600) }
