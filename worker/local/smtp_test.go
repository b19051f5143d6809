//go:build !js

package local

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/mail"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"sluse/worker/depot"
)

// inbox is a real SMTP server that keeps what it is handed.
type inbox struct {
	mu    sync.Mutex
	mails []letter
	deny  bool
}

type letter struct {
	from, to string
	data     []byte
}

func (i *inbox) NewSession(*smtp.Conn) (smtp.Session, error) { return &session{inbox: i}, nil }

type session struct {
	inbox *inbox
	letter
}

func (s *session) Reset()                                      { s.letter = letter{} }
func (s *session) Logout() error                               { return nil }
func (s *session) Mail(from string, _ *smtp.MailOptions) error { s.from = from; return nil }
func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	if s.inbox.deny {
		return errors.New("no such user: " + to)
	}
	s.to = to
	return nil
}

func (s *session) Data(r io.Reader) (err error) {
	if s.data, err = io.ReadAll(r); err == nil {
		s.inbox.mu.Lock()
		s.inbox.mails = append(s.inbox.mails, s.letter)
		s.inbox.mu.Unlock()
	}
	return err
}

// listen starts the server and returns its address.
func (i *inbox) listen(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := smtp.NewServer(i)
	server.Domain = "localhost"
	go server.Serve(l)
	t.Cleanup(func() { server.Close() })
	return l.Addr().String()
}

var sample = depot.Mail{
	ID: "2027-01-05-abc", Date: time.Date(2027, 1, 5, 8, 0, 0, 0, time.UTC), To: "iplos@utsira.example",
	Subject: "Sluse: leveranser behandlet", Text: "Blåbærsyltetøy – æøå.\n",
	Attachments: []depot.Attachment{{Name: "sluse-1-received.txt", Text: "sluse.receipt/v1\nstage: received\n\n— edge AAAA\n"}},
}

func TestSMTP(t *testing.T) {
	box := &inbox{}
	m, err := NewSMTP("smtp://"+box.listen(t), "Sluse <sluse@ssb.example>")
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := m.Send(context.Background(), sample); err != nil {
			t.Fatal(err)
		}
	}
	if len(box.mails) != 2 {
		t.Fatalf("%d mails", len(box.mails))
	}
	got := box.mails[0]
	if got.from != "sluse@ssb.example" || got.to != sample.To {
		t.Errorf("envelope %q %q", got.from, got.to)
	}
	msg, err := mail.ReadMessage(bytes.NewReader(got.data))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"Message-Id": "<2027-01-05-abc@ssb.example>", "Date": "Tue, 05 Jan 2027 08:00:00 +0000", "Auto-Submitted": "auto-generated",
	} {
		if msg.Header.Get(name) != want {
			t.Errorf("%s: %q, want %q", name, msg.Header.Get(name), want)
		}
	}
	if !bytes.Contains(got.data, []byte("sluse-1-received.txt")) {
		t.Error("no attachment")
	}
}

// TestSMTPFailure says nothing of the address to whoever logs the error above it.
func TestSMTPFailure(t *testing.T) {
	box := &inbox{deny: true}
	m, err := NewSMTP("smtp://"+box.listen(t), "sluse@ssb.example")
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Send(context.Background(), sample); err == nil {
		t.Fatal("sent to nobody")
	}
	bad := sample
	bad.To = "somebody, somewhere"
	if err := m.Send(context.Background(), bad); err == nil || strings.Contains(err.Error(), bad.To) {
		t.Fatal(err)
	}
}

func TestSMTPSettings(t *testing.T) {
	for _, address := range []string{"", "host:25", "http://host", "smtp://", "smtp://host:port"} {
		if _, err := NewSMTP(address, "sluse@ssb.example"); err == nil {
			t.Errorf("%q is taken", address)
		}
	}
	if _, err := NewSMTP("smtp://mail.example:587", "not an address"); err == nil {
		t.Error("a sender that is no address is taken")
	}
}

// nothing is a body without bytes.
type nothing struct{}

func (nothing) Read([]byte) (int, error) { return 0, io.EOF }
