package main

import "sluse/core/wire"

// What the verbs say.
var (
	sayUsage       = sentence{"sluse KOMMANDO [flagg] [FIL eller -]", "sluse KOMMANDO [flagg] [FIL eller -]", "sluse VERB [flags] [FILE or -]"}
	sayVerbUsage   = sentence{"sluse %s [flagg] %s", "sluse %s [flagg] %s", "sluse %s [flags] %s"}
	sayUsageEnd    = sentence{"Mer om en kommando: sluse KOMMANDO -h", "Meir om ein kommando: sluse KOMMANDO -h", "More of one verb: sluse VERB -h"}
	sayUnknownVerb = sentence{"ukjent kommando %s; sluse help viser kommandoene", "ukjend kommando %s; sluse help viser kommandoane", "unknown verb %s; sluse help lists them"}
	sayInterrupted = sentence{"avbrutt", "avbroten", "interrupted"}
	sayBadFlag     = sentence{"ugyldig flagg: %v", "ugyldig flagg: %v", "bad flag: %v"}
	sayBadLang     = sentence{"-lang må være nb, nn eller en", "-lang må vere nb, nn eller en", "-lang must be nb, nn or en"}
	sayFlagsFirst  = sentence{"flagg må stå foran filen: %s", "flagg må stå framfor fila: %s", "flags come before the file: %s"}
	sayTooMany     = sentence{"for mange argumenter; se sluse %s -h", "for mange argument; sjå sluse %s -h", "too many arguments; see sluse %s -h"}
	sayTooFew      = sentence{"%s mangler; se sluse %s -h", "%s manglar; sjå sluse %s -h", "%s is missing; see sluse %s -h"}
	sayWantFlag    = sentence{"flagget -%s må oppgis", "flagget -%s må vere med", "flag -%s must be given"}

	sayWantToken     = sentence{"innsendingskode mangler: -token eller SLUSE_TOKEN", "innsendingskode manglar: -token eller SLUSE_TOKEN", "a token is missing: -token or SLUSE_TOKEN"}
	sayWantIdentity  = sentence{"hemmelig nøkkel mangler: -identity eller SLUSE_IDENTITY", "hemmeleg nøkkel manglar: -identity eller SLUSE_IDENTITY", "an identity is missing: -identity or SLUSE_IDENTITY"}
	sayWantRecipient = sentence{"mottaker mangler: -r eller -keyring", "mottakar manglar: -r eller -keyring", "a recipient is missing: -r or -keyring"}
	sayWantProject   = sentence{"research og -project (uten mellomrom) hører sammen", "research og -project (utan mellomrom) høyrer saman", "research and -project (without spaces) go together"}
	sayWantKind      = sentence{"ingen identifikator avgjør om dette er produksjon eller test; oppgi -kind", "ingen identifikator avgjer om dette er produksjon eller test; oppgi -kind", "no identifier decides whether this is production or test; give -kind"}
	sayBadKind       = sentence{"-kind må være production, test eller research", "-kind må vere production, test eller research", "-kind must be production, test or research"}
	sayBadRole       = sentence{"-role må være ssb, tpf, research, edge, overrides, root eller admin", "-role må vere ssb, tpf, research, edge, overrides, root eller admin", "-role must be ssb, tpf, research, edge, overrides, root or admin"}
	sayBadFormat     = sentence{"-format må være aar eller kpr", "-format må vere aar eller kpr", "-format must be aar or kpr"}
	sayOneOf         = sentence{"oppgi bare ett av -xsd, -rules, -codes og -diff; XSD finnes ikke som JSON", "oppgi berre eitt av -xsd, -rules, -codes og -diff; XSD finst ikkje som JSON", "give only one of -xsd, -rules, -codes and -diff; the XSD does not come as JSON"}
	sayNoYears       = sentence{"formatet kpr har ikke år", "formatet kpr har ikkje år", "the format kpr has no years"}
	sayNoLayout      = sentence{"denne utgaven kjenner ikke formatet for %d, bare for %v", "denne utgåva kjenner ikkje formatet for %d, berre for %v", "this build has no format for %d, only for %v"}
	sayBadSplit      = sentence{"-split må være auto, on eller off", "-split må vere auto, on eller off", "-split must be auto, on or off"}
	sayBadCompress   = sentence{"-compress må være zstd eller none", "-compress må vere zstd eller none", "-compress must be zstd or none"}
	sayBadURL        = sentence{"-url må være en http- eller https-adresse", "-url må vere ei http- eller https-adresse", "-url must be an http or https address"}
	sayInsecure      = sentence{"http uten kryptering til en annen maskin røper innsendingskoden; bruk https, eller -insecure hvis nettet er ditt eget", "http utan kryptering til ei anna maskin røper innsendingskoden; bruk https, eller -insecure om nettet er ditt eige", "plain http to another machine gives the token away; use https, or -insecure if the network is your own"}
	sayBadRow        = sentence{"-%s skal være %s", "-%s skal vere %s", "-%s wants %s"}
	sayNoSuchRule    = sentence{"det finnes ingen regel %s", "det finst ingen regel %s", "there is no rule %s"}
	sayNoFigures     = sentence{"%s gir ingen tall å sammenligne med", "%s gir ingen tal å samanlikne med", "%s gives no figures to compare with"}
	sayNoOverrides   = sentence{"Ser bort fra listen over senkede alvorlighetsgrader: %s", "Ser bort frå lista over senka alvorsgrader: %s", "Leaving out the list of lowered severities: %s"}
	sayNoSuchKey     = sentence{"%s står ikke i listen", "%s står ikkje i lista", "%s is not in the list"}

	sayChecking   = sentence{"kontrollerer", "kontrollerer", "checking"}
	saySealing    = sentence{"krypterer", "krypterer", "encrypting"}
	saySending    = sentence{"sender", "sender", "sending"}
	sayCollecting = sentence{"henter", "hentar", "collecting"}

	sayNotToTerminal = sentence{"skriver ikke dette til en terminal; oppgi -o FIL, eller -o - for å gjøre det likevel", "skriv ikkje dette til ein terminal; oppgi -o FIL, eller -o - for å gjere det likevel", "will not write this to a terminal; give -o FILE, or -o - to do it all the same"}
	saySealedAlready = sentence{"filen er alt kryptert; send den med sluse send", "fila er alt kryptert; send ho med sluse send", "the file is sealed already; deliver it with sluse send"}
	sayNothingSent   = sentence{"Ingenting er kryptert eller sendt.", "Ingenting er kryptert eller sendt.", "Nothing was encrypted or sent."}
	sayOtherYear     = sentence{"Filen gjelder %d, men innsendingen nå gjelder %d. Ingenting er sendt. Ta nytt uttrekk for hele %d i fagsystemet. Skal du rette %d-data, oppgi -year %d.", "Fila gjeld %d, men innsendinga no gjeld %d. Ingenting er sendt. Ta nytt uttrekk for heile %d i fagsystemet. Skal du rette %d-data, oppgi -year %d.", "The file is of %d, but deliveries now are of %d. Nothing was sent. Take a new extract for all of %d in the care system. To correct data of %d, give -year %d."}
	sayOtherYearTest = sentence{"Filen gjelder %d; innsendingen nå gjelder %d. Den sendes som prøve og teller ikke.", "Fila gjeld %d; innsendinga no gjeld %d. Ho blir send som prøve og tel ikkje.", "The file is of %d; deliveries now are of %d. It is sent as a trial and does not count."}
	sayDeclare       = sentence{"filen er alt kryptert, så -year, -municipality og -kind må oppgis", "fila er alt kryptert, så -year, -municipality og -kind må vere med", "the file is sealed already, so -year, -municipality and -kind must be given"}
	sayNoActiveKey   = sentence{"nøkkellisten har ingen aktiv nøkkel for %d", "nøkkellista har ingen aktiv nøkkel for %d", "the key list has no active key for %d"}
	sayKeyChosen     = sentence{"Krypterer til %s %d, nøkkel %s.", "Krypterer til %s %d, nøkkel %s.", "Sealing to %s %d, key %s."}
	sayDelivered     = sentence{"Innsending %s er mottatt. Ta vare på kvitteringen.", "Innsending %s er motteken. Ta vare på kvitteringa.", "Delivery %s is received. Keep the receipt."}
	sayInParts       = sentence{"Sendingen ble brutt (%s); fortsetter i deler.", "Sendinga vart broten (%s); held fram i delar.", "Sending was cut (%s); going on in parts."}
	sayNetwork       = sentence{"får ikke kontakt med tjenesten: %s", "får ikkje kontakt med tenesta: %s", "no contact with the service: %s"}
	sayRetry         = sentence{"%s – prøver igjen om %s.", "%s – prøver igjen om %s.", "%s – trying again in %s."}

	sayNoReceipt       = sentence{"filen holder ingen kvittering", "fila held inga kvittering", "the file holds no receipt"}
	sayReceiptBad      = sentence{"kvitteringen er ikke til å stole på", "kvitteringa er ikkje til å stole på", "the receipt cannot be trusted"}
	sayReceiptGood     = sentence{"Signaturen er gyldig.", "Signaturen er gyldig.", "The signature is valid."}
	sayKeyringGood     = sentence{"Nøkkellisten er signert av roten.", "Nøkkellista er signert av rota.", "The key list is signed by the root."}
	sayKeyringSigned   = sentence{"Signerte en liste med %d nøkler og %d signaturer.", "Signerte ei liste med %d nøklar og %d signaturar.", "Signed a list of %d keys and %d signers."}
	sayDevelopmentRoot = sentence{"UTVIKLING: denne utgaven stoler på en rotnøkkel som alle kjenner. Ikke til ekte data.", "UTVIKLING: denne utgåva stoler på ein rotnøkkel som alle kjenner. Ikkje til ekte data.", "DEVELOPMENT: this build trusts a root key that everybody knows. Not for real data."}
	sayKeyMade         = sentence{"Hemmelig nøkkel: %s\nSigneringsnøkkel: %s\nNøkkel å kontrollere signaturen med: %s", "Hemmeleg nøkkel: %s\nSigneringsnøkkel: %s\nNøkkel å kontrollere signaturen med: %s", "Secret key: %s\nNote signer: %s\nVerifier key: %s"}
	saySignerMade      = sentence{"Signeringsnøkkel: %s", "Signeringsnøkkel: %s", "Note signer: %s"}
	sayTokenMade       = sentence{"Administratorens kode: %s. Skrevet ut er SHA-256 av den, til SLUSE_ADMIN_TOKEN_SHA256.", "Koden til administratoren: %s. Skrive ut er SHA-256 av han, til SLUSE_ADMIN_TOKEN_SHA256.", "The administrator's token: %s. Printed is its SHA-256, for SLUSE_ADMIN_TOKEN_SHA256."}
	sayDevMade         = sentence{"Laget utviklingsmateriale. Tokener, nøkler og stier står i %s", "Laga utviklingsmateriale. Token, nøklar og stiar står i %s", "Made development material. Tokens, keys and paths are in %s"}
	sayDevThere        = sentence{"%s finnes fra før; ingenting er endret.", "%s finst frå før; ingenting er endra.", "%s is there already; nothing was changed."}
	sayDevOtherRoot    = sentence{"Denne utgaven stoler på en annen rotnøkkel enn utviklingsnøkkelen, så den vil ikke godta denne nøkkellisten uten -keyring-key.", "Denne utgåva stoler på ein annan rotnøkkel enn utviklingsnøkkelen, så ho vil ikkje godta denne nøkkellista utan -keyring-key.", "This build trusts another root key than the development one, so it will not take this key list without -keyring-key."}
	sayNationalMade    = sentence{"Skrev %d filer i %s.", "Skreiv %d filer i %s.", "Wrote %d files to %s."}

	sayNoKeyring       = sentence{"Uten nøkkelliste: %s", "Utan nøkkelliste: %s", "Without a key list: %s"}
	sayRoundFailed     = sentence{"Runden ble ikke fullført: %s", "Runden vart ikkje fullført: %s", "The round was not completed: %s"}
	sayPickupFailed    = sentence{"innsending %s", "innsending %s", "delivery %s"}
	sayReleaseFailed   = sentence{"Fikk ikke gitt tilbake %s: %s", "Fekk ikkje gitt tilbake %s: %s", "Could not give back %s: %s"}
	sayNotOurs         = sentence{"Hoppet over %s: %s.", "Hoppa over %s: %s.", "Skipped %s: %s."}
	sayMissingIdentity = sentence{"startet uten den hemmelige nøkkelen som åpner den (år %d, nøkkel %s); innsendingen er gitt tilbake", "starta utan den hemmelege nøkkelen som opnar ho (år %d, nøkkel %s); innsendinga er gitt tilbake", "started without the identity that opens it (year %d, key %s); the delivery was given back"}

	sayWrongKey        = sentence{"kryptert til en annen nøkkel", "kryptert til ein annan nøkkel", "sealed to another key"}
	sayDamaged         = sentence{"ikke en hel og uendret kryptert fil", "ikkje ei heil og uendra kryptert fil", "not a whole, unchanged sealed file"}
	sayUnpacksTooLarge = sentence{"pakkes ut til mer enn en leveranse kan være", "blir pakka ut til meir enn ein leveranse kan vere", "unpacks to more than a delivery may hold"}
	sayFolder          = sentence{"%s er en mappe, ikke en fil", "%s er ei mappe, ikkje ei fil", "%s is a folder, not a file"}
	sayNotHybrid       = sentence{"mottakeren er ikke en hybrid age-nøkkel (age1pq1…); bruk årets nøkkel fra nøkkellisten", "mottakaren er ikkje ein hybrid age-nøkkel (age1pq1…); bruk nøkkelen for året frå nøkkellista", "not a hybrid recipient (age1pq1…); use the year's key from the key list"}
	sayNotExist        = sentence{"finnes ikke", "finst ikkje", "does not exist"}
	sayNotAllowed      = sentence{"ingen tilgang", "ingen tilgang", "not allowed"}
	sayExists          = sentence{"finnes fra før", "finst frå før", "exists already"}
	sayChanged         = sentence{"filen ble endret mens den ble lest; prøv igjen", "fila vart endra medan ho vart lesen; prøv igjen", "the file changed while it was read; try again"}
	sayArmored         = sentence{"age-fil i tekstform; lag den uten -a", "age-fil i tekstform; lag ho utan -a", "an age file in armor; make it without -a"}
	sayPassphrase      = sentence{"kryptert med passord; krypter til årets mottaker", "kryptert med passord; krypter til mottakaren for året", "sealed with a passphrase; seal to the year's recipient"}
	sayClassic         = sentence{"kryptert til en klassisk nøkkel; krypter til årets hybride mottaker (age1pq1…)", "kryptert til ein klassisk nøkkel; krypter til den hybride mottakaren for året (age1pq1…)", "sealed to a classic key; seal to the year's hybrid recipient (age1pq1…)"}
	headStatus         = sentence{"ID\tÅR\tSLAG\tTILSTAND\tTID\tBYTES\tERSTATTER", "ID\tÅR\tSLAG\tTILSTAND\tTID\tBYTES\tERSTATTAR", "ID\tYEAR\tKIND\tSTATE\tTIME\tBYTES\tREPLACES"}
)

