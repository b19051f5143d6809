//go:build js && wasm

package cf

import (
	"context"
	"syscall/js"
	"time"

	"sluse/worker/depot"
)

// Mailer sends by the send_email binding.
type Mailer struct{ From string }

// Send implements depot.Mailer. The platform sets Message-ID and Date itself
// and takes other headers only where they begin with X-.
func (m Mailer) Send(_ context.Context, mail depot.Mail) error {
	_, err := call(binding("MAIL"), "send", js.ValueOf(map[string]any{
		"from":        m.From,
		"to":          mail.To,
		"subject":     mail.Subject,
		"text":        mail.Text,
		"headers":     map[string]any{"X-Sluse-Mail": mail.ID, "X-Sluse-Date": mail.Date.Format(time.RFC3339)},
		"attachments": attachments(mail.Attachments),
	}))
	return err
}

func attachments(list []depot.Attachment) []any {
	out := make([]any, len(list))
	for i, a := range list {
		out[i] = map[string]any{"filename": a.Name, "type": "text/plain", "disposition": "attachment", "content": a.Text}
	}
	return out
}
