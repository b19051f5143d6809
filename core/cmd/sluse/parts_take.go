package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"time"

	"sluse/core"
	"sluse/core/calendar"
	"sluse/core/pseudonym"
	"sluse/core/register"
	"sluse/core/rule"
	"sluse/core/split"
	"sluse/core/wire"
)

// opener opens a sealed delivery and keeps the letter before it.
func (p *collector) opener(t *taking, sealed io.Reader) (io.ReadCloser, error) {
	var lead []byte
	plain, err := core.Opener(sealed, core.OpenOptions{Identities: p.identities, Lead: &lead})
	if errors.Is(err, core.ErrWrongKey) && !p.sure(t.m) {
		return nil, p.c.fail(sayMissingIdentity, t.m.Year, orDash(t.m.KeyID))
	}
	if err != nil {
		return nil, err
	}
	if l, err := split.ParseLetter(lead); err == nil {
		t.letter = l
		return plain, keepBytes(p.letterName(t.m), 0o600, lead)
	}
	return plain, nil
}

// letterName is where a letter is kept until the delivery is answered.
func (p *collector) letterName(m wire.Manifest) string {
	return filepath.Join(p.folder(), m.ID+".letter")
}

// keptLetter is what an earlier run found before the delivery.
func (p *collector) keptLetter(m wire.Manifest) split.Letter {
	b, err := os.ReadFile(p.letterName(m))
	if err != nil {
		return split.Letter{}
	}
	l, _ := split.ParseLetter(b) // it was one when it was kept
	return l
}

// readParts joins the professional part of a delivery with its mapping and
// checks what comes of it. The joined delivery stands under the delivery's
// name afterwards, unless it is unfit to be read in.
func (p *collector) readParts(t *taking) error {
	m := t.m
	mapping, err := p.mapping(m)
	if err != nil {
		return err
	}
	t.mapping = mapping.Header
	sealed, err := p.download(m)
	if err != nil {
		return err
	}
	defer sealed.Close()
	plain, err := p.opener(t, sealed)
	if err != nil {
		return err
	}
	defer plain.Close()
	j := joining{d: p.deliveryOf(m), h: split.Header{Bundle: m.Bundle, Municipality: m.Municipality, Year: m.Year, Kind: m.Kind},
		ipl: &source{open: func() (io.ReadCloser, error) { return io.NopCloser(plain), nil }}, mapping: mapping}
	if err := p.keep(m, ".xml", j.write); err != nil {
		return p.c.named(err)
	}
	if err := p.readJoined(t, j.d); err != nil {
		return err
	}
	for _, counts := range []map[string]int64{j.d.Counts, j.d.Left} {
		for _, id := range slices.Sorted(maps.Keys(counts)) {
			t.report.Add(id, counts[id], counts[id], languages[p.c.lang])
		}
	}
	if t.report.Counts.Fatal > 0 {
		return os.Remove(p.name(m, ".xml"))
	}
	return nil
}

// named words what is wrong with the halves of a delivery.
func (c *call) named(err error) error {
	for _, k := range []struct {
		err   error
		words sentence
	}{
		{split.ErrOtherDelivery, sayMappingOther}, {split.ErrUnknownLink, sayMappingUnknown}, {split.ErrLeftLink, sayMappingLeft},
	} {
		if errors.Is(err, k.err) {
			return c.fail(k.words)
		}
	}
	return err
}

// mapping fetches, opens and reads the pseudonym manager's answer. What is
// wrong with it is nothing that the sender did: the delivery is given back.
func (p *collector) mapping(m wire.Manifest) (*split.Mapping, error) {
	var mapping *split.Mapping
	err := p.e.again(p.c.ctx, func() error {
		resp, err := p.e.do(p.c.ctx, request{method: http.MethodGet, path: p.path(m.ID, "mapping")})
		if err != nil {
			return err
		}
		defer resp.Body.Close()
		src := &remembering{r: resp.Body}
		mapping, err = p.openMapping(src)
		if src.err != nil {
			return network{src.err}
		}
		return err
	})
	var r *refusal
	if errors.As(err, &r) && r.Status == http.StatusNotFound {
		return nil, errLate{p.c.fail(sayMappingLate)}
	}
	return mapping, err
}

func (p *collector) openMapping(sealed io.Reader) (*split.Mapping, error) {
	plain, err := core.Opener(sealed, core.OpenOptions{Identities: p.identities})
	if err == nil {
		defer plain.Close()
		var m *split.Mapping
		if m, err = split.ReadMapping(plain); err == nil {
			return m, nil
		}
	}
	return nil, p.c.fail(sayMappingBad, p.c.explain(err)) // not wrapped: it is no fault of the delivery
}

func (p *collector) deliveryOf(m wire.Manifest) register.Delivery {
	d := register.Delivery{ID: m.ID, Municipality: m.Municipality, Year: m.Year, Kind: m.Kind, SHA256: m.SHA256, Late: m.Late, Supersedes: m.Supersedes}
	var err error
	if d.Received, err = time.Parse(time.RFC3339, m.Received); err != nil {
		d.Received = time.Now()
	}
	return d
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
func (c *call) loadingInto(dsn, key string) (*loading, error) {
	l := &loading{c: c, o: core.CheckOptions{Now: time.Now(), Calendar: calendar.Default, Lang: languages[c.lang]}}
	var err error
	if key != "" {
		var k *pseudonym.Key
		if k, err = c.registerKey(key); err != nil {
			return nil, err
		}
		l.m.Key = k
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
	if err != nil {
		return fmt.Errorf("register: %w", err)
	}
	t.take(l)
	t.report.AddWhole(l.Report) // beside last year's, which only the register knows
	return nil
}
