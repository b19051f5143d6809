package format

// An ElementID names an element of a format, whatever the version.
type ElementID uint8

// The elements of the annual delivery.
const (
	Melding ElementID = iota
	Kontaktperson
	Kommune
	Bruker
	Diagnose
	Bistandsbehov
	Samfunnsdeltakelse
	Soknad
	Tjeneste
	MidlertidigStopp
	Opphold

	// The elements of IPLOS in KPR. Kontaktperson is the same in both.
	KPRMelding
	Notifikasjon
	KPRKontaktperson
	KPRKommune
	TjenesteStart
	MidlertidigStoppTil
	MidlertidigStoppFra
	TjenesteutforerEndret
	TjenesteSlutt
	KPRBruker

	NumElements // how many there are
)

// Attributes of Melding; in KPR those up to MeldingLokalident that it has.
const (
	MeldingVersjon = iota
	MeldingMeldingstype
	MeldingFraDatoPeriode
	MeldingTilDatoPeriode
	MeldingUttakDato
	MeldingLeverandor
	MeldingNavnEPJ
	MeldingVersjonEPJ
	MeldingVersjonUt
	MeldingLopenr
	MeldingLokalident
)

// Attributes of Kontaktperson, in both formats.
const (
	KontaktKontPerson = iota
	KontaktMeldTelefon
	KontaktMeldEpost1
	KontaktMeldEpost2
	KontaktType
)

// Attributes of Kommune; KPR has the first only.
const (
	KommuneNr = iota
	KommuneOrgNr
)

// Attributes of Bruker. KPR's has the first three and its own two.
const (
	BrukerNr = iota
	BrukerFid
	BrukerTypeID
	BrukerBydel
	BrukerKjonn
	BrukerFodselsar
	BrukerDodsDato
	BrukerHusstand
	BrukerBoforhold
	BrukerIndividuellPlan
	BrukerPrivatHjelp
	BrukerTannhelse
	BrukerLege
	BrukerRehab
	BrukerHeldogn
	BrukerVenteliste
	BrukerPasientGUID
)

// Attributes of Diagnose.
const (
	DiagnoseKodeverk = iota
	DiagnoseKode
	DiagnoseRegistrertDato
)

// Attributes of Bistandsbehov. The 17 function variables follow one another
// in the order of FORMAT-AAR's FUNK: Funk+0 is variable 1.
const (
	BistandVurdertDato = iota
	BistandNesteVurderingDato
	Funk
	NumFunk = 17
)

// Attributes of Samfunnsdeltakelse.
const (
	SamfunnOmrade = iota
	SamfunnBehov
	SamfunnMottarBistand
)

// Attributes of Soknad.
const (
	SoknadID = iota
	SoknadMottattDato
	SoknadTjenesteType
	SoknadVedtakDato
	SoknadUtfall
	SoknadKlageDato
	SoknadKlageUtfall
)

// Attributes of Tjeneste.
const (
	TjenesteID = iota
	TjenesteTjenesteType
	TjenesteSoknadID
	TjenesteVedtakDato
	TjenesteFraDato
	TjenesteTilDato
	TjenesteMinutterUke
	TjenesteOrgNr
	TjenesteRullerende
	TjenesteInnlagtForOpphold
)

// Attributes of MidlertidigStopp.
const (
	StoppID = iota
	StoppFraDato
	StoppTilDato
	StoppArsak
)

// Attributes of Opphold.
const (
	OppholdType = iota
	OppholdFraDato
	OppholdTilDato
)

// Attributes of Notifikasjon.
const (
	NotStatus = iota
	NotTid
	NotGUID
	NotForrigeGUID
	NotLopeNr
	NotRef
)

// Attributes of the five events of IPLOS in KPR.
const (
	HendelseTjenesteType = iota
	HendelseRegTid
	HendelseOrgNr
	HendelseDato
	HendelseTjenesteID
	HendelseGUID
	HendelseStoppID
)