// The figures' words.
var (
	sayStatsOf      = sentence{"Kommune %s, dataår %d", "Kommune %s, dataår %d", "Municipality %s, data year %d"}
	statRecipients  = sentence{"tjenestemottakere", "tenestemottakarar", "recipients"}
	statServices    = sentence{"tjenester", "tenester", "services"}
	statEach        = sentence{"tjenester per mottaker", "tenester per mottakar", "services per recipient"}
	statWomen       = sentence{"kvinner", "kvinner", "women"}
	statUnder67     = sentence{"under 67 år", "under 67 år", "under 67"}
	statUnder50     = sentence{"under 50 år", "under 50 år", "under 50"}
	statUnder18     = sentence{"under 18 år", "under 18 år", "under 18"}
	statInstitution = sentence{"i institusjon eller bolig med personell hele døgnet", "i institusjon eller bustad med personell heile døgnet", "in an institution or a dwelling staffed day and night"}
	statOtherHome   = sentence{"i annen kommunal bolig", "i annan kommunal bustad", "in another municipal dwelling"}
	statOrdinary    = sentence{"i vanlig bolig", "i vanleg bustad", "in an ordinary home"}
	statDementia    = sentence{"av hjemmeboende med demens har dagaktivitet", "av heimebuande med demens har dagaktivitet", "of those at home with dementia have day activity"}
	statDisability  = sentence{"av hjemmeboende med utviklingshemming har dagaktivitet", "av heimebuande med utviklingshemming har dagaktivitet", "of those at home with intellectual disability have day activity"}
	statLongStay    = sentence{"år i gjennomsnitt på langtidsopphold", "år i gjennomsnitt på langtidsopphald", "years of long-term stay on average"}
	statRefusals    = sentence{"avslag", "avslag", "refusals"}
	headTypes       = sentence{"type\tmottakere\tvedtak\tåpne 31.12\ttimer/uke\t", "type\tmottakarar\tvedtak\topne 31.12\ttimar/veke\t", "type\tusers\tdecisions\topen 31.12\thours/week\t"}
)

