package depot

import (
	"context"
	"crypto/sha256"
	"fmt"
	"time"
)

// mostTries is when a mail is given up, after about five days.
const mostTries = 25

// mostFailures of one sweep end it; the next goes on with the mails behind.
const mostFailures = 2

// mostMails is how many go in one sweep, at five journeys each: the platform
// cuts a sweep off at its thousandth, and one cut off between a mail's sending
// and the mark that it went would be sent twice.
const mostMails = 150

// sendMails sends what batches have left to send. A mail is put off before it
// is tried, so that two sweepers do not both send it; one that was sent and
// not marked, since we died between, goes out again under the same Message-ID.
func (s *Service) sendMails(ctx context.Context) error {
	rows, err := s.DB.Query(ctx, `SELECT day, contact, tries FROM mail
		WHERE sent IS NULL AND next <= ?1 AND tries < ?2 ORDER BY next LIMIT ?3`, s.now(), int64(mostTries), int64(mostMails))
	if err != nil {
		return err
	}
	failed := 0
	for _, r := range rows {
		if failed == mostFailures { // a mailer that hangs must not hold up leases and outbox
			break
		}
		sent, err := s.sendMail(ctx, text(r[0]), text(r[1]), number(r[2]))
		if err != nil {
			return err
		}
		if !sent {
			failed++
		}
	}
	if failed > 0 {
		return fmt.Errorf("%d of %d mails not sent, will be tried again", failed, len(rows))
	}
	return nil
}

// sendMail reports false when the mailer failed: the address stays out of
// logs, and one mail's failure does not hold up the others.
func (s *Service) sendMail(ctx context.Context, day, contact string, tries int64) (bool, error) {
	next := s.Clock.Now().Add(mailBackoff(tries)).UnixMilli()
	changed, err := s.DB.Batch(ctx, Stmt{`UPDATE mail SET tries = tries + 1, next = ?4
		WHERE day = ?1 AND contact = ?2 AND tries = ?3 AND sent IS NULL`, []any{day, contact, tries, next}})
	if err != nil || changed[0] == 0 {
		return true, err
	}
	m, err := s.compose(ctx, day, contact)
	if err != nil {
		return false, err
	}
	if m.Text == "" { // a reminder, and it was taken back
		return true, s.mailSent(ctx, day, contact)
	}
	if err := s.Mailer.Send(ctx, m); err != nil {
		s.notSent(m.ID, tries+1)
		return false, nil
	}
	return true, s.mailSent(ctx, day, contact)
}

// notSent tells the operator, by the mail's id: what the mailer said of it may
// hold the address.
func (s *Service) notSent(id string, tries int64) {
	if tries == mostTries {
		s.set.Log.Error("mail given up", "mail", id)
		return
	}
	s.set.Log.Warn("mail not sent", "mail", id, "tries", tries)
}

func (s *Service) mailSent(ctx context.Context, day, contact string) error {
	_, err := s.DB.Batch(ctx, Stmt{`UPDATE mail SET sent = ?3 WHERE day = ?1 AND contact = ?2`, []any{day, contact, s.now()}})
	return err
}

func mailBackoff(tries int64) time.Duration {
	return min(5*time.Minute<<min(tries, 10), 6*time.Hour)
}

// mailID is stable over retries and tells nothing of the address.
func mailID(day, contact string) string {
	sum := sha256.Sum256([]byte(day + "\n" + contact))
	return fmt.Sprintf("%s-%x", day, sum[:8])
}
