package rule

import "sluse/core/format"

// S: applications. A refused one without a service breaks none of these.
var rowsSoknad = []Row{
	{ID: "S001", Severity: Error, Level: OfSoknad, Consequence: RowGone, Formats: format.Annual, Mark: "O",
		NB:     Words{"soknadID er brukt flere ganger på samme bruker", "", "Hver søknad må ha sitt eget soknadID på brukeren. Meld fra til leverandøren."},
		NN:     Words{"soknadID er brukt fleire gonger på same brukar", "", "Kvar søknad må ha sitt eige soknadID på brukaren. Meld frå til leverandøren."},
		EN:     Words{"soknadID is used several times for one user", "", "Each application needs a soknadID of its own for the user. Tell the vendor."},
		Checks: []Check{{On: format.Soknad, With: has(format.SoknadID), Do: sammeSoknad}}},
	{ID: "S002", Severity: Warning, Level: OfSoknad, Formats: format.Annual, Mark: "K/O", Source: "L §1.4",
		NB: Words{"Mottattdato mangler eller er etter årets slutt", "", "Fyll ut eller rett datoen søknaden kom."},
		NN: Words{"Mottattdato manglar eller er etter slutten av året", "", "Fyll ut eller rett datoen søknaden kom."},
		EN: Words{"Date received is missing or after the end of the year", "", "Fill in or correct the date the application came."},
		Checks: []Check{{On: format.Soknad, Without: has(format.SoknadMottattDato), Do: (*state).fireHere},
			{On: format.Soknad, With: has(format.SoknadMottattDato), Do: mottattEtter}}},
	{ID: "S003", Severity: Warning, Level: OfSoknad, Formats: format.Annual, Mark: "O",
		NB: Words{"Vedtaksdato er før mottattdato, eller klagedato er før vedtaksdato", "", "Rett rekkefølgen: mottatt, vedtak, klage."},
		NN: Words{"Vedtaksdato er før mottattdato, eller klagedato er før vedtaksdato", "", "Rett rekkjefølgja: motteken, vedtak, klage."},
		EN: Words{"Decision is before receipt, or complaint before decision", "", "Correct the order: received, decided, complained."},
		Checks: []Check{{On: format.Soknad, With: has(format.SoknadMottattDato, format.SoknadVedtakDato), Do: vedtakForMottatt},
			{On: format.Soknad, With: has(format.SoknadVedtakDato, format.SoknadKlageDato), Do: klageForVedtak}}},
	{ID: "S004", Severity: Warning, Level: OfSoknad, Formats: format.Annual, Mark: "K/O", Source: "§1.1",
		NB:     Words{"Utfall mangler eller finnes ikke i kodelisten, men vedtaksdato er oppgitt", "", "Oppgi utfallet: 1 innvilget, 2 delvis innvilget, 3 avslag, 4 trukket, 5 ikke avgjort."},
		NN:     Words{"Utfall manglar eller finst ikkje i kodelista, men vedtaksdato er oppgitt", "", "Oppgi utfallet: 1 innvilga, 2 delvis innvilga, 3 avslag, 4 trekt, 5 ikkje avgjort."},
		EN:     Words{"Outcome is missing or not in the code list, but a decision date is given", "", "Give the outcome: 1 granted, 2 partly granted, 3 refused, 4 withdrawn, 5 not decided."},
		Codes:  []Code{{format.Soknad, format.SoknadUtfall}}, // with a decision date; B019 without
		Checks: []Check{{On: format.Soknad, With: has(format.SoknadVedtakDato), Without: has(format.SoknadUtfall), Do: utfallMangler}}},
}
