// Package split makes a delivery pseudonymous by construction: it parts the
// identities from all the rest before either is sealed, and it puts a
// pseudonym where the identity was once the pseudonym manager has answered.
//
// # The parts
//
// Split reads a delivery once and writes two parts. The identity part (ide)
// has a row for each person, a random link number and the identity (typeID,
// fid), in the order of the link numbers, which is as good as shuffled. In an
// annual delivery a person is a Bruker, and one that is there twice has two
// rows (B009). In a message of events (KPR) a person stands in each of theirs,
// and one row and one link number is all: nothing tells the pseudonym manager
// how much happens to whom.
//
// The professional part (ipl) is the delivery without identities: each Bruker
// has its link number (lenke) where fid and typeID were, and the municipality's
// own numbers (brukerNr, tjenesteID, soknadID, midlertidigStoppID, lokalident,
// pasientGUID) are references that only the municipality turns back, see
// References. What no layout knows is left out: it would be dropped at read-in.
// So is text where a code belongs, and free text (a vendor's or contact
// person's name, KPR's serial numbers and orgnr) that holds an identity number;
// a GUID that does is replaced.
//
// ide is sealed to the pseudonym manager and ipl to SSB, so that neither can
// read what the other does. Link numbers, references and the bundle that names
// the two parts are new for each delivery: nothing ties two of them together.
//
// # The mapping
//
// The pseudonym manager answers with a mapping (MappingWriter, MappingReader):
// for each link number a pseudonym, and sex and year of birth where the
// number tells them, or the rule that refused the identity. A mapping is bound
// to its delivery by id and bundle, and by the link numbers themselves: only
// who has opened one of the parts knows them.
//
// # The join
//
// Join reads ipl and a mapping and writes the delivery that SSB checks and
// reads in: pseudonym where the link number was. Either every link number of
// both is matched once, or the join fails by a named error.
//
// The layouts of ipl and of the joined delivery are those of package format
// with a few rows changed (Layout). Lines are kept: what stood on line n of the
// municipality's file stands on line n of both, so a finding of SSB's points
// into the file that the municipality has.
//
// Memory is the scanner's plus 34 bytes a person for a split, in a message of
// events three times that, 52 for a join.
package split

import (
	"bufio"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"

	"sluse/core/format"
	"sluse/core/record"
	"sluse/core/wire/names"
)

// Options say what is split, and by which secrets.
type Options struct {
	Header
	References *References // hides the municipality's own numbers; required
	Random     io.Reader   // of link numbers; nil is the system's
}

// A Summary is what a split or join counted. It tells no values.
type Summary struct {
	Persons int64 // Bruker elements
	Linked  int64 // those of them with an identity
	// Left is what the split left out since no layout knows it, it has not its
	// form or it holds an identity number, by the rule that says so: the values
	// that M007, M008, M009 and M011 set to NULL, B010 for text that is kept else,
	// and H008 for text in a code's place. ipl tells it to the join.
	Left map[string]int64
	// Dropped is the elements that a join left out with the Bruker whose
	// identity was refused.
	Dropped map[Dropped]int64
}

// A Dropped is a kind of element left out, and the rule that refused its
// Bruker's identity.
type Dropped struct{ Rule, Element string }

// What Split fails with, besides errors of reading and writing. Unfit means
// that the delivery has a fatal finding, which a check names.
var (
	ErrUnfit  = errors.New("split: the delivery cannot be read to its end")
	ErrBundle = errors.New("split: a bundle is 32 hex digits")
)

