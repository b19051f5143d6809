package rule

import "sluse/core/format"

// P001–P008: is this the whole delivery? Judged by package stats on the
// figures; none is worse than a warning.
var rowsLeveranse = []Row{
	{ID: "P001", Severity: Warning, Level: OfLeveranse, Formats: format.Annual, Needs: NeedsPopulation, Mark: "K/O", Source: "§6",
		NB: Words{"Antall brukere er uvanlig i forhold til folketallet (utenfor 4–12 %)", "{n} brukere er uvanlig i forhold til folketallet (utenfor 4–12 %).", "Kontroller at uttrekket har med alle, og bare kommunens egne."},
		NN: Words{"Talet på brukarar er uvanleg i høve til folketalet (utanfor 4–12 %)", "{n} brukarar er uvanleg i høve til folketalet (utanfor 4–12 %).", "Kontroller at uttrekket har med alle, og berre kommunens eigne."},
		EN: Words{"The number of users is unusual for the population (outside 4–12 %)", "{n} users is unusual for the population (outside 4–12 %).", "Check that the extract has everybody, and the municipality's own only."}},
	{ID: "P002", Severity: Info, Level: OfLeveranse, Formats: format.Annual, Needs: NeedsBirth, Mark: "K/O", Source: "§6",
		NB: Words{"Andelen kvinner er utenfor 50–70 %", "{n} % av brukerne er kvinner; vanlig er 50–70 %.", "Vanlig er om lag 60 %. Kontroller at uttrekket har med alle tjenester."},
		NN: Words{"Delen kvinner er utanfor 50–70 %", "{n} % av brukarane er kvinner; vanleg er 50–70 %.", "Vanleg er om lag 60 %. Kontroller at uttrekket har med alle tenester."},
		EN: Words{"The share of women is outside 50–70 %", "{n} % of the users are women; 50–70 % is usual.", "About 60 % is usual. Check that the extract has all services."}},
	{ID: "P003", Severity: Info, Level: OfLeveranse, Formats: format.Annual, Needs: NeedsBirth, Mark: "K/O", Source: "§6",
		NB: Words{"Andelen under 67 år er utenfor 25–55 %, eller andelen under 18 år er utenfor 2–10 %", "", "Vanlig er om lag 39 % under 67 og 5 % under 18. Kontroller at uttrekket har med alle aldre."},
		NN: Words{"Delen under 67 år er utanfor 25–55 %, eller delen under 18 år er utanfor 2–10 %", "", "Vanleg er om lag 39 % under 67 og 5 % under 18. Kontroller at uttrekket har med alle aldrar."},
		EN: Words{"The share under 67 is outside 25–55 %, or the share under 18 is outside 2–10 %", "", "About 39 % under 67 and 5 % under 18 is usual. Check that the extract has all ages."}},
	{ID: "P004", Severity: Info, Level: OfLeveranse, Formats: format.Annual, Mark: "K/O", Source: "§6",
		NB: Words{"Antall tjenester per bruker er utenfor 1,6–3,0", "", "Vanlig er 2,25. Kontroller at uttrekket har med alle tjenester, og hver bare én gang."},
		NN: Words{"Talet på tenester per brukar er utanfor 1,6–3,0", "", "Vanleg er 2,25. Kontroller at uttrekket har med alle tenester, og kvar berre éin gong."},
		EN: Words{"The number of services per user is outside 1.6–3.0", "", "2.25 is usual. Check that the extract has all services, and each once only."}},
	{ID: "P005", Severity: Warning, Level: OfLeveranse, Formats: format.Annual, Mark: "K", Source: "N §6",
		NB: Words{"Tjenestemiksen avviker fra landets", "{n} % av brukerne har tjenestetype {code}; det er uvanlig.", "17 er dagopphold i institusjon (helsehjelp), 4 er dagaktivitetstilbud; 29 er kommunal bolig. Kontroller overgangen fra fagsystemet."},
		NN: Words{"Tenestemiksen avvik frå landet sin", "{n} % av brukarane har tenestetype {code}; det er uvanleg.", "17 er dagopphald i institusjon (helsehjelp), 4 er dagaktivitetstilbod; 29 er kommunal bustad. Kontroller overgangen frå fagsystemet."},
		EN: Words{"The mix of services differs from the country's", "{n} % of the users have service type {code}, which is unusual.", "17 is day stay in an institution (health care), 4 is day activity; 29 is municipal dwelling. Check the mapping from the record system."}},
	{ID: "P006", Severity: Warning, Level: OfLeveranse, Formats: format.Annual, Needs: NeedsPrevious, Mark: "K", Source: "V §5",
		NB: Words{"En tjeneste med minst 10 brukere i fjor har ingen nå", "Tjenestetype {code} hadde {n} brukere i fjor og har ingen nå.", "Kontroller at tjenesten er med i uttrekket."},
		NN: Words{"Ei teneste med minst 10 brukarar i fjor har ingen no", "Tenestetype {code} hadde {n} brukarar i fjor og har ingen no.", "Kontroller at tenesta er med i uttrekket."},
		EN: Words{"A service with at least 10 users last year has none now", "Service type {code} had {n} users last year and has none now.", "Check that the service is in the extract."}},
	{ID: "P007", Severity: Warning, Level: OfLeveranse, Formats: format.Annual, Needs: NeedsPrevious, Mark: "K/O", Source: "V §5",
		NB: Words{"Antall brukere av en tjeneste er endret mer enn 25 %", "Antall brukere av tjenestetype {code} er endret {n} % siden i fjor.", "Kontroller om endringen er virkelig, eller om registrering eller uttrekk er endret."},
		NN: Words{"Talet på brukarar av ei teneste er endra meir enn 25 %", "Talet på brukarar av tenestetype {code} er endra {n} % sidan i fjor.", "Kontroller om endringa er verkeleg, eller om registrering eller uttrekk er endra."},
		EN: Words{"The number of users of a service has changed by more than 25 %", "The number of users of service type {code} has changed by {n} % since last year.", "Check whether the change is real, or whether registration or extract has changed."}},
	{ID: "P008", Severity: Warning, Level: OfLeveranse, Formats: format.Annual, Needs: NeedsPrevious, Mark: "K/O", Source: "§6",
		NB: Words{"Færre enn 60 % av fjorårets brukere er med", "{n} % av fjorårets brukere er med.", "Vanlig er om lag 77 %. Kontroller at uttrekket har med alle, og at brukerNr er de samme som i fjor."},
		NN: Words{"Færre enn 60 % av brukarane frå i fjor er med", "{n} % av brukarane frå i fjor er med.", "Vanleg er om lag 77 %. Kontroller at uttrekket har med alle, og at brukerNr er dei same som i fjor."},
		EN: Words{"Fewer than 60 % of last year's users are included", "{n} % of last year's users are included.", "About 77 % is usual. Check that the extract has everybody, and that brukerNr are the same as last year."}},
}
