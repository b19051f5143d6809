package trace

import (
	"bufio"
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
	"maps"
	"slices"

	"sluse/core/format"
	"sluse/core/record"
	"sluse/core/split"
)

// Make writes the trace of a delivery to dst and tells what the delivery
// changes in the one that o.Before is of: all is added where there is none. A
// delivery of IPLOS in KPR has no trace: it is changed event by event.
func Make(dst io.Writer, src io.Reader, o Options) (*Changes, error) {
	before, err := readTrace(o.Before)
	if err != nil {
		return nil, err
	}
	out := bufio.NewWriter(dst)
	out.WriteString(traceHead)
	t := &tracer{out: out, refs: split.NewReferences(o.Key), mac: hmac.New(sha256.New, o.Key[:]), before: before, changes: &Changes{Details: []Change{}}}
	layout := format.ForYear(o.Year)
	t.scan = record.NewScanner(src, record.Options{Layout: func(namespace, name string, _ func(string) string) *format.Layout {
		if layout == nil || layout.Namespace != namespace || layout.Elements[0].Name != name {
			return nil
		}
		return layout
	}, Problem: func(record.Problem) {}})
	if err := t.run(); err != nil {
		return nil, err
	}
	t.removed()
	if err := out.Flush(); err != nil {
		return nil, fmt.Errorf("trace: %w", err)
	}
	return t.changes, nil
}

type tracer struct {
	scan    *record.Scanner
	out     *bufio.Writer
	refs    *split.References
	mac     hash.Hash
	before  map[string][]traced
	changes *Changes

	person  traced
	service *tracedService // open, if any
	buf     []byte
	sum     [sha256.Size]byte
}

func (t *tracer) run() error {
	for {
		switch t.scan.Next() {
		case record.Start:
			t.start(&t.scan.Rec)
		case record.End:
			t.end(t.scan.Rec.ID)
		case record.Done:
			return nil
		case record.Halted:
			if t.scan.Err != nil {
				return t.scan.Err
			}
			return split.ErrUnfit
		}
	}
}

func (t *tracer) start(rec *record.Record) {
	switch rec.ID {
	case format.Melding, format.Kontaktperson, format.Kommune:
		return
	case format.Bruker:
		t.person = traced{services: t.person.services[:0]}
		t.person.reference = string(t.refs.Hide(nil, split.BrukerNr, nil, value(rec, format.BrukerNr)))
	case format.Tjeneste:
		t.person.services = append(t.person.services, tracedService{name: t.digest(0xff, value(rec, format.TjenesteID))})
		t.service = &t.person.services[len(t.person.services)-1]
	}
	into := &t.person.digest
	if t.service != nil {
		into = &t.service.digest
	}
	*into += t.digest(byte(rec.ID), t.attributes(rec)) // a sum: the order of elements says nothing
}

func value(rec *record.Record, attribute int) []byte {
	if rec.Seen>>attribute&1 == 0 {
		return nil
	}
	return rec.Val(attribute)
}

// attributes are those that the file has, each with its length.
func (t *tracer) attributes(rec *record.Record) []byte {
	b := t.buf[:0]
	for a := range rec.El.Attributes {
		if v := value(rec, a); v != nil {
			b = append(b, byte(a))
			b = binary.BigEndian.AppendUint32(b, uint32(len(v)))
			b = append(b, v...)
		}
	}
	t.buf = b
	return b
}

func (t *tracer) digest(kind byte, b []byte) uint64 {
	t.mac.Reset()
	t.mac.Write([]byte{kind})
	t.mac.Write(b)
	return binary.BigEndian.Uint64(t.mac.Sum(t.sum[:0]))
}

func (t *tracer) end(id format.ElementID) {
	switch id {
	case format.Tjeneste:
		t.service = nil
	case format.Bruker:
		slices.SortFunc(t.person.services, func(a, b tracedService) int {
			return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.digest, b.digest))
		})
		t.compare()
		t.buf = t.person.append(t.buf[:0])
		t.out.Write(t.buf) // told by Flush
	}
}

func (t *tracer) compare() {
	c := Change{What: PersonChanged}
	was := t.before[t.person.reference]
	if len(was) == 0 {
		c.What, c.Services.Added = PersonAdded, int64(len(t.person.services))
		t.tell(c, t.person.reference)
		return
	}
	t.before[t.person.reference] = was[1:]
	c.Person = was[0].digest != t.person.digest
	c.Services = compareServices(was[0].services, t.person.services)
	t.tell(c, t.person.reference)
}

// compareServices walks two lists in the order of their names.
func compareServices(was, now []tracedService) (n ChangeCount) {
	for len(was) > 0 && len(now) > 0 {
		switch {
		case was[0].name < now[0].name:
			n.Removed, was = n.Removed+1, was[1:]
			continue
		case was[0].name > now[0].name:
			n.Added, now = n.Added+1, now[1:]
			continue
		case was[0].digest == now[0].digest:
			n.Same++
		default:
			n.Changed++
		}
		was, now = was[1:], now[1:]
	}
	n.Removed += int64(len(was))
	n.Added += int64(len(now))
	return n
}

// tell counts a person and its services, and lists one that is not the same.
func (t *tracer) tell(c Change, reference string) {
	n, s := &t.changes.Persons, &t.changes.Services
	s.Added, s.Removed, s.Changed, s.Same = s.Added+c.Services.Added, s.Removed+c.Services.Removed, s.Changed+c.Services.Changed, s.Same+c.Services.Same
	switch {
	case c.What == PersonAdded:
		n.Added++
	case c.What == PersonRemoved:
		n.Removed++
	case !c.Person && c.Services == ChangeCount{Same: c.Services.Same}:
		n.Same++
		return
	default:
		n.Changed++
	}
	if len(t.changes.Details) == MaxChanges {
		t.changes.Truncated = true
		return
	}
	c.BrukerNr = shownNr(t.refs, reference)
	t.changes.Details = append(t.changes.Details, c)
}

// removed are those that no person of the new delivery was, in an order that
// is the same each time.
func (t *tracer) removed() {
	for _, reference := range slices.Sorted(maps.Keys(t.before)) {
		for _, p := range t.before[reference] {
			t.tell(Change{What: PersonRemoved, Services: ChangeCount{Removed: int64(len(p.services))}}, reference)
		}
	}
}
