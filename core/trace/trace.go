// Package trace tells what a correction changes in what was sent last:
// core.Trace, for a program that is to carry no more of the core than that.
package trace

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"

	"sluse/core/ident"
	"sluse/core/report"
	"sluse/core/split"
)

// A trace is what a municipality's own machine keeps of a delivery it sent, if
// its user wants it: enough to tell what a correction changes, and no more. For
// each person it has a reference, which only the trace's key turns back to the
// brukerNr, and keyed digests of the person and of each service. It is made
// with a key of its own, and neither leaves the machine.
//
//	"sluse.trace/v1\n" then for each Bruker
//	byte      length of the reference
//	…         the reference
//	8 bytes   digest of all but the services
//	uvarint   number of services, and for each
//	8 bytes   what names the service within the person
//	8 bytes   digest

// Options say how a trace is made.
type Options struct {
	Year   int                // data year
	Key    split.ReferenceKey // the one that Before was made with, if there is one
	Before io.Reader          // the trace of what was sent last; nil = none
}

// Changes are what a delivery changes in the one that was traced. A person is
// changed if anything of it is, its services too.
type Changes struct {
	Persons  ChangeCount `json:"persons"`
	Services ChangeCount `json:"services"`
	// Details are the persons that are not the same, at most MaxChanges.
	Details   []Change `json:"details"`
	Truncated bool     `json:"truncated"`
}

// A ChangeCount counts by what became of them.
type ChangeCount struct {
	Added   int64 `json:"added"`
	Removed int64 `json:"removed"`
	Changed int64 `json:"changed"`
	Same    int64 `json:"same"`
}

// A Change is one person that is added, removed or changed, by brukerNr.
type Change struct {
	What     string      `json:"what"`
	BrukerNr string      `json:"brukerNr"` // masked if it passes as an identity number
	Person   bool        `json:"person"`   // something besides the services is changed
	Services ChangeCount `json:"services"`
}

// What becomes of a person.
const (
	PersonAdded   = "added"
	PersonRemoved = "removed"
	PersonChanged = "changed"
)

// MaxChanges bounds the details.
const MaxChanges = 10_000

// ErrTrace means that something is no trace, or of another version.
var ErrTrace = errors.New("not a trace of this version")

const traceHead = "sluse.trace/v1\n"

// traced is one person of a trace.
type traced struct {
	reference string
	digest    uint64
	services  []tracedService
}

type tracedService struct{ name, digest uint64 }

func (p *traced) append(b []byte) []byte {
	b = append(b, byte(len(p.reference)))
	b = append(b, p.reference...)
	b = binary.BigEndian.AppendUint64(b, p.digest)
	b = binary.AppendUvarint(b, uint64(len(p.services)))
	for _, s := range p.services {
		b = binary.BigEndian.AppendUint64(b, s.name)
		b = binary.BigEndian.AppendUint64(b, s.digest)
	}
	return b
}

// readTrace reads a whole trace, by reference: a brukerNr used twice has two.
func readTrace(r io.Reader) (map[string][]traced, error) {
	all := map[string][]traced{}
	if r == nil {
		return all, nil
	}
	in := bufio.NewReader(r)
	head := make([]byte, len(traceHead))
	if _, err := io.ReadFull(in, head); err != nil || !bytes.Equal(head, []byte(traceHead)) {
		return nil, ErrTrace
	}
	for {
		n, err := in.ReadByte()
		if err == io.EOF {
			return all, nil
		}
		p := traced{}
		if err != nil || p.read(in, int(n)) != nil {
			return nil, ErrTrace
		}
		all[p.reference] = append(all[p.reference], p)
	}
}

func (p *traced) read(in *bufio.Reader, length int) error {
	buf := make([]byte, length+8)
	if _, err := io.ReadFull(in, buf); err != nil {
		return err
	}
	p.reference, p.digest = string(buf[:length]), binary.BigEndian.Uint64(buf[length:])
	n, err := binary.ReadUvarint(in)
	if err != nil {
		return err
	}
	for range n {
		if _, err := io.ReadFull(in, buf[:16:16]); err != nil {
			return err
		}
		p.services = append(p.services, tracedService{binary.BigEndian.Uint64(buf), binary.BigEndian.Uint64(buf[8:])})
	}
	return nil
}

// shownNr turns a reference back, and masks what may not be shown.
func shownNr(refs *split.References, reference string) string {
	nr, err := refs.Reveal(split.BrukerNr, nil, reference)
	if err != nil || ident.PassesAsNumber([]byte(nr)) {
		return report.Masked
	}
	return nr
}
