package pseudonym

import (
	"strconv"

	"sluse/core/ident"
	"sluse/core/split"
)

// A Person is an identity judged: what it is, whatever it was said to be.
type Person struct {
	TypeID int // kodeverk 9032, as the number decides
	Fid    string
	Reach  split.Reach
	Series ident.Series
	Judged bool // the number is of a kind that has a real and synthetic series
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
	switch typeID {
	case 1, 2, 3, 12:
		p.number(fid, year, production)
	case 10:
		p.Reach = split.Country
		if !ident.DUF(fid) {
			p.refuse("B005")
		}
	case 4, 5, 6, 7, 8:
		p.Reach = split.Municipality
	case 9:
		p.Reach = split.Delivery
	default:
		p.refuse("B001")
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
func (p *Person) number(fid []byte, year int, production bool) {
	n, fault := ident.ParseNumber(fid)
	switch {
	case ident.Fictive(fid):
		p.fire("B004")
		p.TypeID, p.Reach = 9, split.Delivery
		return
	case fault != ident.Sound && (p.TypeID == 1 || p.TypeID == 2):
		p.refuse("B002")
		return
	case fault != ident.Sound:
		p.Reach = split.Municipality
		return
	}
	said := p.TypeID
	p.TypeID, p.Reach = kinds[n.Kind].typeID, kinds[n.Kind].reach
	p.Series, p.Sex, p.Born, p.Judged = n.Series, n.Sex, n.Born, p.Reach == split.Country
	p.series(n, said, year, production)
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

// series judges what a sound number is against what it was said to be.
func (p *Person) series(n ident.Number, said, year int, production bool) {
	if n.New {
		if p.fire("B003"); year < newRuleFrom {
			p.Refused = "B003"
		}
	}
	switch {
	case p.TypeID == 3 && said != 3:
		p.fire("B007")
	case p.TypeID != said:
		p.fire("B004")
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

// Pseudonym is the person's pseudonym by a key, see the package comment.
func (k *Key) Pseudonym(p Person, h split.Header, l split.Link) split.Pseudonym {
	text := strconv.Itoa(p.TypeID) + ":" + p.Fid
	switch p.Reach {
	case split.Municipality:
		text += ":" + h.Municipality
	case split.Delivery:
		text += ":" + h.Bundle + ":" + l.String()
	}
	return k.sum(text)
}
