package main

import (
	"sluse/core"
	"sluse/core/wire"
)

// The words of the pseudonym manager, the register, two parts and feedback.
var (
	shortTPF            = sentence{"pseudonymforvalteren: hent identiteter, gi pseudonymer", "pseudonymforvaltaren: hent identitetar, gi pseudonym", "pseudonym manager: collect identities, answer with pseudonyms"}
	shortTPFKeygen      = sentence{"lag en registernøkkel", "lag ein registernøkkel", "make a register key"}
	shortTPFAudit       = sentence{"kontroller revisjonsloggen", "kontroller revisjonsloggen", "verify the audit log"}
	shortRegisterLoad   = sentence{"les hele leveranser inn i registeret", "les heile leveransar inn i registeret", "load whole deliveries into the register"}
	shortRegisterStats  = sentence{"tall fra registeret", "tal frå registeret", "figures of the register"}
	shortRegisterTable  = sentence{"tabeller fra registeret", "tabellar frå registeret", "tables of the register"}
	shortRegisterExport = sentence{"skriv registeret til Parquet-filer", "skriv registeret til Parquet-filer", "write the register to Parquet files"}
	shortRegisterFreez  = sentence{"frys hvilke leveranser som teller", "frys kva leveransar som tel", "freeze which deliveries count"}
	shortRegisterOrder  = sentence{"svar på en bestilling av spesialstatistikk", "svar på ei bestilling av spesialstatistikk", "answer an order of special statistics"}
	shortFeedback       = sentence{"hent og åpne SSBs tilbakemelding", "hent og opne tilbakemeldinga frå SSB", "fetch and open SSB's feedback"}

	longTPF = sentence{
		"Henter identitetsdelene, kontrollerer identitetene, lager pseudonymer med registernøkkelen -key og sender koblingen, kryptert til SSB.\nIngen identitet blir liggende; -audit er en logg uten identiteter, én linje per svar. Under nøkkelbytte er -previous den gamle nøkkelen.\nTestleveranser får pseudonymer av en egen nøkkel, avledet av registernøkkelen; en testleveranse med et nummer som kan være noens, avvises.",
		"Hentar identitetsdelane, kontrollerer identitetane, lagar pseudonym med registernøkkelen -key og sender koplinga, kryptert til SSB.\nIngen identitet blir liggande; -audit er ein logg utan identitetar, éi linje per svar. Under nøkkelbyte er -previous den gamle nøkkelen.\nTestleveransar får pseudonym av ein eigen nøkkel, avleidd av registernøkkelen; ein testleveranse med eit nummer som kan vere nokon sitt, blir avvist.",
		"Collects the identity parts, checks the identities, makes pseudonyms by the register key -key and sends the mapping, sealed to SSB.\nNo identity stays; -audit is a log without identities, a line for each answer. While keys are changed, -previous is the old one.\nTest deliveries get pseudonyms by a key of their own, derived from the register key; a test delivery with a number that may be somebody's is refused."}
	longTPFKeygen = sentence{
		"Lager nøkkelen som pseudonymer lages med, i filen -o. Den følger registeret i alle år: mistes den, kan ingen følges lenger.\n-after GAMMEL lager neste generasjon. Skriver nøkkelens ID.",
		"Lagar nøkkelen som pseudonym blir laga med, i fila -o. Han følgjer registeret i alle år: går han tapt, kan ingen følgjast lenger.\n-after GAMMAL lagar neste generasjon. Skriv ID-en til nøkkelen.",
		"Makes the key that pseudonyms are made by, in the file -o. It stays with the register over the years: lose it, and nobody can be followed.\n-after OLD makes the next generation. Prints the key's id."}
	longTPFAudit = sentence{
		"Kontrollerer at ingen linje i loggen er endret eller fjernet, og skriver SHA-256 av den siste. Ta vare på den: bare slik synes det om de siste linjene mangler.",
		"Kontrollerer at inga linje i loggen er endra eller fjerna, og skriv SHA-256 av den siste. Ta vare på han: berre slik er det synleg om dei siste linjene manglar.",
		"Verifies that no line of the log was changed or removed, and prints the last one's SHA-256. Keep it: only so is it seen if the last lines are missing."}
	longRegisterLoad = sentence{
		"Deler hver leveranse, lager pseudonymer med registernøkkelen -key, kobler og leser inn, alt i én prosess: for den som er sin egen pseudonymforvalter, og for prøving.\n-db er navnet på en SQLite-fil eller postgres://…",
		"Deler kvar leveranse, lagar pseudonym med registernøkkelen -key, koplar og les inn, alt i éin prosess: for den som er sin eigen pseudonymforvaltar, og for prøving.\n-db er namnet på ei SQLite-fil eller postgres://…",
		"Parts each delivery, makes pseudonyms by the register key -key, joins and loads, all in one process: for whoever is their own pseudonym manager, and for trials.\n-db is the name of an SQLite file, or postgres://…"}
	longRegisterStats = sentence{
		"Mottakere, andeler, tjenester, botid og dagaktivitet for året, av leveransene som teller nå, eller som talte ved frysingen -freeze.",
		"Mottakarar, delar, tenester, butid og dagaktivitet for året, av leveransane som tel no, eller som talde ved frysinga -freeze.",
		"Recipients, shares, services, stay and day activity of the year, of the deliveries that count now, or that counted at -freeze."}
	longRegisterTable = sentence{
		"Skriver en tabell med tabulator mellom kolonnene:\n  users       brukere 31.12. etter region, alder og tjeneste (oppsettet til tabell 11645)\n  hours       timer etter tjenestetype, for alle år til og med -year\n  stays       gjennomsnittlig botid på sykehjem etter kommune\n  days        dagaktivitet ved demens og utviklingshemming etter kommune\n  items       andel registrert per opplysning, og endring fra året før\n  findings    funn etter leverandør og versjon\n  contacts    kontaktpersoner\n  spread      samme person fra fem eller flere kommuner (P017)\n  deliveries  leveransene, også de som er erstattet\n  account     rader og verdier inn og lagret\n  leftout     rader (RAD) og verdier (NULL) som ble utelatt, etter regel\n  freezes     frysingene",
		"Skriv ein tabell med tabulator mellom kolonnane:\n  users       brukarar 31.12. etter region, alder og teneste (oppsettet til tabell 11645)\n  hours       timar etter tenestetype, for alle år til og med -year\n  stays       gjennomsnittleg butid på sjukeheim etter kommune\n  days        dagaktivitet ved demens og utviklingshemming etter kommune\n  items       del registrert per opplysning, og endring frå året før\n  findings    funn etter leverandør og versjon\n  contacts    kontaktpersonar\n  spread      same person frå fem eller fleire kommunar (P017)\n  deliveries  leveransane, også dei som er erstatta\n  account     rader og verdiar inn og lagra\n  leftout     rader (RAD) og verdiar (NULL) som vart utelatne, etter regel\n  freezes     frysingane",
		"Prints a table with tabs between the columns:\n  users       users on 31 December by region, age and service (the layout of table 11645)\n  hours       hours by service type, of all years up to -year\n  stays       average nursing-home stay by municipality\n  days        day activity with dementia and with developmental disability by municipality\n  items       share registered of each item, and change since the year before\n  findings    findings by vendor and version\n  contacts    contact persons\n  spread      the same person from five municipalities or more (P017)\n  deliveries  the deliveries, also those replaced\n  account     rows and values in and stored\n  leftout     rows (RAD) and values (NULL) left out, by rule\n  freezes     the freezes"}
	longRegisterExport = sentence{
		`Skriver det som er lest inn for et år, én Apache Parquet-fil for hver tabell, til mappen -o: bare leveransene som teller, eller de
som telte ved en frysing (-freeze). Navn på kontaktpersoner er ikke med. Filene har pseudonymer, koder og datoer om personer, og skal
oppbevares som registeret selv.`,
		`Skriv det som er lese inn for eit år, éi Apache Parquet-fil for kvar tabell, til mappa -o: berre leveransane som tel, eller dei
som talde ved ei frysing (-freeze). Namn på kontaktpersonar er ikkje med. Filene har pseudonym, kodar og datoar om personar, og skal
oppbevarast som registeret sjølv.`,
		`Writes what was read in for a year, one Apache Parquet file for each table, to the folder -o: only the deliveries that count, or
those that counted at a freeze (-freeze). Names of contact persons are left out. The files hold pseudonyms, codes and dates of persons,
and are to be kept as the register itself is.`}
	longRegisterFreeze = sentence{
		"Skriver ned hvilke leveranser som teller for året nå, til KOSTRAs publisering. Senere korreksjoner endrer ikke tallene for frysingen.",
		"Skriv ned kva leveransar som tel for året no, til publiseringa i KOSTRA. Seinare korreksjonar endrar ikkje tala for frysinga.",
		"Records which deliveries count for the year now, for KOSTRA's publication. Later corrections do not change the freeze's figures."}
	longRegisterOrder = sentence{
		"Åpner bestillingen med -identity og svarer med tall, aldri om enkeltpersoner: celler med færre enn fem er skjult, og så mange til at de ikke kan regnes ut av summene i svaret.",
		"Opnar bestillinga med -identity og svarer med tal, aldri om enkeltpersonar: celler med færre enn fem er skjulte, og så mange til at dei ikkje kan reknast ut av summane i svaret.",
		"Opens the order with -identity and answers with aggregates, never of single persons: cells below five are suppressed, and as many more as it takes that they cannot be computed from the sums in the answer."}
	longFeedback = sentence{
		"Henter tilbakemeldingen på en innsending og åpner den med svarnøkkelen som send la igjen. Tilbakemeldingen er kryptert hele veien;\nbare kommunen kan slå opp hvem referansene gjelder (i hendelsesmeldinger bare av brukerNr på inntil 36 tegn). -in leser en fil som er hentet før.\nEn tilbakemelding på en annen innsending enn den du ber om, eller enn den svarnøkkelen er laget for, blir ikke vist.",
		"Hentar tilbakemeldinga på ei innsending og opnar ho med svarnøkkelen som send la igjen. Tilbakemeldinga er kryptert heile vegen;\nberre kommunen kan slå opp kven referansane gjeld (i hendingsmeldingar berre av brukerNr på inntil 36 teikn). -in les ei fil som er henta før.\nEi tilbakemelding på ei anna innsending enn den du ber om, eller enn den svarnøkkelen er laga for, blir ikkje vist.",
		"Fetches the feedback on a delivery and opens it with the reply key that send left behind. It is sealed all the way;\nonly the municipality turns its references back (in event messages, of a brukerNr of up to 36 characters). -in reads a file that was fetched before.\nFeedback on another delivery than the one you ask for, or than the one the reply key was made for, is not shown."}

	flagDB           = sentence{"registeret: en SQLite-`fil`, eller postgres://…; ellers SLUSE_REGISTER", "registeret: ei SQLite-`fil`, eller postgres://…; elles SLUSE_REGISTER", "the register: an SQLite `file`, or postgres://…; else SLUSE_REGISTER"}
	flagRegisterKind = sentence{"production eller test; blandes aldri", "production eller test; blir aldri blanda", "production or test; never mixed"}
	flagFreeze       = sentence{"`nummeret` på en frysing; 0 er leveransene som teller nå", "`nummeret` på ei frysing; 0 er leveransane som tel no", "`number` of a freeze; 0 is the deliveries that count now"}
	flagNote         = sentence{"merknad", "merknad", "note"}
	flagRegisterKey  = sentence{"`FIL` med registernøkkelen; ellers SLUSE_REGISTER_KEY", "`FIL` med registernøkkelen; elles SLUSE_REGISTER_KEY", "`FILE` with the register key; else SLUSE_REGISTER_KEY"}
	flagPreviousKey  = sentence{"`FIL` med den gamle registernøkkelen, under nøkkelbytte", "`FIL` med den gamle registernøkkelen, under nøkkelbyte", "`FILE` with the old register key, while keys are changed"}
	flagAudit        = sentence{"`FIL` med revisjonsloggen", "`FIL` med revisjonsloggen", "`FILE` with the audit log"}
	flagRegisterName = sentence{"registerets navn", "namnet på registeret", "the register's name"}
	flagAfter        = sentence{"`FIL` med nøkkelen som den nye skal avløse", "`FIL` med nøkkelen som den nye skal avløyse", "`FILE` with the key that the new one replaces"}
	flagReply        = sentence{"`FIL` eller mappe for svarnøkkelen, som åpner SSBs tilbakemelding; ellers ved siden av leveransen; none lager ingen", "`FIL` eller mappe for svarnøkkelen, som opnar tilbakemeldinga frå SSB; elles ved sida av leveransen; none lagar ingen", "`FILE` or folder for the reply key, which opens SSB's feedback; else beside the delivery; none makes none"}
	flagReplyTo      = sentence{"enda en `MOTTAKER` (age1pq1…) som tilbakemeldingen krypteres til", "enda ein `MOTTAKAR` (age1pq1…) som tilbakemeldinga blir kryptert til", "one more `RECIPIENT` (age1pq1…) that the feedback is sealed to"}
	flagReplyKeys    = sentence{"`FIL` eller mappe med svarnøkler, kan gjentas; ellers SLUSE_REPLY", "`FIL` eller mappe med svarnøklar, kan gjentakast; elles SLUSE_REPLY", "`FILE` or folder with reply keys, may be repeated; else SLUSE_REPLY"}
	flagFeedbackIn   = sentence{"les den krypterte tilbakemeldingen fra `FIL`", "les den krypterte tilbakemeldinga frå `FIL`", "read the sealed feedback from `FILE`"}
	flagBundle       = sentence{"`bunt` som en ferdig kryptert del hører til", "`bunt` som ein ferdig kryptert del høyrer til", "`bundle` that an already sealed part belongs to"}
	flagPart         = sentence{"hvilken del en ferdig kryptert fil er: ide eller ipl", "kva del ei ferdig kryptert fil er: ide eller ipl", "which part an already sealed file is: ide or ipl"}

	sayRegisterOf       = sentence{"Registeret, dataår %d, %d leveranser", "Registeret, dataår %d, %d leveransar", "The register, data year %d, %d deliveries"}
	sayBadRegisterKind  = sentence{"-kind er production eller test", "-kind er production eller test", "-kind is production or test"}
	sayNoTable          = sentence{"ingen slik tabell; det finnes %s", "ingen slik tabell; det finst %s", "no such table; there are %s"}
	sayNoFreeze         = sentence{"det finnes ingen frysing %d for %d", "det finst inga frysing %d for %d", "there is no freeze %d for %d"}
	sayExported         = sentence{"%s: %d rader", "%s: %d rader", "%s: %d rows"}
	sayFrozen           = sentence{"Frysing %d: %d leveranser for %d.", "Frysing %d: %d leveransar for %d.", "Freeze %d: %d deliveries for %d."}
	sayOrderAnswered    = sentence{"Til %s, %s. %d celler er skjult; grensen er %d.", "Til %s, %s. %d celler er skjulte; grensa er %d.", "To %s, %s. %d cells are suppressed; the threshold is %d."}
	sayOpenFirst        = sentence{"filen er kryptert; åpne den først", "fila er kryptert; opne ho først", "the file is sealed; open it first"}
	sayNotPrevious      = sentence{"den gamle nøkkelen er ikke en eldre nøkkel for samme register", "den gamle nøkkelen er ikkje ein eldre nøkkel for same register", "the old key is not an older key of the same register"}
	sayKeepRegisterKey  = sentence{"Ta vare på denne: uten den kan ingen i registeret følges over årene. Bare pseudonymforvalteren skal ha den.", "Ta vare på denne: utan han kan ingen i registeret følgjast over åra. Berre pseudonymforvaltaren skal ha han.", "Keep this: without it nobody in the register can be followed over the years. Only the pseudonym manager is to have it."}
	sayRegisterKeyMade  = sentence{"Registernøkkel: %s (generasjon %d av %s)", "Registernøkkel: %s (generasjon %d av %s)", "Register key: %s (generation %d of %s)"}
	sayAuditGood        = sentence{"Ingen linje er endret eller fjernet.", "Inga linje er endra eller fjerna.", "No line was changed or removed."}
	sayMappingLate      = sentence{"pseudonymforvalteren har ikke svart ennå; innsendingen er gitt tilbake", "pseudonymforvaltaren har ikkje svart enno; innsendinga er gitt tilbake", "the pseudonym manager has not answered yet; the delivery was given back"}
	sayMappingBad       = sentence{"koblingen fra pseudonymforvalteren kan ikke leses: %s; innsendingen er gitt tilbake", "koplinga frå pseudonymforvaltaren kan ikkje lesast: %s; innsendinga er gitt tilbake", "the pseudonym manager's mapping cannot be read: %s; the delivery was given back"}
	sayMappingOther     = sentence{"koblingen gjelder en annen innsending; innsendingen er gitt tilbake", "koplinga gjeld ei anna innsending; innsendinga er gitt tilbake", "the mapping is for another delivery; the delivery was given back"}
	sayMappingUnknown   = sentence{"koblingen mangler personer som innsendingen har; innsendingen er gitt tilbake", "koplinga manglar personar som innsendinga har; innsendinga er gitt tilbake", "the mapping lacks persons that the delivery has; the delivery was given back"}
	sayMappingLeft      = sentence{"koblingen har personer som innsendingen mangler; innsendingen er gitt tilbake", "koplinga har personar som innsendinga manglar; innsendinga er gitt tilbake", "the mapping has persons that the delivery lacks; the delivery was given back"}
	sayAskHint          = sentence{"%s: er svaret galt, be pseudonymforvalteren svare på nytt med pickup -ask-again", "%s: er svaret gale, be pseudonymforvaltaren svare på nytt med pickup -ask-again", "%s: if the answer is wrong, have the pseudonym manager answer again by pickup -ask-again"}
	sayAsked            = sentence{"%s: pseudonymforvalteren er bedt om å svare på nytt", "%s: pseudonymforvaltaren er beden om å svare på nytt", "%s: the pseudonym manager was asked to answer again"}
	sayAskFailed        = sentence{"%s: kunne ikke be om et nytt svar: %s", "%s: kunne ikkje be om eit nytt svar: %s", "%s: could not ask for another answer: %s"}
	sayOtherRegister    = sentence{"pseudonymene er for et annet register enn det de skulle leses inn i; ingenting ble lest inn", "pseudonyma er for eit anna register enn det dei skulle lesast inn i; ingenting vart lese inn", "the pseudonyms are another register's than the one they were to be loaded into; nothing was loaded"}
	sayOtherKey         = sentence{"pseudonymene er laget med en annen nøkkel enn registerets, og ingen ville bli kjent igjen; ingenting ble lest inn. Ved nøkkelbytte: sluse tpf -key NY -previous GAMMEL, eller register load -key NY -previous-key GAMMEL", "pseudonyma er laga med ein annan nøkkel enn den til registeret, og ingen ville bli kjend igjen; ingenting vart lese inn. Ved nøkkelbyte: sluse tpf -key NY -previous GAMMAL, eller register load -key NY -previous-key GAMMAL", "the pseudonyms are made by another key than the register's, and nobody would be known again; nothing was loaded. When keys are changed: sluse tpf -key NEW -previous OLD, or register load -key NEW -previous-key OLD"}
	sayRealInTest       = sentence{"prøveinnsendingen har et nummer som kan være noens; ingenting ble lest inn", "prøveinnsendinga har eit nummer som kan vere nokon sitt; ingenting vart lese inn", "the test delivery has a number that may be somebody's; nothing was loaded"}
	sayNotLoaded        = sentence{"%s er i én del og ble ikke lest inn i registeret; det trengs en registernøkkel (-key) til det.", "%s er i éin del og vart ikkje lesen inn i registeret; det trengst ein registernøkkel (-key) til det.", "%s is in one part and was not loaded into the register; that takes a register key (-key)."}
	sayNotAnnual        = sentence{"%s er en hendelsesmelding (KPR) og ble ikke lest inn i registeret, som bare tar årsleveranser.", "%s er ei hendingsmelding (KPR) og vart ikkje lesen inn i registeret, som berre tek årsleveransar.", "%s is a message of events (KPR) and was not loaded into the register, which takes annual deliveries only."}
	sayNoFeedback       = sentence{"Kan ikke gi tilbakemelding på %s: %s", "Kan ikkje gi tilbakemelding på %s: %s", "Cannot give feedback on %s: %s"}
	sayNoTPF            = sentence{"nøkkellisten har ingen aktiv nøkkel for pseudonymforvalteren for %d, så delingen kan ikke gjøres; med -split off ville SSB få identitetene", "nøkkellista har ingen aktiv nøkkel for pseudonymforvaltaren for %d, så delinga kan ikkje gjerast; med -split off ville SSB få identitetane", "the key list has no active key of the pseudonym manager for %d, so it cannot be split; with -split off SSB would get the identities"}
	saySplitNeedsList   = sentence{"-split on trenger nøkkellisten (-keyring), ikke -r", "-split on treng nøkkellista (-keyring), ikkje -r", "-split on needs the key list (-keyring), not -r"}
	sayPartsNeedOut     = sentence{"en leveranse i to deler trenger -o; delene får navnene UT.ide.age og UT.ipl.age", "ein leveranse i to delar treng -o; delane får namna UT.ide.age og UT.ipl.age", "a delivery in two parts needs -o; the parts are named OUT.ide.age and OUT.ipl.age"}
	sayReplyKept        = sentence{"Svarnøkkel: %s. Ta vare på den til korrigeringsfristen er ute; den åpner SSBs tilbakemelding.", "Svarnøkkel: %s. Ta vare på han til korrigeringsfristen er ute; han opnar tilbakemeldinga frå SSB.", "Reply key: %s. Keep it until the corrections close; it opens SSB's feedback."}
	sayReplyGone        = sentence{"Innsendingen ble avvist, så svarnøkkelen %s er slettet.", "Innsendinga vart avvist, så svarnøkkelen %s er sletta.", "The delivery was refused, so the reply key %s is deleted."}
	sayWantReply        = sentence{"-reply mangler: svarnøkkelen må ligge et sted når leveransen leses fra standard inn", "-reply manglar: svarnøkkelen må liggje ein stad når leveransen blir lesen frå standard inn", "-reply is missing: the reply key must lie somewhere when the delivery is read from standard input"}
	sayNoReply          = sentence{"Uten svarnøkkel, så tilbakemeldingen blir bare antall: %s", "Utan svarnøkkel, så tilbakemeldinga blir berre tal: %s", "Without a reply key, so the feedback will be counts only: %s"}
	sayFeedbackWhat     = sentence{"oppgi ID på innsendingen, eller -in FIL", "gi ID på innsendinga, eller -in FIL", "give the delivery's ID, or -in FILE"}
	sayNoReplyKey       = sentence{"ingen av svarnøklene åpner tilbakemeldingen", "ingen av svarnøklane opnar tilbakemeldinga", "none of the reply keys opens the feedback"}
	sayOtherFeedback    = sentence{"tilbakemeldingen gjelder en annen innsending enn den det ble spurt etter; den er ikke vist", "tilbakemeldinga gjeld ei anna innsending enn den det vart spurt etter; ho er ikkje vist", "the feedback is on another delivery than the one asked for; it is not shown"}
	sayWantReplyKey     = sentence{"oppgi svarnøkkelen (-key, fil eller mappe)", "gi svarnøkkelen (-key, fil eller mappe)", "give the reply key (-key, file or folder)"}
	sayHiddenReferences = sentence{"%d funn gjelder referanser som ingen av nøklene kan slå opp.", "%d funn gjeld referansar som ingen av nøklane kan slå opp.", "%d findings name references that none of the keys turns back."}
	sayFeedbackOf       = sentence{"Tilbakemelding på %s, kommune %s, dataår %d: %s", "Tilbakemelding på %s, kommune %s, dataår %d: %s", "Feedback on %s, municipality %s, data year %d: %s"}
	sayLeftOut          = sentence{"%s: %d i %s ble utelatt (%s)", "%s: %d i %s vart utelatne (%s)", "%s: %d of %s were left out (%s)"}
	sayListNeeded       = sentence{"uten nøkkellisten vet ingen hvem koblingen skal krypteres til", "utan nøkkellista veit ingen kven koplinga skal krypterast til", "without the key list nobody knows whom to seal the mapping to"}
	sayNoLetter         = sentence{"-reply og -reply-to trenger en pakket leveranse, ikke -compress none", "-reply og -reply-to treng ein pakka leveranse, ikkje -compress none", "-reply and -reply-to need a packed delivery, not -compress none"}
	sayPartsAreSealed   = sentence{"-part og -bundle gjelder ferdig krypterte deler", "-part og -bundle gjeld ferdig krypterte delar", "-part and -bundle are for parts that are sealed already"}
	sayPartDelivered    = sentence{"%s har fått én av to deler; den andre mangler.", "%s har fått éin av to delar; den andre manglar.", "%s has one of its two parts; the other is missing."}

	sayRejectedSince = sentence{"Avvist: %s.", "Avvist: %s.", "Rejected: %s."}
	sayFeedbackWaits = sentence{"Det ligger en tilbakemelding fra SSB: sluse feedback %s", "Det ligg ei tilbakemelding frå SSB: sluse feedback %s", "SSB's feedback is there: sluse feedback %s"}
)

