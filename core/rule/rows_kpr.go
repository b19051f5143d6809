package rule

import "sluse/core/format"

// H: notifications and events of IPLOS in KPR.
var rowsKPR = []Row{
	{ID: "H001", Severity: Error, Level: OfNotifikasjon, Formats: format.KPR, Mark: "K", Source: "56 §5",
		NB:     Words{"notifikasjonLopeNr stiger ikke", "", "Løpenummeret skal være et tall som stiger for hver notifikasjon fra kommunen."},
		NN:     Words{"notifikasjonLopeNr stig ikkje", "", "Løpenummeret skal vere eit tal som stig for kvar notifikasjon frå kommunen."},
		EN:     Words{"notifikasjonLopeNr does not rise", "", "The serial number must be a number that rises with every notification from the municipality."},
		Checks: []Check{{On: format.Notifikasjon, With: has(format.NotLopeNr), Do: lopeNr}}},
	{ID: "H002", Severity: Error, Level: OfNotifikasjon, Formats: format.KPR, Mark: "K", Source: "56 §5",
		NB:     Words{"Forrige GUID er ikke GUID-en til notifikasjonen foran", "", "Kjeden skal være hel: forrige GUID peker på notifikasjonen foran; null-GUID bare på kommunens aller første."},
		NN:     Words{"Førre GUID er ikkje GUID-en til notifikasjonen framfor", "", "Kjeda skal vere heil: førre GUID peikar på notifikasjonen framfor; null-GUID berre på den aller første frå kommunen."},
		EN:     Words{"The previous GUID is not that of the notification before", "", "The chain must be whole: the previous GUID points to the notification before; the null GUID only on the municipality's very first."},
		Checks: []Check{{On: format.Notifikasjon, Do: kjede}}},
	{ID: "H003", Severity: Error, Level: OfNotifikasjon, Consequence: RowGone, Formats: format.KPR, Mark: "K", Source: "56 §5",
		NB:     Words{"Ikke nøyaktig én hendelse i notifikasjonen", "", "Send én notifikasjon for hver hendelse."},
		NN:     Words{"Ikkje nøyaktig éi hending i notifikasjonen", "", "Send éin notifikasjon for kvar hending."},
		EN:     Words{"Not exactly one event in the notification", "", "Send one notification for each event."},
		Checks: []Check{{On: format.Notifikasjon, When: AtEnd, Do: enHendelse}}},
	{ID: "H004", Severity: Error, Level: OfNotifikasjon, Consequence: RowGone, Formats: format.KPR, Mark: "K", Source: "56 §5",
		NB:     Words{"Korrigering uten notifikasjonRef, eller original med", "", "M, T og C skal vise til originalen; N skal ikke ha notifikasjonRef."},
		NN:     Words{"Korrigering utan notifikasjonRef, eller original med", "", "M, T og C skal vise til originalen; N skal ikkje ha notifikasjonRef."},
		EN:     Words{"A correction without notifikasjonRef, or an original with one", "", "M, T and C must refer to the original; N must not have notifikasjonRef."},
		Checks: []Check{{On: format.Notifikasjon, With: has(format.NotStatus), Do: statusOgRef}}},
	{ID: "H005", Severity: Warning, Level: OfNotifikasjon, Formats: format.KPR, Mark: "K/O", Source: "56 §5",
		NB:     Words{"notifikasjonRef viser ikke til en original i filen", "", "Korrigeringer skal vise til originalen, ikke til en annen korrigering. Er originalen sendt før, er det i orden."},
		NN:     Words{"notifikasjonRef viser ikkje til ein original i fila", "", "Korrigeringar skal vise til originalen, ikkje til ei anna korrigering. Er originalen send før, er det i orden."},
		EN:     Words{"notifikasjonRef does not refer to an original in the file", "", "Corrections must refer to the original, not to another correction. If the original was sent earlier, it is fine."},
		Checks: []Check{{On: format.Notifikasjon, With: has(format.NotRef), Do: refTilOriginal}}},
	{ID: "H006", Severity: Error, Level: OfHendelse, Consequence: RowGone, Formats: format.KPR, Mark: "K", Source: "56 §1.6",
		NB:     Words{"Tjenestetypen er utgått i hendelsesmeldingen", "", "6, 14, 23, 24, 26, 27 og 28 sendes ikke som hendelser."},
		NN:     Words{"Tenestetypen har gått ut i hendingsmeldinga", "", "6, 14, 23, 24, 26, 27 og 28 blir ikkje sende som hendingar."},
		EN:     Words{"The service type has ended in the event message", "", "6, 14, 23, 24, 26, 27 and 28 are not sent as events."},
		Checks: events(has(format.HendelseTjenesteType), utgaatt)},
	{ID: "H007", Severity: Warning, Level: OfHendelse, Formats: format.KPR, Mark: "K/O", Source: "56 §5",
		NB:     Words{"Tjenesten slutter før den starter, eller stoppet ender uten eller før det begynner", "", "Kontroller hendelsesdatoene og rekkefølgen."},
		NN:     Words{"Tenesta sluttar før ho startar, eller stoppet endar utan eller før det byrjar", "", "Kontroller hendingsdatoane og rekkjefølgja."},
		EN:     Words{"The service ends before it starts, or a pause ends without or before beginning", "", "Check the event dates and the order."},
		Checks: []Check{{On: format.KPRBruker, With: has(format.BrukerNr), Do: hendelsesrekke}}},
	{ID: "H008", Severity: Error, Level: OfHendelse, Consequence: RowGone, Formats: format.KPR, Mark: "K", Source: "56",
		NB:    Words{"Koden finnes ikke i kodeverket", "{element}/{attribute}: koden finnes ikke i kodeverket.", "Rett koden: status 7316, tjenestetype 9151, kontaktperson 8471."},
		NN:    Words{"Koden finst ikkje i kodeverket", "{element}/{attribute}: koden finst ikkje i kodeverket.", "Rett koden: status 7316, tenestetype 9151, kontaktperson 8471."},
		EN:    Words{"The code is not in the code system", "{element}/{attribute}: the code is not in the code system.", "Correct the code: status 7316, service type 9151, contact person 8471."},
		Codes: kprCodes()},
	{ID: "H009", Severity: Error, Level: OfNotifikasjon, Consequence: RowGone, Schema: true, Formats: format.KPR, Mark: "K", Source: "56",
		NB: Words{"notifikasjonGUID eller kommuneNr står flere ganger i filen", "", "Hver notifikasjon har sin egen GUID, og hver kommune står én gang."},
		NN: Words{"notifikasjonGUID eller kommuneNr står fleire gonger i fila", "", "Kvar notifikasjon har sin eigen GUID, og kvar kommune står éin gong."},
		EN: Words{"notifikasjonGUID or kommuneNr is in the file several times", "", "Each notification has a GUID of its own, and each municipality is given once."},
		Checks: []Check{{On: format.Notifikasjon, With: has(format.NotGUID), Do: sammeGUID},
			{On: format.KPRKommune, With: has(format.KommuneNr), Do: sammeKommune}}},
}

// kprEvents are the five kinds of event.
var kprEvents = []format.ElementID{format.TjenesteStart, format.MidlertidigStoppTil, format.MidlertidigStoppFra, format.TjenesteutforerEndret, format.TjenesteSlutt}

// events makes one check for each kind of event.
func events(with uint64, do func(*state)) (out []Check) {
	for _, e := range kprEvents {
		out = append(out, Check{On: e, With: with, Do: do})
	}
	return out
}

func kprCodes() []Code {
	out := []Code{{format.Notifikasjon, format.NotStatus}, {format.KPRKontaktperson, format.KontaktType}}
	for _, e := range kprEvents {
		out = append(out, Code{e, format.HendelseTjenesteType})
	}
	return out
}
