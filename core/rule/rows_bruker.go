package rule

import "sluse/core/format"

// B001–B011: who the person is.
var rowsBruker = []Row{
	{ID: "B001", Severity: Error, Level: OfBruker, Consequence: RowGone, Mark: "K", Source: "56",
		NB:    Words{"typeID finnes ikke i kodeverk 9032", "", "Rett typeID: 1 fødselsnummer, 2 D-nummer, 3 H-nummer, 10 DUF-nummer, 9 annet."},
		NN:    Words{"typeID finst ikkje i kodeverk 9032", "", "Rett typeID: 1 fødselsnummer, 2 D-nummer, 3 H-nummer, 10 DUF-nummer, 9 anna."},
		EN:    Words{"typeID is not in code system 9032", "", "Correct typeID: 1 birth number, 2 D-number, 3 H-number, 10 DUF number, 9 other."},
		Codes: []Code{{format.Bruker, format.BrukerTypeID}, {format.KPRBruker, format.BrukerTypeID}}},
	{ID: "B002", Severity: Error, Level: OfBruker, Consequence: RowGone, Needs: NeedsFid, Mark: "K", Source: "I S §3.1",
		NB: Words{"Fødselsnummer eller D-nummer har feil form, dato eller kontrollsiffer", "", "Kontroller nummeret mot Folkeregisteret og rett det i fagsystemet."},
		NN: Words{"Fødselsnummer eller D-nummer har feil form, dato eller kontrollsiffer", "", "Kontroller nummeret mot Folkeregisteret og rett det i fagsystemet."},
		EN: Words{"Birth number or D-number has a wrong form, date or check digit", "", "Check the number against the National Population Register and correct it in the record system."}},
	{ID: "B003", Severity: Error, Later: Later{2032, Info}, Level: OfBruker, Consequence: RowGone, Needs: NeedsFid, Mark: "K", Source: "I §3.1",
		NB: Words{"Nummeret er gyldig bare etter regelen som gjelder fra 2032", "", "Slike numre deles ikke ut ennå. Kontroller nummeret mot Folkeregisteret."},
		NN: Words{"Nummeret er gyldig berre etter regelen som gjeld frå 2032", "", "Slike nummer blir ikkje delte ut enno. Kontroller nummeret mot Folkeregisteret."},
		EN: Words{"The number is valid only by the rule in force from 2032", "", "Such numbers are not issued yet. Check the number against the National Population Register."}},
	{ID: "B004", Severity: Warning, Level: OfBruker, Needs: NeedsFid, Mark: "K/O", Source: "S §3.1",
		NB: Words{"typeID passer ikke til nummeret", "typeID passer ikke til nummeret; nummeret bestemmer.", "Rett typeID: et D-nummer er 2, et H-nummer 3, et fiktivt nummer (fødselsdato og 00100, 00200 eller 99999) 9."},
		NN: Words{"typeID passar ikkje til nummeret", "typeID passar ikkje til nummeret; nummeret avgjer.", "Rett typeID: eit D-nummer er 2, eit H-nummer 3, eit fiktivt nummer (fødselsdato og 00100, 00200 eller 99999) 9."},
		EN: Words{"typeID does not fit the number", "typeID does not fit the number; the number decides.", "Correct typeID: a D-number is 2, an H-number 3, a stand-in number (birth date and 00100, 00200 or 99999) 9."}},
	{ID: "B005", Severity: Error, Level: OfBruker, Consequence: RowGone, Needs: NeedsFid, Mark: "K", Source: "S §3.2",
		NB: Words{"DUF-nummer har feil kontrollsiffer", "", "Kontroller DUF-nummeret, tolv siffer, og rett det i fagsystemet."},
		NN: Words{"DUF-nummer har feil kontrollsiffer", "", "Kontroller DUF-nummeret, tolv siffer, og rett det i fagsystemet."},
		EN: Words{"DUF number has wrong check digits", "", "Check the DUF number, twelve digits, and correct it in the record system."}},
	{ID: "B006", Severity: Error, Level: OfBruker, Consequence: RowGone, Needs: NeedsFid, Mark: "K", Source: "V I §3.1",
		NB: Words{"Syntetisk nummer i produksjonsleveranse", "", "Personen er en testperson og skal ikke være med. Ta den ut av uttrekket."},
		NN: Words{"Syntetisk nummer i produksjonsleveranse", "", "Personen er ein testperson og skal ikkje vere med. Ta han ut av uttrekket."},
		EN: Words{"Synthetic number in a production delivery", "", "This is a test person and is not to be included. Take it out of the extract."}},
	{ID: "B007", Severity: Warning, Level: OfBruker, Needs: NeedsFid, Mark: "K/O", Source: "I §3.1",
		NB: Words{"Måned +40 ført som fødselsnummer eller D-nummer: H-nummer eller testperson", "", "Er det et H-nummer, er typeID 3. Er det en testperson, skal den ikke være med."},
		NN: Words{"Månad +40 ført som fødselsnummer eller D-nummer: H-nummer eller testperson", "", "Er det eit H-nummer, er typeID 3. Er det ein testperson, skal han ikkje vere med."},
		EN: Words{"Month +40 given as a birth number or D-number: H-number or test person", "", "If it is an H-number, typeID is 3. If it is a test person, it is not to be included."}},
	{ID: "B008", Severity: Error, Level: OfBruker, Consequence: RowGone, Formats: format.Annual, Mark: "K", Source: "56",
		NB: Words{"brukerNr er brukt på flere personer i filen", "{attribute} er brukt før i filen, og ikke på samme person så vidt fid viser.", "Hver person må ha sitt eget brukerNr, det samme fra år til år. Samme fødselsnummer viser at det er samme person (B009); en fødselsdato eller annet som flere kan ha, gjør det ikke."},
		NN: Words{"brukerNr er brukt på fleire personar i fila", "{attribute} er brukt før i fila, og ikkje på same person så vidt fid viser.", "Kvar person må ha sitt eige brukerNr, det same frå år til år. Same fødselsnummer viser at det er same person (B009); ein fødselsdato eller anna som fleire kan ha, gjer det ikkje."},
		EN: Words{"brukerNr is used for several persons in the file", "{attribute} has been used before in the file, and not for the same person as far as fid shows.", "Each person must have a brukerNr of their own, the same from year to year. The same birth number shows that it is the same person (B009); a birth date, or anything that several may have, does not."}},
	{ID: "B009", Severity: Warning, Level: OfBruker, Formats: format.Annual, Needs: NeedsFid, Mark: "K/O", Source: "S §2",
		NB: Words{"Samme person står flere ganger i filen", "", "Slå sammen oppføringene i fagsystemet, så personen får alle tjenestene sine ett sted."},
		NN: Words{"Same person står fleire gonger i fila", "", "Slå saman oppføringane i fagsystemet, så personen får alle tenestene sine éin stad."},
		EN: Words{"The same person is in the file several times", "", "Merge the entries in the record system, so that the person has all services in one place."}},
	{ID: "B010", Severity: Error, Level: OfBruker, Consequence: RowGone, Needs: NeedsFid, Mark: "K/O", Source: "S §2",
		NB: Words{"Et referansenummer eller en tekst er, eller inneholder, et identitetsnummer", "{attribute} er lik, inneholder eller er et gyldig fødselsnummer eller annet identitetsnummer.", "Det som står utenfor fid, kan ikke vise hvem personen er. Rett teksten, eller be leverandøren bytte referansenummeret."},
		NN: Words{"Eit referansenummer eller ein tekst er, eller inneheld, eit identitetsnummer", "{attribute} er lik, inneheld eller er eit gyldig fødselsnummer eller anna identitetsnummer.", "Det som står utanfor fid, kan ikkje vise kven personen er. Rett teksten, eller be leverandøren byte referansenummeret."},
		EN: Words{"A reference number or a text is, or contains, an identity number", "{attribute} equals, contains or is a valid birth number or another identity number.", "What stands outside fid must not tell who the person is. Correct the text, or ask the vendor to replace the reference number."},
		Checks: append(append(eventLeaks(), texts()...), []Check{
			{On: format.Melding, With: has(format.MeldingLokalident), Do: leak(format.MeldingLokalident)},
			{On: format.Bruker, With: has(format.BrukerNr), Do: leak(format.BrukerNr)},
			{On: format.Soknad, With: has(format.SoknadID), Do: leak(format.SoknadID)},
			{On: format.Tjeneste, With: has(format.TjenesteID), Do: leak(format.TjenesteID)},
			{On: format.MidlertidigStopp, With: has(format.StoppID), Do: leak(format.StoppID)},
			{On: format.KPRMelding, With: has(format.MeldingLokalident), Do: leak(format.MeldingLokalident)},
			{On: format.KPRBruker, With: has(format.BrukerNr), Do: leak(format.BrukerNr)},
		}...)},
	{ID: "B011", Severity: Warning, Level: OfBruker, Formats: format.Annual, Needs: NeedsBirth, Mark: "K/O", Source: "M §1.7",
		NB:     Words{"Fødselsdato er etter årets slutt, eller alderen er over 112 år", "", "Kontroller fødselsdatoen og om personen lever."},
		NN:     Words{"Fødselsdato er etter slutten av året, eller alderen er over 112 år", "", "Kontroller fødselsdatoen og om personen lever."},
		EN:     Words{"Birth date is after the end of the year, or age is above 112", "", "Check the birth date and whether the person is alive."},
		Checks: []Check{{On: format.Bruker, Do: alder}}},
}

