//go:build !js

package local

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"sluse/worker/depot"
)

// MailFiles writes each mail as one RFC 5322 file, named by its id, so that
// sending one again changes nothing.
type MailFiles struct {
	Dir  string
	From string
}

// Send implements depot.Mailer.
func (f MailFiles) Send(_ context.Context, m depot.Mail) error {
	msg, err := compose(f.From, m)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(f.Dir, 0o700); err != nil {
		return fmt.Errorf("mail file: %w", err)
	}
	name := filepath.Join(f.Dir, m.ID+".eml")
	if err := msg.WriteToFile(name + ".part"); err != nil {
		return fmt.Errorf("mail file: %w", err)
	}
	return os.Rename(name+".part", name)
}
