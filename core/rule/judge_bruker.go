package rule

import (
	"sluse/core/format"
	"sluse/core/ident"
	"sluse/core/stats"
)

// meetPerson makes the Bruker at hand the one that findings point to.
func (s *state) meetPerson() {
	p := &s.person
	p.reset(s.Rec.El, s.Place())
	if s.has(format.BrukerNr) {
		p.setNr(s.Rec.Val(format.BrukerNr))
	}
	if s.has(format.BrukerFid) {
		p.setFid(s.Rec.Val(format.BrukerFid))
	}
}

// openPerson takes in a Bruker and judges who it is.
func (s *state) openPerson() {
	s.persons++
	p := &s.person
	if s.has(format.BrukerTypeID) {
		p.typeID = s.num(format.BrukerTypeID)
		if s.has(format.BrukerFid) {
			s.identify(p.fid[:p.fidLen])
		}
	}
	if s.Rec.ID == format.Bruker {
		s.describe()
		s.remember()
	}
}

// describe fills in birth year, sex and death: from the number where it tells,
// else from the attributes.
func (s *state) describe() {
	p := &s.person
	if p.number.Born != ident.NoDay {
		p.birthYear = p.number.Born.Year()
	} else if s.has(format.BrukerFodselsar) {
		p.birthYear = int(s.num(format.BrukerFodselsar))
	}
	if p.birthYear != 0 {
		p.bornFrom = ident.Date(p.birthYear, 1, 1)
	}
	if p.sex = p.number.Sex; p.sex == ident.SexUnknown && s.has(format.BrukerKjonn) {
		if k := s.num(format.BrukerKjonn); k == 1 || k == 2 {
			p.sex = ident.Sex(k)
		}
	}
	if s.has(format.BrukerDodsDato) {
		p.died = s.day(format.BrukerDodsDato)
	}
	s.fillStats()
}

// remember looks for the person and the brukerNr among those before. A person
// who comes again under the same brukerNr is one fault (B009), not two. Only an
// identity that stays with one person can show that it is so: of two who share a
// birth date, one brukerNr is used for both (B008).
func (s *state) remember() {
	p := &s.person
	who := p.who()
	stays := p.lasting()
	if stays && p.typeID != 0 && !p.refused { // of a pseudonym its manager tells
		if _, again := s.seenPerson.Put(who, 0); again {
			s.fireRule(s.by.B009, format.BrukerFid)
		}
	}
	if p.nrLen == 0 {
		return
	}
	mark := uint32(0) // nobody we know again
	if stays {
		mark = uint32(who.Mix()) | 1
	}
	if was, found := s.seenNr.Put(stats.KeyOf(p.nr[:p.nrLen]), mark); found && (mark == 0 || was != mark) {
		s.fireRule(s.by.B008, format.BrukerNr)
	}
}

// lasting tells whether the fid is one that stays with the person, if it is right.
// Where identities are parted off there is no typeID, and what stands in their
// place is the same for the same person only (package split).
func (p *person) lasting() bool {
	switch p.typeID {
	case 1, 2, 3, 10, 12:
		return p.fidLen > 0
	}
	return p.fidLen > 0 && p.el.Attributes[format.BrukerTypeID].Name == ""
}

// who is the key of a fid and of what it is said to be, unless it is a number
// that tells that itself.
func (p *person) who() stats.Key {
	var id [len(p.fid) + 1]byte
	n := copy(id[:], p.fid[:p.fidLen])
	if p.number.Kind == ident.NoNumber {
		id[n] = byte(p.typeID)
		n++
	}
	return stats.KeyOf(id[:n])
}

func alder(s *state) {
	year := s.person.birthYear
	if year != 0 && (year > s.year || s.year-year > 112) {
		s.fire(format.BrukerFid)
	}
}

func bydelMangler(s *state) {
	if s.kommune == "0301" {
		s.fireHere()
	}
}

func bydelUkjent(s *state) {
	n := s.num(format.BrukerBydel)
	whole := len(s.Rec.Val(format.BrukerBydel)) == 6
	if s.districts && (!s.bydeler.Has(n%100) || whole && n/100 != s.kommuneTal) {
		s.fire(format.BrukerBydel)
	}
}

func bydelUtenInndeling(s *state) {
	if !s.districts && s.kommune != "" {
		s.fire(format.BrukerBydel)
	}
}

// kjonnOgAar is B015. In version 1.0 nothing can be missing: the attributes
// are not there.
func kjonnOgAar(s *state) {
	p := &s.person
	told := p.fidLen == 0 || p.number.New && s.year < 2032 // by M009, M010 or B003
	if told || p.refused || p.typeID == 0 || s.Rec.El.Attributes[format.BrukerKjonn].Name == "" {
		return
	}
	seen := s.Rec.Seen
	switch {
	case p.number.Sex == ident.SexUnknown && seen>>format.BrukerKjonn&1 == 0,
		p.number.Born == ident.NoDay && seen>>format.BrukerFodselsar&1 == 0:
		s.fireHere()
	case p.number.Sex != ident.SexUnknown && s.has(format.BrukerKjonn) && contradicts(p.number.Sex, s.num(format.BrukerKjonn)):
		s.fire(format.BrukerKjonn)
	case p.number.Born != ident.NoDay && s.has(format.BrukerFodselsar) && int(s.num(format.BrukerFodselsar)) != p.birthYear:
		s.fire(format.BrukerFodselsar)
	}
}

func contradicts(sex ident.Sex, kjonn int32) bool {
	return (kjonn == 1 || kjonn == 2) && int32(sex) != kjonn
}

// dodFor leaves to B017 a death that cannot be: its date is void.
func dodFor(s *state) {
	if s.person.died < s.first && !s.diedUnborn() {
		s.fire(format.BrukerDodsDato)
	}
}

func (s *state) diedUnborn() bool {
	p := &s.person
	return p.number.Born != ident.NoDay && p.died < p.number.Born || p.birthYear != 0 && p.died.Year() < p.birthYear
}

func dodUmulig(s *state) {
	p := &s.person
	if s.diedUnborn() || s.uttak != ident.NoDay && p.died > s.uttak {
		s.fire(format.BrukerDodsDato)
		p.died = ident.NoDay
	}
}

func sammeOmrade(s *state) {
	bit := uint64(1) << s.num(format.SamfunnOmrade)
	if s.person.areas&bit != 0 {
		s.fire(format.SamfunnOmrade)
	}
	s.person.areas |= bit
}

func aleneIInstitusjon(s *state) {
	if s.num(format.BrukerHusstand) == 1 && s.num(format.BrukerBoforhold) == 5 {
		s.fire(format.BrukerHusstand)
	}
}

func uvedkommende(s *state) {
	if s.person.inYear == 0 {
		s.firePerson(-1)
	}
}
