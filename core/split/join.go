package split

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"sluse/core/format"
	"sluse/core/record"
)

// JoinOptions say which delivery is joined.
type JoinOptions struct {
	Header
	Delivery string // id at the edge
	// Rekeyed is told of each pseudonym that has another one from the key
	// before; nil tells nobody.
	Rekeyed func(was, now Pseudonym)
}

// Join writes to dst the delivery of an ipl part and its mapping. A mapping
// serves one join. What was written before an error is not to be used.
func Join(dst io.Writer, ipl io.Reader, m *Mapping, o JoinOptions) (Summary, error) {
	if m.Header.Header != o.Header || m.Header.Delivery != o.Delivery {
		return Summary{}, ErrOtherDelivery
	}
	j := &joiner{o: o, m: m, out: newPage(dst), sum: Summary{Left: map[string]int64{}, Dropped: map[Dropped]int64{}}}
	j.scan = record.NewScanner(ipl, record.Options{Layout: j.choose, Problem: func(record.Problem) {}})
	if err := j.run(); err != nil {
		return j.sum, err
	}
	return j.sum, m.spent()
}

type joiner struct {
	o    JoinOptions
	m    *Mapping
	scan *record.Scanner
	out  *page
	skip string // rule that refused the identity of the Bruker at hand, or empty
	sum  Summary
	buf  []byte
}

func (j *joiner) choose(namespace, name string, _ func(string) string) *format.Layout {
	whole, part := partOf(namespace, name, j.o.Year)
	if part != IPL {
		return nil
	}
	j.out.layout = Layout(whole, Joined)
	return Layout(whole, IPL)
}

func (j *joiner) run() error {
	for {
		switch j.scan.Next() {
		case record.Start:
			if err := j.element(&j.scan.Rec); err != nil {
				return err
			}
		case record.End:
			j.end(j.scan.Rec.ID)
		case record.Done:
			return j.out.flush()
		case record.Halted:
			return halted(j.scan)
		}
		if j.out.err != nil {
			return fmt.Errorf("join: %w", j.out.err)
		}
	}
}

func (j *joiner) end(id format.ElementID) {
	switch {
	case id == utelatt:
	case j.skip == "":
		j.out.end(id)
	case isBruker(id):
		j.skip = ""
	}
}

func (j *joiner) element(rec *record.Record) error {
	if j.skip != "" {
		j.sum.Dropped[Dropped{j.skip, rec.El.Name}]++
		return nil
	}
	if rec.ID == utelatt {
		return j.leftOut(rec)
	}
	if isRoot(rec.ID) && (!rec.Present(1<<MeldingBunt) || string(rec.Val(MeldingBunt)) != j.o.Bundle) {
		return ErrOtherPart
	}
	if !isBruker(rec.ID) {
		j.out.start(rec.ID, j.scan.Place().Line)
		j.copy(rec, rec.Has)
		return nil
	}
	return j.person(rec)
}

// leftOut takes what the split says it left out: by the rules that it leaves out
// by, and no others, or a sender could say anything of any rule.
func (j *joiner) leftOut(rec *record.Record) error {
	if !rec.Present(1<<utelattRegel | 1<<utelattAntall) {
		return ErrUnfit
	}
	rule := string(rec.Val(utelattRegel))
	if !slices.Contains(leaves, rule) {
		return ErrUnfit
	}
	n, err := strconv.ParseInt(string(rec.Val(utelattAntall)), 10, 64)
	j.sum.Left[rule] += n
	return err
}

func (j *joiner) copy(rec *record.Record, has uint64) {
	for a := range rec.El.Attributes {
		if has>>a&1 == 1 {
			j.out.attribute(a, rec.Val(a), j.scan.Latin1())
		}
	}
}

// person writes a Bruker with what the mapping says of its link number. One
// without a link number is written as it is: the check will find it incomplete.
func (j *joiner) person(rec *record.Record) error {
	j.sum.Persons++
	if !rec.Present(1 << format.BrukerFid) {
		j.out.start(rec.ID, j.scan.Place().Line)
		j.copy(rec, rec.Has)
		return nil
	}
	link, ok := ParseLink(rec.Val(format.BrukerFid))
	if !ok {
		return ErrUnknownLink
	}
	m, err := j.m.take(link, j.scan.Layout().Format == format.KPR)
	if err != nil {
		return err
	}
	if m.refused > 0 {
		j.skip = j.m.rules[m.refused-1]
		j.sum.Dropped[Dropped{j.skip, rec.El.Name}]++
		return nil
	}
	j.sum.Linked++
	j.known(rec, m)
	return nil
}

func (j *joiner) known(rec *record.Record, m *mapped) {
	j.out.start(rec.ID, j.scan.Place().Line)
	has := rec.Has &^ (1 << format.BrukerFid)
	j.out.attribute(format.BrukerFid, []byte(m.pseudonym.String()), false)
	j.number(BrukerRekkevidde, int(m.reach))
	if m.sex != 0 {
		has &^= 1 << format.BrukerKjonn
		j.number(format.BrukerKjonn, int(m.sex))
	}
	if m.born != 0 {
		has &^= 1 << format.BrukerFodselsar
		j.buf = fmt.Appendf(j.buf[:0], "%04d", m.born)
		j.out.attribute(format.BrukerFodselsar, j.buf, false)
	}
	j.copy(rec, has)
	if was, ok := j.m.was[m.link]; ok && j.o.Rekeyed != nil {
		j.o.Rekeyed(was, m.pseudonym)
	}
}

func (j *joiner) number(a, n int) {
	j.buf = strconv.AppendInt(j.buf[:0], int64(n), 10)
	j.out.attribute(a, j.buf, false)
}

func isBruker(id format.ElementID) bool { return id == format.Bruker || id == format.KPRBruker }

func isRoot(id format.ElementID) bool { return id == format.Melding || id == format.KPRMelding }