// eventLeaks judge the identifiers of events.
func eventLeaks() []Check {
	return append(events(has(format.HendelseTjenesteID), leak(format.HendelseTjenesteID)),
		events(has(format.HendelseStoppID), leak(format.HendelseStoppID))...)
}

// texts judge what is free text, about the sender or an event, and no reference.
func texts() (out []Check) {
	for _, at := range []struct {
		on    format.ElementID
		attrs []int
	}{
		{format.Melding, vendorTexts}, {format.KPRMelding, vendorTexts},
		{format.Kontaktperson, contactTexts}, {format.KPRKontaktperson, contactTexts},
		{format.Notifikasjon, []int{format.NotLopeNr}},
	} {
		for _, a := range at.attrs {
			out = append(out, Check{On: at.on, With: has(a), Do: identifying(a)})
		}
	}
	return append(out, events(has(format.HendelseOrgNr), identifying(format.HendelseOrgNr))...)
}

var (
	vendorTexts  = []int{format.MeldingVersjon, format.MeldingLeverandor, format.MeldingNavnEPJ, format.MeldingVersjonEPJ, format.MeldingVersjonUt}
	contactTexts = []int{format.KontaktKontPerson, format.KontaktMeldTelefon, format.KontaktMeldEpost1, format.KontaktMeldEpost2}
)
