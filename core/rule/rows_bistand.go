package rule

import "sluse/core/format"

// F: need for assistance. D: diagnosis. "Send even if incomplete": none of
// these is worse than a warning.
var rowsBistand = []Row{
	{ID: "F001", Severity: Warning, Level: OfBistand, Formats: format.Annual, Mark: "K", Source: "V §1.4",
		NB:     Words{"Tjenestemottaker uten bistandsvurdering; regnes som uoppgitt", "", "Vurder bistandsbehovet ved neste vedtak. Send uansett."},
		NN:     Words{"Tenestemottakar utan bistandsvurdering; blir rekna som ikkje oppgitt", "", "Vurder bistandsbehovet ved neste vedtak. Send uansett."},
		EN:     Words{"Service recipient without an assessment of needs; counted as not stated", "", "Assess the needs at the next decision. Send anyway."},
		Checks: []Check{{On: format.Bruker, When: AtEnd, Do: utenVurdering}}},
	{ID: "F002", Severity: Warning, Level: OfBistand, Formats: format.Annual, Mark: "K/O", Source: "L §1.5",
		NB:     Words{"Vurderingen er ikke komplett", "Den nyeste vurderingen har færre enn 17 variabler.", "Fyll ut de variablene som mangler; 9 er ikke relevant."},
		NN:     Words{"Vurderinga er ikkje komplett", "Den nyaste vurderinga har færre enn 17 variablar.", "Fyll ut dei variablane som manglar; 9 er ikkje relevant."},
		EN:     Words{"The assessment is not complete", "The newest assessment has fewer than 17 variables.", "Fill in the variables that are missing; 9 is not relevant."},
		Checks: []Check{{On: format.Bruker, When: AtEnd, Do: ufullstendig}}},
	{ID: "F003", Severity: Warning, Level: OfBistand, Consequence: Nulled, Formats: format.Annual, Mark: "K", Source: "V §1.5",
		NB:    Words{"Verdien er ikke 1–5 eller 9", "{attribute}: verdien er ikke 1–5 eller 9.", "Rett skåren: 1 til 5, eller 9 for ikke relevant."},
		NN:    Words{"Verdien er ikkje 1–5 eller 9", "{attribute}: verdien er ikkje 1–5 eller 9.", "Rett skåren: 1 til 5, eller 9 for ikkje relevant."},
		EN:    Words{"The value is not 1–5 or 9", "{attribute}: the value is not 1–5 or 9.", "Correct the score: 1 to 5, or 9 for not relevant."},
		Codes: scores()},
	{ID: "F004", Severity: Warning, Level: OfBistand, Formats: format.Annual, Mark: "O",
		NB:     Words{"To vurderinger med samme dato, eller vurdert dato etter årets slutt", "", "Rett datoen, eller slett den doble vurderingen."},
		NN:     Words{"To vurderingar med same dato, eller vurdert dato etter slutten av året", "", "Rett datoen, eller slett den doble vurderinga."},
		EN:     Words{"Two assessments of the same date, or a date after the end of the year", "", "Correct the date, or delete the doubled assessment."},
		Checks: []Check{{On: format.Bistandsbehov, With: has(format.BistandVurdertDato), Do: vurdertDato}}},
	{ID: "F005", Severity: Warning, Level: OfBistand, Formats: format.Annual, Mark: "K", Source: "L §1.5",
		NB:     Words{"Tjenestemottaker uten noen skår på 3 eller høyere", "", "Den som får en tjeneste, har minst ett behov: kontroller vurderingen. Ved trygghetsalarm alene: 3 på egenHelse, 9 på resten."},
		NN:     Words{"Tenestemottakar utan nokon skår på 3 eller høgare", "", "Den som får ei teneste, har minst eitt behov: kontroller vurderinga. Ved tryggleiksalarm åleine: 3 på egenHelse, 9 på resten."},
		EN:     Words{"Service recipient with no score of 3 or higher", "", "Whoever gets a service has at least one need: check the assessment. For a safety alarm alone: 3 on egenHelse, 9 on the rest."},
		Checks: []Check{{On: format.Bruker, When: AtEnd, Do: utenBehov}}},
	{ID: "F006", Severity: Info, Level: OfBistand, Formats: format.Annual, Needs: NeedsBirth, Mark: "K/O", Source: "V §1.5",
		NB:     Words{"9 (ikke relevant) på grunnleggende egenomsorg hos voksen", "", "9 er ment for funksjoner som ikke ventes av et barn. Kontroller hygiene, på- og avkledning, spise og toalett."},
		NN:     Words{"9 (ikkje relevant) på grunnleggjande eigenomsorg hos vaksen", "", "9 er meint for funksjonar som ikkje er venta av eit barn. Kontroller hygiene, på- og avkleding, ete og toalett."},
		EN:     Words{"9 (not relevant) on basic self-care for an adult", "", "9 is meant for what is not expected of a child. Check hygiene, dressing, eating and toilet."},
		Checks: []Check{{On: format.Bruker, When: AtEnd, Do: niPaaEgenomsorg}}},
	{ID: "D001", Severity: Warning, Level: OfDiagnose, Consequence: Nulled, Formats: format.Annual, Mark: "K/O", Source: "§3.6",
		NB:     Words{"Ukjent kodeverk, eller koden har ikke kodeverkets form", "", "Kodeverk 1 er ICPC-2 (bokstav og to siffer), 2 er ICD-10 (bokstav, to siffer, eventuelt punktum og en eller to til)."},
		NN:     Words{"Ukjent kodeverk, eller koden har ikkje forma til kodeverket", "", "Kodeverk 1 er ICPC-2 (bokstav og to siffer), 2 er ICD-10 (bokstav, to siffer, eventuelt punktum og ein eller to til)."},
		EN:     Words{"Unknown code system, or the code does not have the system's form", "", "Code system 1 is ICPC-2 (letter and two digits), 2 is ICD-10 (letter, two digits, optionally a point and one or two more)."},
		Codes:  []Code{{format.Diagnose, format.DiagnoseKodeverk}},
		Checks: []Check{{On: format.Diagnose, With: has(format.DiagnoseKodeverk, format.DiagnoseKode), Do: diagnoseform}}},
}

// scores are the 17 function variables.
func scores() (out []Code) {
	for i := range format.NumFunk {
		out = append(out, Code{format.Bistandsbehov, format.Funk + i})
	}
	return out
}
