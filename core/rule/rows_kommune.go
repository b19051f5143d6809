package rule

import "sluse/core/format"

// K: the municipality.
var rowsKommune = []Row{
	{ID: "K001", Severity: Fatal, Level: OfKommune, Consequence: AllGone, Mark: "K", Source: "V S §3.4",
		NB:     Words{"Kommunenummeret finnes ikke", "", "Rett kommuneNr i fagsystemet eller hos leverandøren."},
		NN:     Words{"Kommunenummeret finst ikkje", "", "Rett kommuneNr i fagsystemet eller hos leverandøren."},
		EN:     Words{"The municipality number does not exist", "", "Correct kommuneNr in the record system or with the vendor."},
		Checks: []Check{{On: format.Kommune, With: has(format.KommuneNr), Do: kommuneFinnes}, {On: format.KPRKommune, With: has(format.KommuneNr), Do: kommuneFinnes}}},
	{ID: "K002", Severity: Fatal, Level: OfKommune, Consequence: AllGone, Mark: "K", Source: "V §1.1",
		NB:     Words{"Kommunenummeret gjaldt ikke 31. desember i rapporteringsåret", "Kommunenummeret gjaldt ikke 31.12.{year}. {code}", "Rapporter på kommunen slik den var 31. desember i rapporteringsåret."},
		NN:     Words{"Kommunenummeret gjaldt ikkje 31. desember i rapporteringsåret", "Kommunenummeret gjaldt ikkje 31.12.{year}. {code}", "Rapporter på kommunen slik han var 31. desember i rapporteringsåret."},
		EN:     Words{"The municipality number was not in use on 31 December of the reporting year", "The municipality number was not in use on 31.12.{year}. {code}", "Report on the municipality as it was on 31 December of the reporting year."},
		Checks: []Check{{On: format.Kommune, With: has(format.KommuneNr), Do: kommuneGyldig}, {On: format.KPRKommune, With: has(format.KommuneNr), Do: kommuneGyldig}}},
	{ID: "K003", Severity: Fatal, Level: OfKommune, Consequence: AllGone, Needs: NeedsSession, Mark: "K", Source: "S §2",
		NB:     Words{"Kommunenummeret er ikke innsenderens", "", "Kontroller at det er din kommunes fil, og at du bruker din kommunes tilgang."},
		NN:     Words{"Kommunenummeret er ikkje innsendaren sitt", "", "Kontroller at det er fila til kommunen din, og at du bruker tilgangen til kommunen din."},
		EN:     Words{"The municipality number is not the sender's", "", "Check that this is your municipality's file and that you use your municipality's access."},
		Checks: []Check{{On: format.Kommune, With: has(format.KommuneNr), Do: annenKommune}, {On: format.KPRKommune, With: has(format.KommuneNr), Do: annenKommune}}},
	{ID: "K004", Severity: Error, Level: OfKommune, Formats: format.Annual, Mark: "O",
		NB:     Words{"Leveransen har ingen brukere", "", "Kontroller utvalget i uttrekket. Har kommunen virkelig ingen tjenestemottakere, send med kjente feil."},
		NN:     Words{"Leveransen har ingen brukarar", "", "Kontroller utvalet i uttrekket. Har kommunen verkeleg ingen tenestemottakarar, send med kjende feil."},
		EN:     Words{"The delivery has no users", "", "Check the extract's selection. If the municipality truly has no recipients, send with known errors."},
		Checks: []Check{{On: format.Kommune, When: AtEnd, Do: ingenBrukere}}},
}
