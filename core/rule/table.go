package rule

import "sluse/core/format"

// A Row is one rule: what it says, how bad it is, and how it is judged.
type Row struct {
	ID          string
	Severity    Severity
	Later       Later // another severity from some year on
	Level       Level
	Consequence Consequence
	Needs       Needs
	Schema      bool   // one of those by which the XSD refuses a file (FORMAT-AAR's X)
	Formats     string // "aar", "kpr" or "" for both
	Mark        string // K, O or K/O
	Source      string
	NB, NN, EN  Words
	Many        [3]string // nb, nn, en: the message that tells one total of many
	Other       [3]Words  // nb, nn, en: of what breaks the rule in another way, see fireOther

	Codes  []Code  // attributes that must hold a code of their list
	Checks []Check // judgements, in order
}

// Words are what people read. Message may hold {element}, {attribute}, {n},
// {year}, {code} and {reason}; none of them is ever a value of a person. An
// empty Message is the title.
type Words struct{ Title, Message, Advice string }

// Later is a severity that holds from a reporting year on.
type Later struct {
	Year     int // 0 = never
	Severity Severity
}

// In is the row's severity for a reporting year.
func (r *Row) In(year int) Severity {
	if r.Later.Year != 0 && year >= r.Later.Year {
		return r.Later.Severity
	}
	return r.Severity
}

// A Level says what a rule looks at.
type Level string

// The levels.
const (
	OfMelding      Level = "melding"
	OfAny          Level = "alle"
	OfKommune      Level = "kommune"
	OfBruker       Level = "bruker"
	OfSoknad       Level = "søknad"
	OfTjeneste     Level = "tjeneste"
	OfBistand      Level = "bistand"
	OfDiagnose     Level = "diagnose"
	OfOpphold      Level = "opphold"
	OfLeveranse    Level = "leveranse"
	OfRegister     Level = "register"
	OfNotifikasjon Level = "notifikasjon"
	OfHendelse     Level = "hendelse"
)

// A Consequence is what the read-in does to what breaks a rule, in KPR's words.
type Consequence string

// The consequences.
const (
	NoAction Consequence = ""     // ingen handling
	Nulled   Consequence = "NULL" // the value is taken as not given
	RowGone  Consequence = "RAD"  // the row is left out with all below it
	AllGone  Consequence = "AV"   // the delivery is rejected
)

// Needs says what a rule cannot be judged without.
type Needs string

// The needs. Rules that need the identity run at the municipality and at the
// pseudonym manager only, once the two are parted.
const (
	NeedsNothing    Needs = ""
	NeedsFid        Needs = "fid"        // the identity itself
	NeedsBirth      Needs = "birth"      // birth year or sex, however known
	NeedsPrevious   Needs = "previous"   // an earlier delivery's figures
	NeedsPopulation Needs = "population" // the municipality's number of inhabitants
	NeedsSession    Needs = "session"    // what the sender said: year, municipality
	NeedsRegister   Needs = "register"   // several municipalities' deliveries: at SSB only
)

// A Code is an attribute whose value must be in its list. Firing drops the value.
type Code struct {
	On   format.ElementID
	Attr int
}

// When says at which end of an element a check runs.
type When uint8

// The moments.
const (
	AtStart When = iota
	AtEnd
)

// A Check is one judgement: on an element's start or end, where all that the
// other fields ask for holds. They say when Do has nothing to look for, so that
// it is not called on every row.
type Check struct {
	On      format.ElementID
	When    When
	With    uint64     // attributes present and well-formed
	Without uint64     // attributes that the file does not have
	Types   format.Set // the service is of one of these; none = of any
	Dead    bool       // the person has a date of death
	Odd     bool       // the service's dates or hours are out of the ordinary
	Within  bool       // at its end, an element was within this one
	Do      func(*state)
}

// has is the mask of some attributes.
func has(attrs ...int) (m uint64) {
	for _, a := range attrs {
		m |= 1 << a
	}
	return m
}

// Rows is the rule table, in the order reports list rules.
func Rows() []Row { return rows }

var rows = joined(rowsMelding, rowsShape, rowsKommune, rowsBruker, rowsPerson, rowsSoknad, rowsTjeneste, rowsPeriode,
	rowsBistand, rowsOpphold, rowsLeveranse, rowsVane, rowsKPR)

func joined(groups ...[]Row) (out []Row) {
	for _, g := range groups {
		out = append(out, g...)
	}
	return out
}

// index is a rule's place in the table.
type index uint8

// find is the index of a rule that the code names.
func find(id string) index {
	for i := range rows {
		if rows[i].ID == id {
			return index(i)
		}
	}
	panic("rule: no row " + id)
}

// Find returns a rule's row; nil if there is none.
func Find(id string) *Row {
	for i := range rows {
		if rows[i].ID == id {
			return &rows[i]
		}
	}
	return nil
}
