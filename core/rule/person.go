package rule

import (
	"bytes"

	"sluse/core/format"
	"sluse/core/ident"
	"sluse/core/record"
	"sluse/core/stats"
)

// A person is the Bruker being read.
type person struct {
	el    *format.Element
	place record.Place

	nr      [maxNr]byte
	nrLen   int
	fid     [20]byte
	fidLen  int
	typeID  int32        // 0 = not given or not a code
	refused bool         // the fid broke a rule and tells nothing
	number  ident.Number // what a sound fid tells

	birthYear int       // 0 = unknown
	bornFrom  ident.Day // 1 January of it; NoDay = unknown
	sex       ident.Sex
	died      ident.Day // NoDay = not given

	areas  uint64 // of Samfunnsdeltakelse
	inYear int    // applications and services of the year

	soknader    smallSet
	tjenester   smallSet
	vurderinger smallSet
	long        spans // stays of type 21
	newest      assessment
	sets        int

	figures stats.Person
}

// reset makes the person a new one; what it has allocated is kept.
func (p *person) reset(el *format.Element, at record.Place) {
	p.el, p.place = el, at
	p.leave()
	p.typeID, p.refused, p.number = 0, false, ident.Number{Born: ident.NoDay}
	p.birthYear, p.bornFrom, p.sex, p.died = 0, ident.NoDay, ident.SexUnknown, ident.NoDay
	p.areas, p.inYear, p.sets = 0, 0, 0
	p.soknader.clear()
	p.tjenester.clear()
	p.vurderinger.clear()
	p.long = p.long[:0]
	p.newest = assessment{date: ident.NoDay}
}

// maxNr is the most bytes of a brukerNr that is shown: a reference, in what
// package split makes, is longer than what it stands for.
const maxNr = 2 * format.MaxID

// isNr tells whether a brukerNr is made of what an id is made of.
func isNr(nr []byte) bool {
	return format.IsID(nr) || len(nr) <= maxNr && format.IsID(nr[:len(nr)/2]) && format.IsID(nr[len(nr)/2:])
}

// setNr keeps the brukerNr; one that is no id is kept as what is never shown.
func (p *person) setNr(nr []byte) {
	if !isNr(nr) {
		nr = []byte("?")
	}
	p.nrLen = copy(p.nr[:], nr)
}

func (p *person) setFid(fid []byte) { p.fidLen = copy(p.fid[:], fid) }

// holdsFid tells whether b is the person's fid or has it within.
func (p *person) holdsFid(b []byte) bool {
	return p.fidLen >= 6 && bytes.Contains(b, p.fid[:p.fidLen]) || p.fidLen > 0 && bytes.Equal(b, p.fid[:p.fidLen])
}

// leave forgets the person between one and the next.
func (p *person) leave() { p.nrLen, p.fidLen = 0, 0 }
