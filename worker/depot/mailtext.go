package depot

import (
	"context"
	"fmt"
	"strings"
	"time"

	"sluse/core/calendar"
	"sluse/core/ident"
	"sluse/core/wire"
)

// compose writes the mail to one address of a batch, from the rows that the
// batch marked. Of deliveries it says the same whenever it is written; a
// reminder goes while it is true.
func (s *Service) compose(ctx context.Context, day, contact string) (Mail, error) {
	rows, err := s.DB.Query(ctx, `SELECT `+deliveryColumns+` FROM delivery d WHERE d.mailed = ?1 AND d.contact = ?2 AND d.finished IS NOT NULL
		ORDER BY d.finished, d.id LIMIT 5000`, day, contact)
	if err != nil {
		return Mail{}, err
	}
	at, err := time.ParseInLocation(time.DateOnly, day, calendar.Oslo)
	if err != nil {
		return Mail{}, err
	}
	m := Mail{ID: mailID(day, contact), Date: dueAt(at), To: contact}
	reminded, lang, err := s.reminded(ctx, day, contact)
	if err != nil {
		return Mail{}, err
	}
	var told []string
	w := mailWords(lang)
	for _, r := range rows {
		d := deliveryOf(r)
		w = mailWords(d.lang)
		told = append(told, w.entry(d))
		m.Attachments = append(m.Attachments, d.attachments()...)
	}
	m.Subject, m.Text = w.mail(day, reminded, told)
	return m, nil
}

// mail is the text of a day's mail: deadlines first, then what was dealt with.
// It is empty where there is nothing to say any more.
func (w words) mail(day string, reminded, told []string) (subject, body string) {
	var parts []string
	if len(reminded) > 0 {
		subject = w.remindSubject
		parts = append(parts, strings.Join(reminded, "\n"), w.remindEnd)
	}
	if len(told) > 0 {
		subject = fmt.Sprintf(w.subject, day)
		parts = append(parts, w.greeting, strings.TrimSuffix(strings.Join(told, "\n"), "\n"), w.closing)
	}
	if len(parts) == 0 {
		return "", ""
	}
	return subject, strings.Join(parts, "\n\n") + "\n" + w.noReply + "\n"
}

func (d delivery) attachments() []Attachment {
	var out []Attachment
	for _, r := range []struct{ stage, note string }{{wire.StageReceived, d.receipt}, {wire.StageRead, d.readReceipt}} {
		if r.note != "" {
			out = append(out, Attachment{Name: fmt.Sprintf("sluse-%s-%s.txt", d.id, r.stage), Text: r.note})
		}
	}
	return out
}

// entry tells of one delivery: counts, never content.
func (w words) entry(d delivery) string {
	name, _ := ident.Municipality(d.municipality)
	var b strings.Builder
	line := func(label, value string) { fmt.Fprintf(&b, "  %-22s %s\n", label+":", value) }
	line(w.delivery, d.id)
	line(w.municipality, strings.TrimSpace(d.municipality+" "+name))
	line(w.year, fmt.Sprint(d.year))
	line(w.kind, w.kinds[d.kind])
	line(w.received, stamp(d.received))
	line(w.result, w.results[d.result])
	if d.reason != "" {
		line(w.reason, w.reasonFor(d.reason))
	}
	counts := d.countMap()
	for _, severity := range severities {
		if n, ok := counts[severity]; ok {
			line(w.severities[severity], fmt.Sprint(n))
		}
	}
	return b.String()
}

func (w words) reasonFor(code string) string {
	if text, ok := w.reasons[code]; ok {
		return text
	}
	return code
}