// Split reads a delivery from src and writes its two parts. Whatever it has
// written before an error is not to be sent.
func Split(ide, ipl io.Writer, src io.Reader, o Options) (Summary, error) {
	if err := o.Header.check(); err != nil {
		return Summary{}, err
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	s := &splitter{o: o, random: bufio.NewReader(o.Random), sum: Summary{Left: map[string]int64{}}}
	s.scan = record.NewScanner(src, record.Options{Layout: s.choose, Problem: s.problem})
	s.out = newPage(ipl)
	if err := s.run(); err != nil {
		return s.sum, err
	}
	return s.sum, s.people.write(ide, o.Header, s.scan.Layout().Format)
}

type splitter struct {
	o       Options
	random  *bufio.Reader
	scan    *record.Scanner
	out     *page
	screens [format.NumElements][format.MaxAttributes]screen
	people  book
	known   map[entry]Link // who has a link number, in a delivery of events
	link    Link           // of the Bruker at hand
	nr      []byte         // its brukerNr, the scope of its references
	sum     Summary
	buf     []byte
}

// choose takes the layouts that a delivery may have, and none of the parts'.
func (s *splitter) choose(namespace, name string, attr func(string) string) *format.Layout {
	l := source(namespace, name, s.o.Year)
	if l == nil {
		return nil
	}
	s.out.layout, s.screens = Layout(l, IPL), screensOf(l)
	if l.Format == format.KPR {
		s.known = map[entry]Link{}
	}
	return l
}

// leaves are all rules by which a split leaves values out (left, unfit).
var leaves = []string{"M007", "M008", "M009", "M011", "B010", "H008"}

// left is what the scanner skips or takes as absent, by rule.
var left = map[record.Code]string{record.Misplaced: "M007", record.UnknownAttribute: "M008", record.BadValue: "M009", record.PersonalField: "M011"}

func (s *splitter) problem(p record.Problem) {
	if rule := left[p.Code]; rule != "" && p.Reason != record.WrongOrder && p.Reason != record.TooOften {
		s.sum.Left[rule]++
	}
}

func (s *splitter) run() error {
	for {
		switch s.scan.Next() {
		case record.Start:
			if err := s.element(&s.scan.Rec); err != nil {
				return err
			}
		case record.End:
			if isRoot(s.scan.Rec.ID) {
				s.tellLeft()
			}
			s.out.end(s.scan.Rec.ID)
		case record.Done:
			return s.out.flush()
		case record.Halted:
			return halted(s.scan)
		}
		if s.out.err != nil {
			return fmt.Errorf("split: %w", s.out.err)
		}
	}
}

// tellLeft writes what was left out, in ipl itself.
func (s *splitter) tellLeft() {
	for _, rule := range slices.Sorted(maps.Keys(s.sum.Left)) {
		s.out.start(utelatt, s.scan.Place().Line)
		s.out.attribute(utelattRegel, []byte(rule), false)
		s.buf = strconv.AppendInt(s.buf[:0], min(s.sum.Left[rule], 999_999_999), 10)
		s.out.attribute(utelattAntall, s.buf, false)
		s.out.end(utelatt)
	}
}

func halted(s *record.Scanner) error {
	if s.Err != nil {
		return s.Err
	}
	return ErrUnfit
}

// element writes one element of ipl.
func (s *splitter) element(rec *record.Record) error {
	s.out.start(rec.ID, s.scan.Place().Line)
	if isBruker(rec.ID) {
		if err := s.person(rec); err != nil {
			return err
		}
	}
	rows := &compiled[rec.ID]
	for a := range rec.El.Attributes {
		if rec.Has>>a&1 == 0 {
			continue
		}
		switch act := rows[a]; act.does {
		case keeps:
			s.keep(rec, a)
		case links:
			s.buf = s.link.append(s.buf[:0])
			s.out.attribute(a, s.buf, false)
		case hides:
			s.hide(a, act, rec.Val(a))
		}
	}
	if isRoot(rec.ID) {
		s.out.attribute(MeldingBunt, []byte(s.o.Bundle), false)
	}
	return nil
}

func (s *splitter) hide(a int, act act, value []byte) {
	var scope []byte
	if act.scoped {
		scope = s.nr
	}
	s.buf = s.o.References.Hide(s.buf[:0], act.kind, scope, utf8Of(value, s.scan.Latin1()))
	s.out.attribute(a, s.buf, false)
}

// person gives a Bruker that has an identity, in its form, a link number and a
// row in ide. Without a link number SSB will find the Bruker incomplete, as
// it would have found it without the identity.
func (s *splitter) person(rec *record.Record) error {
	s.sum.Persons++
	s.nr = s.nr[:0]
	if rec.Present(1 << format.BrukerNr) {
		s.nr = append(s.nr, utf8Of(rec.Val(format.BrukerNr), s.scan.Latin1())...)
	}
	const both = 1<<format.BrukerFid | 1<<format.BrukerTypeID
	if !rec.Present(both) {
		rec.Drop(format.BrukerFid)
		return nil
	}
	s.sum.Linked++
	return s.row(entryOf(rec.Num[format.BrukerTypeID], utf8Of(rec.Val(format.BrukerFid), s.scan.Latin1())))
}

// row enters an identity under a link number of its own, or finds the one that
// it has, where persons recur and the entry has the whole of it.
func (s *splitter) row(who entry, whole bool) (err error) {
	if l, ok := s.known[who]; ok && whole {
		s.link = l
		return nil
	}
	if s.link, err = newLink(s.random); err != nil {
		return fmt.Errorf("split: %w", err)
	}
	if s.known != nil && whole {
		s.known[who] = s.link
	}
	s.people.add(s.link, who)
	return nil
}

// The parts that a layout can be had for.
const (
	IPL    = names.IPL
	Joined = names.Part("koblet")
)
