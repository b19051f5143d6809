package pseudonym

import (
	"errors"
	"io"

	"sluse/core/ident"
	"sluse/core/rule"
	"sluse/core/split"
	"sluse/core/wire"
)

// A Manager answers identity parts. It is not for concurrent use.
type Manager struct {
	Key      *Key
	Previous *Key // while keys are changed; else nil
}

// What Answer fails with, besides what package split reads with.
var (
	ErrOtherDelivery = errors.New("the identity part is for another delivery")
	ErrRealInTest    = errors.New("a test delivery holds real identities")
)

// A Tally is what one answer counted: no identities.
type Tally struct {
	Rows    int64            `json:"rows"`
	Refused map[string]int64 `json:"refused"` // by rule: those without a pseudonym
	Counts  map[string]int64 `json:"counts"`  // by rule: all findings
}

// Answer reads an identity part and writes its mapping. of is what the edge
// says of the delivery and its sealed identity part; the key fills in the
// rest. A real identity in a test delivery ends the work, whatever it was said
// to be (Real): pseudonyms of people do not belong among those of nobody.
func (m *Manager) Answer(mapping io.Writer, ide io.Reader, of split.MappingHeader) (Tally, error) {
	t := Tally{Refused: map[string]int64{}, Counts: map[string]int64{}}
	r, err := split.NewIdentityReader(ide)
	if err != nil {
		return t, err
	}
	if r.Header != of.Header {
		return t, ErrOtherDelivery
	}
	key := m.Key.Of(of.Kind)
	of.Register, of.Generation, of.Key = key.Register, key.Generation, key.ID()
	if m.Previous != nil {
		of.Previous = m.Previous.Of(of.Kind).ID()
	}
	w, err := split.NewMappingWriter(mapping, of)
	if err != nil {
		return t, err
	}
	a := answer{Manager: m, h: of.Header, form: r.Format, seen: map[split.Pseudonym]bool{}, tally: t}
	if err := a.rows(w, r); err != nil {
		return a.tally, err
	}
	return a.tally, w.Close(a.counts())
}

// An answer is the work on one delivery.
type answer struct {
	*Manager
	h               split.Header
	form            string // of the delivery
	seen            map[split.Pseudonym]bool
	real, synthetic bool
	tally           Tally
}

func (a *answer) rows(w *split.MappingWriter, r *split.IdentityReader) error {
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = a.row(w, row)
		}
		if err != nil {
			return err
		}
	}
}

func (a *answer) row(w *split.MappingWriter, row split.Identity) error {
	a.tally.Rows++
	p := Judge(row.TypeID, row.Fid, a.h.Year, a.h.Kind == wire.Production)
	for _, id := range p.Rules {
		a.count(id)
	}
	if a.h.Kind == wire.Test && Real(row.TypeID, row.Fid) {
		return ErrRealInTest
	}
	a.series(p)
	out := split.Mapped{Link: row.Link, Refused: p.Refused}
	if p.Refused != "" {
		a.tally.Refused[p.Refused]++
		return w.Write(out)
	}
	out.Pseudonym, out.Reach, out.Sex = a.Key.Pseudonym(p, a.h, row.Link), p.Reach, uint8(p.Sex)
	if p.Born != ident.NoDay {
		out.Born = p.Born.Year()
	}
	if a.Previous != nil {
		out.Was = a.Previous.Pseudonym(p, a.h, row.Link)
	}
	a.again(p, out.Pseudonym)
	return w.Write(out)
}

// series notes whether the delivery has real and synthetic identities.
func (a *answer) series(p Person) {
	if p.Judged {
		a.real = a.real || p.Series == ident.Real
		a.synthetic = a.synthetic || p.Series == ident.Tenor || p.Series == ident.NHN
	}
}

// again counts a person who is in the delivery more than once (rule B009).
func (a *answer) again(p Person, is split.Pseudonym) {
	if p.Reach == split.Delivery || p.TypeID >= 4 && p.TypeID <= 8 {
		return
	}
	if a.seen[is] {
		a.count("B009")
	}
	a.seen[is] = true
}

// count counts a finding, if the rule is one for this format: events have persons
// who recur, and are of no one year.
func (a *answer) count(id string) {
	if row := rule.Find(id); row.Applies(a.form) {
		a.tally.Counts[id]++
	}
}

// counts are the findings by rule with the one on the whole delivery.
func (a *answer) counts() map[string]int64 {
	if a.real && a.synthetic {
		a.count("M015")
	}
	return a.tally.Counts
}
