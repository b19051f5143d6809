package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"time"

	"sluse/core"
	"sluse/core/calendar"
	"sluse/core/pseudonym"
	"sluse/core/rule"
	"sluse/core/split"
	"sluse/core/wire"
)

// Each step of taking a delivery leaves a file that is whole or absent, and
// the next run goes on from what is there: the sealed bytes, then the opened
// delivery, its report, the signed receipt, and last the word to the edge.

// name is what the files of a delivery are called: nothing of a person.
func (p *collector) name(m wire.Manifest, suffix string) string {
	return filepath.Join(p.dir, fmt.Sprintf("%d-%s-%s%s", m.Year, m.Municipality, m.ID, suffix))
}

var (
	goodID           = regexp.MustCompile(`^[0-9A-Za-z_-]{1,64}$`)
	goodMunicipality = regexp.MustCompile(`^[0-9]{4}$`)
)

// take works off one leased delivery. One that is no longer ours, since it
// was superseded or another collector has it, is none of our business.
func (p *collector) take(l wire.Lease) error {
	err := p.job(l)
	var r *refusal
	if errors.As(err, &r) && (r.Code == "superseded" || r.Code == "lease_lost") {
		p.c.tell(sayNotOurs, l.ID, r.Code)
		return p.clear(l.ID)
	}
	return err
}

// manifestOf is a lease's manifest, if it can be trusted with file names.
func manifestOf(l wire.Lease) (wire.Manifest, error) {
	m := l.Manifest
	if m.ID == "" {
		m.ID = l.ID
	}
	if m.ID != l.ID || !goodID.MatchString(m.ID) || !goodMunicipality.MatchString(m.Municipality) || m.SHA256 != l.SHA256 {
		return m, errors.New("the service's manifest contradicts itself")
	}
	return m, nil
}

func (p *collector) work(l wire.Lease) error {
	m, err := manifestOf(l)
	if err != nil {
		return err
	}
	if b, err := os.ReadFile(p.name(m, ".receipt")); err == nil {
		r, err := wire.ParseReceipt(textOf(b))
		if err != nil {
			return err
		}
		return p.answer(m, r, b)
	}
	t := &taking{m: m}
	err = p.read(t)
	reason := rejection(t.report, err)
	if err != nil && reason == "" {
		return err
	}
	return p.conclude(t, reason)
}

// A taking is one leased delivery being worked off.
type taking struct {
	m       wire.Manifest
	report  *rule.Report
	letter  split.Letter        // whom to seal the findings to; empty: nobody
	mapping split.MappingHeader // of a delivery in two parts
	leftOut []core.LeftOut
	loaded  bool // stands in the register
}

// read opens and checks a delivery, and loads it where there is a register.
func (p *collector) read(t *taking) (err error) {
	if t.m.Part == wire.IPL {
		return p.readParts(t)
	}
	if t.m.Part != wire.Whole {
		return errors.New("the service handed over an identity part")
	}
	if t.report, err = p.open(t); err != nil || t.report.Counts.Fatal > 0 {
		return err
	}
	return p.loadWhole(t)
}

// rejection is why a delivery cannot be read in, or empty.
func rejection(report *rule.Report, err error) string {
	switch {
	case errors.Is(err, core.ErrWrongKey):
		return wire.ReasonWrongKey
	case errors.Is(err, core.ErrDamaged):
		return wire.ReasonDamaged
	case errors.Is(err, core.ErrTooLarge):
		return wire.ReasonTooLarge
	case errors.Is(err, pseudonym.ErrRealInTest):
		return wire.ReasonRealInTest
	case errors.Is(err, split.ErrUsedLink), errors.Is(err, split.ErrOtherPart):
		return wire.ReasonMismatch
	case errors.Is(err, split.ErrUnfit), err == nil && report.Counts.Fatal > 0:
		return wire.ReasonInvalid
	}
	return ""
}

// open gives the report of the opened delivery, which stands under its name
// afterwards unless it is unfit to be read in.
func (p *collector) open(t *taking) (*rule.Report, error) {
	m := t.m
	if f, err := os.Open(p.name(m, ".xml")); err == nil {
		defer f.Close()
		t.letter = p.keptLetter(m)
		return p.check(m, f)
	}
	sealed, err := p.download(m)
	if err != nil {
		return nil, err
	}
	defer sealed.Close()
	plain, err := p.opener(t, sealed)
	if err != nil {
		return nil, err
	}
	defer plain.Close()
	return p.unpack(m, plain)
}

// sure tells whether a file that does not open is the sender's fault: it
// names no key, or one that we hold, and we hold all that the list has for
// the year. Else it is an identity that we were not started with.
func (p *collector) sure(m wire.Manifest) bool {
	if m.KeyID != "" {
		return p.held[m.KeyID]
	}
	role := p.role
	if m.Kind == wire.Research {
		role = wire.RoleResearch
	}
	for _, k := range p.list.Keys {
		if k.Year == m.Year && k.Role == role && k.Project == m.Project && !p.held[k.ID] {
			return false
		}
	}
	return true
}

// errUnfit ends the writing of a delivery that is not to be read in.
var errUnfit = errors.New("unfit to be read in")

// unpack writes and checks the delivery in one reading.
func (p *collector) unpack(m wire.Manifest, plain io.Reader) (report *rule.Report, err error) {
	err = p.keep(m, ".xml", func(w io.Writer) error {
		src := &remembering{r: plain}
		report, err = p.check(m, io.TeeReader(src, w))
		switch {
		case src.err != nil:
			return src.err
		case err != nil:
			return err
		case report.Counts.Fatal > 0:
			return errUnfit
		}
		_, err = io.Copy(w, src)
		return err
	})
	if errors.Is(err, errUnfit) {
		err = nil
	}
	return report, err
}

// remembering keeps the first error of reading, whatever the reader makes of it.
type remembering struct {
	r   io.Reader
	err error
}

func (r *remembering) Read(b []byte) (int, error) {
	n, err := r.r.Read(b)
	if err != nil && err != io.EOF {
		r.err = err
	}
	return n, err
}

func (p *collector) check(m wire.Manifest, r io.Reader) (*rule.Report, error) {
	res, err := p.c.check(r, sizeOf(r), core.CheckOptions{Kind: m.Kind, Year: m.Year, Municipality: m.Municipality,
		Now: time.Now(), Calendar: calendar.Default, Overrides: p.overrides, Lang: languages[p.c.lang]})
	if err != nil {
		return nil, err
	}
	return res.Report, nil
}
