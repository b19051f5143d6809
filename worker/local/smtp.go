//go:build !js

package local

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"time"

	"github.com/wneessen/go-mail"

	"sluse/worker/depot"
)

// SMTP hands mail to a server. TLS is a must but on the loopback, where a
// relay on the same machine seldom has a certificate.
type SMTP struct {
	client *mail.Client
	from   string
}

// NewSMTP reads smtp://[user:password@]host[:port] (STARTTLS) or smtps://…
// (TLS from the first byte). It connects when there is something to send.
func NewSMTP(address, from string) (SMTP, error) {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || u.Scheme != "smtp" && u.Scheme != "smtps" {
		return SMTP{}, errors.New("want smtp://host:port or smtps://host:port")
	}
	if _, err := compose(from, depot.Mail{To: from}); err != nil {
		return SMTP{}, errors.New("sender is not a mail address")
	}
	options, err := smtpOptions(u)
	if err != nil {
		return SMTP{}, err
	}
	c, err := mail.NewClient(u.Hostname(), options...)
	if err != nil {
		return SMTP{}, fmt.Errorf("smtp: %w", err)
	}
	return SMTP{client: c, from: from}, nil
}

func smtpOptions(u *url.URL) ([]mail.Option, error) {
	o := []mail.Option{mail.WithTimeout(30 * time.Second)}
	switch ip := net.ParseIP(u.Hostname()); {
	case u.Scheme == "smtps":
		o = append(o, mail.WithSSL(), mail.WithPort(mail.DefaultPortSSL))
	case u.Hostname() == "localhost" || ip != nil && ip.IsLoopback():
		o = append(o, mail.WithTLSPolicy(mail.TLSOpportunistic))
	default:
		o = append(o, mail.WithTLSPolicy(mail.TLSMandatory), mail.WithPort(mail.DefaultPortTLS))
	}
	if p := u.Port(); p != "" {
		n, err := strconv.Atoi(p)
		if err != nil {
			return nil, errors.New("port is not a number")
		}
		o = append(o, mail.WithPort(n))
	}
	if password, ok := u.User.Password(); ok {
		o = append(o, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover), mail.WithUsername(u.User.Username()), mail.WithPassword(password))
	}
	return o, nil
}

// Send implements depot.Mailer.
func (s SMTP) Send(ctx context.Context, m depot.Mail) error {
	msg, err := compose(s.from, m)
	if err != nil {
		return err
	}
	if err := s.client.DialAndSendWithContext(ctx, msg); err != nil {
		return fmt.Errorf("smtp: %w", err)
	}
	return nil
}
