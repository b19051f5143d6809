package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"time"

	"sluse/core/pseudonym"
	"sluse/core/split"
)

// tpfAudit verifies the chain of an audit log and prints its last digest.
func tpfAudit(c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	in, err := c.input(c.flags.Arg(0))
	if err != nil {
		return err
	}
	defer in.Close()
	digest, err := pseudonym.VerifyAudit(io.Reader(in))
	if err != nil {
		return err
	}
	c.tell(sayAuditGood)
	_, err = fmt.Fprintln(c.stdout, digest)
	return err
}

// note writes the audit log before the answer goes: what was answered is in it.
func (t *manager) note(h split.Header, id, outcome string, tally pseudonym.Tally) error {
	f, err := openAudit(t.audit)
	if err != nil {
		return err
	}
	defer f.Close() // and with it the lock
	if err := pseudonym.Append(f, t.m.Entry(time.Now(), h, id, outcome, tally)); err != nil {
		return err
	}
	return f.Sync()
}

// openAudit opens the log for one more line, alone: the chain has one end. A
// last line that a loss of power cut off goes; nothing was answered by it.
func openAudit(name string) (*os.File, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	if err = lockFile(f); err == nil {
		err = dropTorn(f)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// maxLine is more than a line of the log has.
const maxLine = 64 << 10

func dropTorn(f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	size := info.Size()
	tail := make([]byte, min(size, maxLine))
	if _, err := f.ReadAt(tail, size-int64(len(tail))); err != nil && err != io.EOF {
		return err
	}
	if torn := len(tail) - 1 - bytes.LastIndexByte(tail, '\n'); torn > 0 {
		return f.Truncate(size - int64(torn))
	}
	return nil
}
