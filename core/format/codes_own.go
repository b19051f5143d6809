package format

// Lists whose values are known in part and whose codes are ours.
var own = []List{
	{ID: "JN", Title: "Ja og nei", Mark: "K/O", Source: "V §1.3", Codes: []Code{
		{Value: "1", Meaning: "Ja"},
		{Value: "2", Meaning: "Nei"},
		{Value: "9", Meaning: "Ikke kartlagt"},
	}},
	{ID: "HUSSTAND", Title: "Husstand", Mark: "K/O", Source: "V §1.4", Codes: []Code{
		{Value: "1", Meaning: "Bor alene"},
		{Value: "2", Meaning: "Bor sammen med andre"},
		{Value: "3", Meaning: "Bor sammen med foreldre"},
	}},
	{ID: "BOFORHOLD", Title: "Boforhold", Mark: "O", Codes: []Code{
		{Value: "1", Meaning: "Vanlig bolig"},
		{Value: "2", Meaning: "Kommunal bolig uten fast personell"},
		{Value: "3", Meaning: "Kommunal bolig, fast personell deler av døgnet"},
		{Value: "4", Meaning: "Kommunal bolig, fast personell hele døgnet"},
		{Value: "5", Meaning: "Institusjon"},
		{Value: "6", Meaning: "Annet"},
		{Value: "9", Meaning: "Uoppgitt"},
	}},
	{ID: "SKAR", Title: "Skår for bistandsbehov", Mark: "K", Source: "V §1.5", Codes: []Code{
		{Value: "1", Meaning: "Ingen problem"},
		{Value: "2", Meaning: "Klarer selv, men med vansker eller endret standard"},
		{Value: "3", Meaning: "Middels behov for bistand"},
		{Value: "4", Meaning: "Store behov for bistand"},
		{Value: "5", Meaning: "Fullt bistandsbehov"},
		{Value: "9", Meaning: "Ikke relevant"},
	}},
	{ID: "OMRADE", Title: "Område for samfunnsdeltakelse", Mark: "K/O", Source: "V §1.4", Codes: []Code{
		{Value: "1", Meaning: "Arbeid og utdanning"},
		{Value: "2", Meaning: "Livssyn"},
		{Value: "3", Meaning: "Kultur"},
		{Value: "4", Meaning: "Fritid"},
		{Value: "5", Meaning: "Organisasjon"},
		{Value: "6", Meaning: "Transport"},
	}},
	{ID: "MOTTAR", Title: "Mottar bistand", Mark: "K/O", Source: "V §1.4", Codes: []Code{
		{Value: "1", Meaning: "Ja"},
		{Value: "2", Meaning: "Ja, men udekket behov"},
		{Value: "3", Meaning: "Nei"},
	}},
	{ID: "PLAN", Title: "Individuell plan", Mark: "O", Codes: []Code{
		{Value: "1", Meaning: "Har individuell plan"},
		{Value: "2", Meaning: "Har ikke"},
		{Value: "3", Meaning: "Ønsker ikke"},
		{Value: "9", Meaning: "Ikke kartlagt"},
	}},
	{ID: "VENT", Title: "Venteliste", Mark: "O", Codes: []Code{
		{Value: "1", Meaning: "Sykehjem"},
		{Value: "2", Meaning: "Tilsvarende bolig"},
		{Value: "3", Meaning: "Nei"},
	}},
	{ID: "DIAG", Title: "Kodeverk for diagnose", Mark: "O", Codes: []Code{
		{Value: "1", Meaning: "ICPC-2"},
		{Value: "2", Meaning: "ICD-10"},
	}},
	{ID: "UTFALL", Title: "Utfall av søknad", Mark: "O", Codes: []Code{
		{Value: "1", Meaning: "Innvilget"},
		{Value: "2", Meaning: "Delvis innvilget"},
		{Value: "3", Meaning: "Avslag"},
		{Value: "4", Meaning: "Trukket"},
		{Value: "5", Meaning: "Ikke avgjort"},
	}},
	{ID: "KLAGE", Title: "Utfall av klage", Mark: "O", Codes: []Code{
		{Value: "1", Meaning: "Medhold"},
		{Value: "2", Meaning: "Delvis medhold"},
		{Value: "3", Meaning: "Ikke medhold"},
		{Value: "4", Meaning: "Ikke avgjort"},
	}},
	{ID: "STOPP", Title: "Årsak til midlertidig stopp", Mark: "O", Codes: []Code{
		{Value: "1", Meaning: "Spesialisthelsetjenesten"},
		{Value: "2", Meaning: "Kommunal institusjon"},
		{Value: "3", Meaning: "Fravær eller ferie"},
		{Value: "4", Meaning: "Annet"},
	}},
	{ID: "OPPHOLD", Title: "Type opphold", Mark: "O", Codes: []Code{
		{Value: "1", Meaning: "Somatikk"},
		{Value: "2", Meaning: "Psykisk helsevern"},
		{Value: "3", Meaning: "Rus"},
		{Value: "4", Meaning: "Annet"},
	}},
}
