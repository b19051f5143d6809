package main

import (
	"errors"
	"io"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"

	"sluse/core"
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
	if err := p.fits(m, mapping.Header); err != nil {
		return errAnswer{err}
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
			rule.Add(t.report, id, counts[id], counts[id], languages[p.c.lang])
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
			return errAnswer{c.fail(k.words)}
		}
	}
	return err
}

// errAnswer is what is wrong with the pseudonym manager's answer.
type errAnswer struct{ error }

// Unwrap gives what words are found by.
func (e errAnswer) Unwrap() error { return e.error }

// askAgain has the pseudonym manager answer anew, where we were started to: it
// would not help before what was wrong is put right, there or here.
func (p *collector) askAgain(id string, err error) {
	var answer errAnswer
	if !errors.As(err, &answer) {
		return
	}
	if !p.again {
		p.c.tell(sayAskHint, id)
		return
	}
	resp, err := p.e.do(p.c.ctx, request{method: http.MethodDelete, path: p.path(id, "mapping")})
	if err != nil {
		p.c.tell(sayAskFailed, id, p.c.explain(err))
		return
	}
	resp.Body.Close()
	p.c.tell(sayAsked, id)
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
	bad := p.c.fail(sayMappingBad, p.c.explain(err)) // not wrapped: it is no fault of the delivery
	if errors.Is(err, core.ErrWrongKey) {
		return nil, bad // it may be we who lack the identity
	}
	return nil, errAnswer{bad}
}
