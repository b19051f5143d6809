package rule

import (
	"bytes"

	"sluse/core/format"
	"sluse/core/ident"
)

// fireRule is fire for a rule by name.
func (s *state) fireRule(r index, attr int) {
	s.current = r
	s.fire(attr)
}

// identify judges the fid by typeID, and by what the number itself says.
func (s *state) identify(fid []byte) {
	p := &s.person
	n, fault := ident.ParseNumber(fid)
	sound := fault == ident.Sound
	switch p.typeID {
	case 1, 2:
		s.identifyNational(n, fault)
	case 3:
		if sound && n.Kind != ident.HNumber {
			s.fireRule(s.by.B004, format.BrukerTypeID)
		}
		p.take(n, sound)
	case 12:
		if sound && n.Kind != ident.FHNumber {
			s.fireRule(s.by.B004, format.BrukerTypeID)
			p.take(n, true)
		}
	case 10:
		if !ident.DUF(fid) && !ident.Fictive(fid) {
			p.refused = true
			s.fireRule(s.by.B005, format.BrukerFid)
		}
	case 9:
		if sound && (n.Kind == ident.BirthNumber || n.Kind == ident.DNumber) {
			s.fireRule(s.by.B004, format.BrukerTypeID)
			p.take(n, true)
		}
	}
	if p.typeID > 2 && sound && n.Somebodys() && !ident.Fictive(fid) {
		s.disguised++
	}
	if !sound && p.typeID > 2 && p.typeID != 9 && ident.Fictive(fid) {
		s.fireRule(s.by.B004, format.BrukerTypeID)
	}
}

// identifyNational judges what is given as fødselsnummer or D-number.
func (s *state) identifyNational(n ident.Number, fault ident.Fault) {
	p := &s.person
	switch {
	case fault != ident.Sound && ident.Fictive(p.fid[:p.fidLen]):
		s.fireRule(s.by.B004, format.BrukerTypeID)
		p.typeID = 9
		return
	case fault != ident.Sound:
		p.refused = true
		s.fireRule(s.by.B002, format.BrukerFid)
		return
	case n.Series == ident.Plus40 && (p.typeID == 1 || n.Kind == ident.DNumber):
		s.fireRule(s.by.B007, format.BrukerFid)
	case n.Kind == ident.FHNumber, (n.Kind == ident.DNumber) != (p.typeID == 2):
		s.fireRule(s.by.B004, format.BrukerTypeID)
	}
	p.take(n, true)
	if n.New {
		s.fireRule(s.by.B003, format.BrukerFid)
	}
	if n.Kind != ident.FHNumber {
		s.countKind(n.Series)
	}
}

// take lets a sound number describe the person.
func (p *person) take(n ident.Number, sound bool) {
	if sound {
		p.number = n
	}
}

// countKind notes that an identifier is real or synthetic; month +40 is neither.
// Until the kind is known, B006 waits for it.
func (s *state) countKind(series ident.Series) {
	switch series {
	case ident.Real:
		s.real++
	case ident.Tenor, ident.NHN:
		s.synthetic++
		switch s.o.Kind {
		case "":
			s.maybeSynthetic()
		case Production:
			s.fireRule(s.by.B006, format.BrukerFid)
		}
	}
}

// leak judges an identifier of ours that must not tell who a person is.
func leak(attr int) func(*state) {
	return func(s *state) { s.judgeLeak(attr) }
}

// identifying judges a text that has no person to be compared with. What it
// finds, package split leaves out of what SSB gets.
func identifying(attr int) func(*state) {
	return func(s *state) {
		if ident.HoldsNumber(s.Rec.Val(attr)) {
			s.fire(attr)
		}
	}
}

func (s *state) judgeLeak(attr int) {
	v := s.Rec.Val(attr)
	if len(v) < 4 {
		return
	}
	if s.person.equalsFid(v) || len(v) >= 11 && (ident.LeaksNumber(v) || s.person.containsFid(v)) {
		s.fire(attr)
	}
}

func (p *person) equalsFid(v []byte) bool { return p.fidLen > 0 && bytes.Equal(v, p.fid[:p.fidLen]) }

func (p *person) containsFid(v []byte) bool {
	return p.fidLen >= 11 && bytes.Contains(v, p.fid[:p.fidLen])
}