// reasons are why deliveries are rejected.
var reasons = map[string]sentence{
	wire.ReasonWrongKey:   {"kryptert til en nøkkel som ikke er årets", "kryptert til ein nøkkel som ikkje er årets", "sealed to a key that is not the year's"},
	wire.ReasonDamaged:    {"avkortet eller endret inni", "avkorta eller endra inni", "cut off or changed inside"},
	wire.ReasonTooLarge:   {"pakkes ut til mer enn en leveranse kan være", "blir pakka ut til meir enn ein leveranse kan vere", "unpacks to more than a delivery may hold"},
	wire.ReasonInvalid:    {"fatale feil i innholdet; se tilbakemeldingen", "fatale feil i innhaldet; sjå tilbakemeldinga", "fatal findings; see the feedback"},
	wire.ReasonMismatch:   {"de to delene hører ikke sammen; send på nytt", "dei to delane høyrer ikkje saman; send på nytt", "its two parts do not belong together; send again"},
	wire.ReasonRealInTest: {"prøveinnsending med identiteter som ikke er syntetiske", "prøveinnsending med identitetar som ikkje er syntetiske", "a test delivery with identities that are not synthetic"},
}

// The words of corrections.
var (
	shortDiff = sentence{"hva en korrigering endrer i det som ble sendt", "kva ei korrigering endrar i det som vart sendt", "what a correction changes in what was sent"}
	longDiff  = sentence{
		"Sammenligner filen som ble sendt, med den korrigerte: personer og tjenester som er kommet til, borte eller endret.\nIngenting sendes. Personene listes med kommunens eget brukerNr; +, - og ~ er tjenester som er kommet til, borte og endret.",
		"Samanliknar fila som vart send, med den korrigerte: personar og tenester som er komne til, borte eller endra.\nIngenting blir sendt. Personane blir lista med kommunens eige brukerNr; +, - og ~ er tenester som er komne til, borte og endra.",
		"Compares the file that was sent with the corrected one: persons and services added, removed and changed.\nNothing is sent. Persons are listed by the municipality's own brukerNr; +, - and ~ are services added, removed and changed."}
	headPersons  = sentence{"Personer: %d nye, %d borte, %d endret, %d like.", "Personar: %d nye, %d borte, %d endra, %d like.", "Persons: %d added, %d removed, %d changed, %d the same."}
	headServices = sentence{"Tjenester: %d nye, %d borte, %d endret, %d like.", "Tenester: %d nye, %d borte, %d endra, %d like.", "Services: %d added, %d removed, %d changed, %d the same."}
	sayNoDiff    = sentence{"%s er ingen årsleveranse som kan leses til slutten", "%s er ingen årsleveranse som kan lesast til slutten", "%s is no annual delivery that can be read to its end"}
)

// changed is what becomes of a person.
var changed = map[string]sentence{
	core.PersonAdded:   {"ny", "ny", "added"},
	core.PersonRemoved: {"borte", "borte", "removed"},
	core.PersonChanged: {"endret", "endra", "changed"},
}
