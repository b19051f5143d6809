package split

import "sluse/core/format"

// What becomes of an attribute on its way into ipl.
type does uint8

const (
	keeps does = iota // as it is, once it has been looked through (screen)
	links             // the link number stands in its place
	hides             // a reference stands in its place
	drops             // left out
)

type act struct {
	does   does
	kind   Kind // of number, where it hides
	scoped bool // unique within the Bruker only
}

// An actRow says what becomes of one attribute. What has no row is kept; a
// test sees to it that nothing of an identifier's type is without a row.
type actRow struct {
	element   format.ElementID
	attribute int
	act
}

var actTable = []actRow{
	{format.Melding, format.MeldingLokalident, act{hides, Lokalident, false}},
	{format.Bruker, format.BrukerNr, act{hides, BrukerNr, false}},
	{format.Bruker, format.BrukerFid, act{does: links}},
	{format.Bruker, format.BrukerTypeID, act{does: drops}},
	{format.Soknad, format.SoknadID, act{hides, SoknadID, true}},
	{format.Tjeneste, format.TjenesteID, act{hides, TjenesteID, true}},
	{format.Tjeneste, format.TjenesteSoknadID, act{hides, SoknadID, true}},
	{format.MidlertidigStopp, format.StoppID, act{hides, StoppID, true}},

	{format.KPRMelding, format.MeldingLokalident, act{hides, Lokalident, false}},
	{format.KPRBruker, format.BrukerNr, act{hides, BrukerNr, false}},
	{format.KPRBruker, format.BrukerFid, act{does: links}},
	{format.KPRBruker, format.BrukerTypeID, act{does: drops}},
	{format.KPRBruker, format.BrukerPasientGUID, act{hides, PasientGUID, false}},
	{format.TjenesteStart, format.HendelseTjenesteID, act{hides, TjenesteID, false}},
	{format.TjenesteSlutt, format.HendelseTjenesteID, act{hides, TjenesteID, false}},
	{format.TjenesteutforerEndret, format.HendelseTjenesteID, act{hides, TjenesteID, false}},
	{format.MidlertidigStoppFra, format.HendelseTjenesteID, act{hides, TjenesteID, false}},
	{format.MidlertidigStoppTil, format.HendelseTjenesteID, act{hides, TjenesteID, false}},
	{format.MidlertidigStoppFra, format.HendelseStoppID, act{hides, StoppID, false}},
	{format.MidlertidigStoppTil, format.HendelseStoppID, act{hides, StoppID, false}},
}

// compiled is the table by element and attribute.
var compiled = compileActs()

func compileActs() (t [format.NumElements][format.MaxAttributes]act) {
	for _, r := range actTable {
		t[r.element][r.attribute] = r.act
	}
	return t
}
