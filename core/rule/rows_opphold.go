package rule

import "sluse/core/format"

// O: stays, pauses, coercion.
var rowsOpphold = []Row{
	{ID: "O001", Severity: Error, Level: OfOpphold, Consequence: RowGone, Formats: format.Annual, Mark: "O",
		NB: Words{"Sluttdato er før startdato (opphold eller midlertidig stopp)", "", "Rett datoene: siste dag kan ikke være før første."},
		NN: Words{"Sluttdato er før startdato (opphald eller mellombels stopp)", "", "Rett datoane: siste dag kan ikkje vere før første."},
		EN: Words{"End date is before start date (stay or pause)", "", "Correct the dates: the last day cannot be before the first."},
		Checks: []Check{{On: format.Opphold, With: has(format.OppholdFraDato, format.OppholdTilDato), Do: snudd(format.OppholdFraDato, format.OppholdTilDato)},
			{On: format.MidlertidigStopp, With: has(format.StoppFraDato, format.StoppTilDato), Do: snudd(format.StoppFraDato, format.StoppTilDato)}}},
	{ID: "O002", Severity: Warning, Level: OfOpphold, Formats: format.Annual, Mark: "K/O", Source: "56",
		NB: Words{"Midlertidig stopp er utenfor tjenestens periode eller overlapper et annet, eller opphold er helt utenfor året", "", "Rett datoene, så stoppet ligger innenfor tjenesten og oppholdet berører året."},
		NN: Words{"Mellombels stopp er utanfor perioden til tenesta eller overlappar eit anna, eller opphald er heilt utanfor året", "", "Rett datoane, så stoppet ligg innanfor tenesta og opphaldet rører ved året."},
		EN: Words{"A pause is outside the service's period or overlaps another, or a stay is wholly outside the year", "", "Correct the dates, so that the pause lies within the service and the stay touches the year."},
		Checks: []Check{{On: format.MidlertidigStopp, With: has(format.StoppFraDato), Do: stoppUtenfor},
			{On: format.Tjeneste, When: AtEnd, Within: true, Do: stoppOverlapp},
			{On: format.Opphold, With: has(format.OppholdFraDato), Do: oppholdUtenfor}}},
	{ID: "O003", Severity: Error, Level: OfOpphold, Consequence: RowGone, Formats: format.Annual, Mark: "K", Source: "56",
		NB:     Words{"midlertidigStoppID er brukt flere ganger på samme tjeneste", "", "Hvert stopp må ha sitt eget midlertidigStoppID på tjenesten."},
		NN:     Words{"midlertidigStoppID er brukt fleire gonger på same teneste", "", "Kvart stopp må ha sitt eige midlertidigStoppID på tenesta."},
		EN:     Words{"midlertidigStoppID is used several times for one service", "", "Each pause needs a midlertidigStoppID of its own for the service."},
		Checks: []Check{{On: format.MidlertidigStopp, With: has(format.StoppID), Do: sammeStopp}}},
	{ID: "O004", Severity: Warning, Level: OfTjeneste, Formats: format.Annual, Mark: "K", Source: "V §1.6",
		NB:     Words{"Vedtak om helsehjelp med tvang (24) varer over ett år", "", "Et slikt vedtak kan vare høyst ett år. Rett datoene, eller før det nye vedtaket som egen tjeneste."},
		NN:     Words{"Vedtak om helsehjelp med tvang (24) varer over eitt år", "", "Eit slikt vedtak kan vare høgst eitt år. Rett datoane, eller før det nye vedtaket som eiga teneste."},
		EN:     Words{"A decision on coercive health care (24) lasts more than a year", "", "Such a decision may last one year at most. Correct the dates, or record the new decision as a service of its own."},
		Checks: []Check{{On: format.Tjeneste, Types: format.SetOf(24), With: has(format.TjenesteFraDato, format.TjenesteTilDato), Do: langTvang}}},
}
