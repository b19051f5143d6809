//go:build !js

package local

import (
	"fmt"
	"strings"

	"github.com/wneessen/go-mail"

	"sluse/worker/depot"
)

// compose makes the message: plain text in UTF-8, receipts attached.
func compose(from string, m depot.Mail) (*mail.Msg, error) {
	msg := mail.NewMsg(mail.WithCharset(mail.CharsetUTF8))
	if err := msg.From(from); err != nil {
		return nil, fmt.Errorf("mail: sender's address: %w", err)
	}
	if err := msg.To(m.To); err != nil {
		return nil, fmt.Errorf("mail: not an address") // which one it was stays out of the log
	}
	msg.Subject(m.Subject)
	msg.SetDateWithValue(m.Date)
	msg.SetMessageIDWithValue(m.ID + "@" + domain(from))
	msg.SetGenHeader("Auto-Submitted", "auto-generated")
	msg.SetBodyString(mail.TypeTextPlain, m.Text)
	for _, a := range m.Attachments {
		err := msg.AttachReader(a.Name, strings.NewReader(a.Text), mail.WithFileContentType(mail.TypeTextPlain))
		if err != nil {
			return nil, fmt.Errorf("mail: %w", err)
		}
	}
	return msg, nil
}

func domain(address string) string {
	_, d, ok := strings.Cut(strings.TrimSuffix(address, ">"), "@")
	if !ok {
		return "localhost"
	}
	return d
}
