package pseudonym

import (
	"strconv"

	"sluse/core/ident"
	"sluse/core/split"
)

// A Person is an identity judged: what it is, whatever it was said to be. The
// judgement is that of the rules that a municipality checks by (B001 to B007 and
// B011 of package rule, a test holds the two together).
type Person struct {
	TypeID int // kodeverk 9032, as the number decides
	Fid    string
	Reach  split.Reach
	Series ident.Series
	Judged bool // given as fødselsnummer or D-number: only those tell real from synthetic
	Sex    ident.Sex
	Born   ident.Day
	Rules  []string // that fired, of B001 to B007 and B011
	// Refused is the rule among them that keeps the person out of the register.
	Refused string
}

// Judge judges an identity as a delivery has it, for a data year and for whether
// the delivery is of kind production.
func Judge(typeID int, fid []byte, year int, production bool) Person {
	p := Person{TypeID: typeID, Fid: string(fid), Born: ident.NoDay}
	n, fault := ident.ParseNumber(fid)
	sound := fault == ident.Sound
	switch {
	case typeID < 1 || typeID > 12 || typeID == 11:
		p.refuse("B001")
	case typeID == 9 && !(sound && (n.Kind == ident.BirthNumber || n.Kind == ident.DNumber)):
		p.Reach = split.Delivery
	case !sound && ident.Fictive(fid):
		p.fire("B004")
		p.TypeID, p.Reach = 9, split.Delivery
	case typeID == 10:
		p.Reach = split.Country
		if !ident.DUF(fid) {
			p.refuse("B005")
		}
	case typeID >= 4 && typeID <= 8:
		p.Reach = split.Municipality
	default:
		p.number(n, sound, year, production)
	}
	p.age(year)
	return p
}

func (p *Person) fire(rule string) { p.Rules = append(p.Rules, rule) }

func (p *Person) refuse(rule string) {
	p.fire(rule)
	p.Refused = rule
}

// number judges one of eleven digits, or what should be one.
func (p *Person) number(n ident.Number, sound bool, year int, production bool) {
	said := p.TypeID
	national := said == 1 || said == 2
	switch {
	case !sound && national:
		p.refuse("B002")
		return
	case !sound:
		p.Reach = split.Municipality
		return
	}
	p.TypeID, p.Reach = kinds[n.Kind].typeID, kinds[n.Kind].reach
	p.Series, p.Sex, p.Born = n.Series, n.Sex, n.Born
	p.said(n, said)
	if national {
		p.Judged = n.Kind != ident.FHNumber
		p.series(n, year, production)
	}
}

// kinds is what a number is, by kodeverk 9032.
var kinds = map[ident.NumberKind]struct {
	typeID int
	reach  split.Reach
}{
	ident.BirthNumber: {1, split.Country},
	ident.DNumber:     {2, split.Country},
	ident.HNumber:     {3, split.Municipality},
	ident.FHNumber:    {12, split.Municipality},
}

// said compares what a sound number is with what it was said to be.
func (p *Person) said(n ident.Number, typeID int) {
	switch {
	case n.Series == ident.Plus40 && (typeID == 1 || typeID == 2 && n.Kind == ident.DNumber):
		p.fire("B007")
	case p.TypeID != typeID:
		p.fire("B004")
	}
}

// series judges what is given as fødselsnummer or D-number.
func (p *Person) series(n ident.Number, year int, production bool) {
	if n.New {
		if p.fire("B003"); year < newRuleFrom {
			p.Refused = "B003"
		}
	}
	if production && p.Judged && (n.Series == ident.Tenor || n.Series == ident.NHN) {
		p.refuse("B006")
	}
}

// newRuleFrom is the data year from which numbers by the rule of 2032 are
// nothing to remark.
const newRuleFrom = 2032

// oldest is the greatest age that is not remarked (rule B011).
const oldest = 112

func (p *Person) age(year int) {
	if p.Born != ident.NoDay && (p.Born > ident.Date(year, 12, 31) || p.Born.Year() < year-oldest) {
		p.fire("B011")
	}
}

// Real tells whether an identity may be somebody's, whatever it is said to be: a
// sound fødselsnummer or D-number of the real series. SSB's stand-ins, some of
// which are sound by chance, count only where they are said to be one.
func Real(typeID int, fid []byte) bool {
	n, fault := ident.ParseNumber(fid)
	said := typeID == 1 || typeID == 2
	return fault == ident.Sound && n.Somebodys() && (said || !ident.Fictive(fid))
}

// Pseudonym is the person's pseudonym by a key, see the package comment.
func (k *Key) Pseudonym(p Person, h split.Header, l split.Link) split.Pseudonym {
	text := strconv.Itoa(p.TypeID) + ":" + p.Fid
	switch p.Reach {
	case split.Municipality:
		text += ":" + h.Municipality
	case split.Delivery:
		text += ":" + h.Bundle + ":" + l.String()
	}
	return k.Of(h.Kind).sum(text)
}
