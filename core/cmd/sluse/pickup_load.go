package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"sluse/core"
	"sluse/core/calendar"
	"sluse/core/pseudonym"
	"sluse/core/register"
	"sluse/core/rule"
	"sluse/core/split"
	"sluse/core/wire"
)

// Into the register, on the way.

func (p *collector) deliveryOf(m wire.Manifest) register.Delivery {
	d := register.Delivery{ID: m.ID, Municipality: m.Municipality, Year: m.Year, Kind: m.Kind, SHA256: m.SHA256, Late: m.Late, Supersedes: m.Supersedes}
	var err error
	if d.Received, err = time.Parse(time.RFC3339, m.Received); err != nil {
		d.Received = time.Now()
	}
	return d
}

// fits tells whether the register, if there is one, can take the pseudonyms:
// before anything of the delivery is written.
func (p *collector) fits(m wire.Manifest, h split.MappingHeader) error {
	if p.loading == nil {
		return nil
	}
	return p.loading.db.Fits(p.c.ctx, m.Kind, h)
}

// readJoined checks the joined delivery, and loads it where there is a register.
func (p *collector) readJoined(t *taking, d register.Delivery) error {
	open := func() (io.ReadCloser, error) { return os.Open(p.name(t.m, ".xml")) }
	o := rule.Options{Kind: string(d.Kind), Year: d.Year, Municipality: d.Municipality, Now: time.Now(), Calendar: calendar.Default,
		Overrides: p.overrides, Lang: languages[p.c.lang]}
	if p.loading != nil {
		l, err := p.loading.db.Load(p.c.ctx, d, open, o)
		if errors.Is(err, register.ErrFormat) {
			t.report = l.Report
			p.c.tell(sayNotAnnual, t.m.ID)
			return nil
		}
		if err != nil && !(errors.Is(err, register.ErrUnfit) && l != nil && l.Report != nil && l.Report.Counts.Fatal > 0) {
			return err
		}
		t.take(l)
		return nil
	}
	r, err := open()
	if err != nil {
		return err
	}
	defer r.Close()
	o.Layout = split.JoinedLayout(d.Year)
	t.report, _, err = rule.Run(r, o)
	return err
}

// take notes what the register made of the delivery.
func (t *taking) take(l *register.Loaded) {
	if t.report == nil {
		t.report = l.Report
	}
	t.loaded = true
	for _, d := range l.Account.Dropped {
		t.leftOut = append(t.leftOut, core.LeftOut(d))
	}
}

// loadingInto opens the register that pickup loads into. With a register key
// also deliveries in one part are loaded, as an operator without a pseudonym
// manager has them.
func (c *call) loadingInto(dsn, key, previous string) (*loading, error) {
	l := &loading{c: c, o: core.CheckOptions{Now: time.Now(), Calendar: calendar.Default, Lang: languages[c.lang]}}
	var err error
	if key != "" {
		if l.m, err = c.pseudonymManager(key, previous); err != nil {
			return nil, err
		}
	}
	l.db, err = c.openRegister(dsn)
	return l, err
}

// loadWhole loads a delivery in one part, if there is a register and a key.
func (p *collector) loadWhole(t *taking) error {
	if p.loading == nil || t.m.Kind == wire.Research {
		return nil
	}
	if p.loading.m.Key == nil {
		p.c.tell(sayNotLoaded, t.m.ID)
		return nil
	}
	src, err := p.c.source(p.name(t.m, ".xml"))
	if err != nil {
		return err
	}
	p.loading.o.Overrides = p.overrides
	l, err := p.loading.delivery(p.deliveryOf(t.m), src)
	if errors.Is(err, register.ErrFormat) {
		p.c.tell(sayNotAnnual, t.m.ID)
		return nil
	}
	if errors.Is(err, pseudonym.ErrRealInTest) { // no more than in two parts is it SSB's to have
		return errors.Join(err, os.Remove(p.name(t.m, ".xml")))
	}
	if err != nil {
		return fmt.Errorf("register: %w", err)
	}
	t.take(l)
	rule.AddWhole(t.report, l.Report) // beside last year's, which only the register knows
	return nil
}