// The report's own words.
var (
	wordFatal            = sentence{"kritisk feil", "kritisk feil", "fatal"}
	wordError            = sentence{"feil", "feil", "error"}
	wordWarning          = sentence{"advarsel", "åtvaring", "warning"}
	wordInfo             = sentence{"opplysning", "opplysning", "info"}
	sayLine              = sentence{"linje %d", "linje %d", "line %d"}
	sayOneMorePlace      = sentence{"… og 1 sted til", "… og 1 stad til", "… and 1 more"}
	sayMorePlaces        = sentence{"… og %d steder til", "… og %d stader til", "… and %d more"}
	sayFileIs            = sentence{"Format %s %s", "Format %s %s", "Format %s %s"}
	sayFileYear          = sentence{"dataår %d", "dataår %d", "data year %d"}
	sayFileFrom          = sentence{"kommune %s", "kommune %s", "municipality %s"}
	sayFileHolds         = sentence{"%s: %d personer, %d tjenester", "%s: %d personar, %d tenester", "%s: %d persons, %d services"}
	sayIfSent            = sentence{"Sendes den likevel: %s.", "Blir ho send likevel: %s.", "If it is sent all the same: %s."}
	wordAllGone          = sentence{"leveransen avvises", "leveransen blir avvist", "the delivery is rejected"}
	wordRowGone          = sentence{"raden leses ikke inn", "rada blir ikkje lesen inn", "the row is not read in"}
	wordNulled           = sentence{"verdien leses ikke inn", "verdien blir ikkje lesen inn", "the value is not read in"}
	sayVerdictFatal      = sentence{"Filen kan ikke sendes.", "Fila kan ikkje sendast.", "The file cannot be sent."}
	sayVerdictOneError   = sentence{"1 feil må rettes.", "1 feil må rettast.", "1 error must be corrected."}
	sayVerdictErrors     = sentence{"%d feil må rettes.", "%d feil må rettast.", "%d errors must be corrected."}
	sayVerdictOneWarning = sentence{"Ingen feil. 1 advarsel kan være verdt å se på.", "Ingen feil. 1 åtvaring kan vere verd å sjå på.", "No errors. 1 warning may be worth a look."}
	sayVerdictWarnings   = sentence{"Ingen feil. %d advarsler kan være verdt å se på.", "Ingen feil. %d åtvaringar kan vere verde å sjå på.", "No errors. %d warnings may be worth a look."}
	sayVerdictGood       = sentence{"Ingen feil. Filen kan sendes.", "Ingen feil. Fila kan sendast.", "No errors. The file can be sent."}
)

var states = map[wire.State]sentence{
	wire.Uploading:  {"lastes opp", "blir lasta opp", "uploading"},
	wire.Received:   {"mottatt", "motteken", "received"},
	wire.Queued:     {"i kø", "i kø", "queued"},
	wire.Collected:  {"hentet", "henta", "collected"},
	wire.Held:       {"satt til side", "sett til side", "held"},
	wire.Read:       {"lest inn", "lesen inn", "read"},
	wire.Rejected:   {"avvist", "avvist", "rejected"},
	wire.Superseded: {"erstattet", "erstatta", "superseded"},
	wire.Expired:    {"utløpt", "utgått", "expired"},
}
