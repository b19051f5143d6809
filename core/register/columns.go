package register

import (
	"encoding/hex"
	"strconv"

	"sluse/core/format"
	"sluse/core/split"
)

// A column is where an attribute is stored.
type column struct {
	name string
	attr int
	as   as
}

// as is how an attribute's value is stored.
type as uint8

const (
	number as = iota // a code, date or count, as record.Record has it
	text
	octets  // hex digits as bytes
	bydel   // with the municipality's number in front
	service // tjenesteType: 12 and 13 are 29 (rule T003)
)

// A table is where an element's rows are stored. Their keys are the delivery,
// the Bruker or, for Kontaktperson and Bruker itself, nothing, the service for
// MidlertidigStopp, and the row's number within these.
type table struct {
	element format.ElementID
	name    string
	keys    []string
	columns []column
}

var tables = []table{
	{format.Kontaktperson, "kontaktperson", []string{"delivery", "nr"}, []column{
		{"navn", format.KontaktKontPerson, text}, {"telefon", format.KontaktMeldTelefon, text}, {"epost1", format.KontaktMeldEpost1, text},
		{"epost2", format.KontaktMeldEpost2, text}, {"type", format.KontaktType, number}}},
	{format.Bruker, "bruker", []string{"delivery", "nr"}, []column{
		{"pseudonym", split.BrukerPseudonym, octets}, {"reach", split.BrukerRekkevidde, number}, {"brukernr", format.BrukerNr, text},
		{"kjonn", format.BrukerKjonn, number}, {"fodselsar", format.BrukerFodselsar, number}, {"bydel", format.BrukerBydel, bydel},
		{"dodsdato", format.BrukerDodsDato, number}, {"husstand", format.BrukerHusstand, number}, {"boforhold", format.BrukerBoforhold, number},
		{"individuellplan", format.BrukerIndividuellPlan, number}, {"privathjelp", format.BrukerPrivatHjelp, number},
		{"tannhelse", format.BrukerTannhelse, number}, {"lege", format.BrukerLege, number}, {"rehab", format.BrukerRehab, number},
		{"heldogn", format.BrukerHeldogn, number}, {"venteliste", format.BrukerVenteliste, number}}},
	{format.Diagnose, "diagnose", []string{"delivery", "bruker", "nr"}, []column{
		{"kodeverk", format.DiagnoseKodeverk, number}, {"kode", format.DiagnoseKode, text}, {"registrertdato", format.DiagnoseRegistrertDato, number}}},
	{format.Bistandsbehov, "bistandsbehov", []string{"delivery", "bruker", "nr"}, scores([]column{
		{"vurdertdato", format.BistandVurdertDato, number}, {"nestevurdering", format.BistandNesteVurderingDato, number}})},
	{format.Samfunnsdeltakelse, "samfunnsdeltakelse", []string{"delivery", "bruker", "nr"}, []column{
		{"omrade", format.SamfunnOmrade, number}, {"behov", format.SamfunnBehov, number}, {"mottarbistand", format.SamfunnMottarBistand, number}}},
	{format.Soknad, "soknad", []string{"delivery", "bruker", "nr"}, []column{
		{"soknadid", format.SoknadID, text}, {"mottattdato", format.SoknadMottattDato, number}, {"tjenestetype", format.SoknadTjenesteType, service},
		{"vedtakdato", format.SoknadVedtakDato, number}, {"utfall", format.SoknadUtfall, number}, {"klagedato", format.SoknadKlageDato, number},
		{"klageutfall", format.SoknadKlageUtfall, number}}},
	{format.Tjeneste, "tjeneste", []string{"delivery", "bruker", "nr"}, []column{
		{"tjenesteid", format.TjenesteID, text}, {"tjenestetype", format.TjenesteTjenesteType, service}, {"soknadid", format.TjenesteSoknadID, text},
		{"vedtakdato", format.TjenesteVedtakDato, number}, {"fradato", format.TjenesteFraDato, number}, {"tildato", format.TjenesteTilDato, number},
		{"minutteruke", format.TjenesteMinutterUke, number}, {"orgnr", format.TjenesteOrgNr, text}, {"rullerende", format.TjenesteRullerende, number},
		{"innlagt", format.TjenesteInnlagtForOpphold, number}}},
	{format.MidlertidigStopp, "midlertidigstopp", []string{"delivery", "bruker", "tjeneste", "nr"}, []column{
		{"stoppid", format.StoppID, text}, {"fradato", format.StoppFraDato, number}, {"tildato", format.StoppTilDato, number}, {"arsak", format.StoppArsak, number}}},
	{format.Opphold, "opphold", []string{"delivery", "bruker", "nr"}, []column{
		{"oppholdtype", format.OppholdType, number}, {"fradato", format.OppholdFraDato, number}, {"tildato", format.OppholdTilDato, number}}},
}

func scores(cs []column) []column {
	for i := range format.NumFunk {
		cs = append(cs, column{"f" + strconv.Itoa(i+1), format.Funk + i, number})
	}
	return cs
}

// tableOf is the table of an element; nil where its rows are not stored.
func tableOf(id format.ElementID) *table {
	for i := range tables {
		if tables[i].element == id {
			return &tables[i]
		}
	}
	return nil
}

func unhex(v []byte) any {
	b, err := hex.DecodeString(string(v))
	if err != nil || len(b) != len(split.Pseudonym{}) {
		return nil
	}
	return b
}
