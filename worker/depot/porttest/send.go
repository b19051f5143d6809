package porttest

import (
	"context"
	"time"

	"sluse/worker/depot"
)

// A queue and a mailer promise little: to take what is to be sent.
var sendCases = []Case{
	{"queue: takes any bytes", func(ctx context.Context, p depot.Ports) error {
		return p.Queue.Send(ctx, []byte{0x83, 0, 0xff, 0xfe, '\n', 0x80})
	}},
	{"mail: takes one with attachments", func(ctx context.Context, p depot.Ports) error {
		return p.Mailer.Send(ctx, TestMail)
	}},
}

// TestMail is what the mail case sends.
var TestMail = depot.Mail{
	ID:      "porttest-1",
	Date:    time.Date(2027, 1, 6, 8, 0, 0, 0, time.FixedZone("", 3600)),
	To:      "iplos@kommune.invalid",
	Subject: "Kvittering på lest data – 2 innsendinger",
	Text:    "Første linje: æøå\nAndre linje\n",
	Attachments: []depot.Attachment{
		{Name: "one.txt", Text: "sluse.receipt/v1\n\n— edge abc\n"},
		{Name: "two.txt", Text: "sluse.receipt/v1\n"},
	},
}
