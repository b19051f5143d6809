package main

// What -h says of the flags. A word in backquotes names the value.
var (
	flagLang            = sentence{"språk: `nb`, nn eller en", "språk: `nb`, nn eller en", "language: `nb`, nn or en"}
	flagJSON            = sentence{"skriv JSON", "skriv JSON", "print JSON"}
	flagKind            = sentence{"hva leveransen er: production, test eller research; utledes ellers av identifikatorene", "kva leveransen er: production, test eller research; blir elles utleidd av identifikatorane", "what the delivery is: production, test or research; else inferred from the identifiers"}
	flagYear            = sentence{"dataår, det året det rapporteres om", "dataår, det året det blir rapportert om", "data year, the year reported on"}
	flagWantYear        = sentence{"dataåret som skal sendes; en fil for et annet år avvises", "dataåret som skal sendast; ei fil for eit anna år blir avvist", "the data year to be sent; a file of another year is refused"}
	flagMunicipality    = sentence{"kommunenummer, fire siffer", "kommunenummer, fire siffer", "municipality number, four digits"}
	flagPrevious        = sentence{"fjorårets leveranse i `FIL`, eller tallene for den (sluse stats -json)", "leveransen frå i fjor i `FIL`, eller tala for han (sluse stats -json)", "last year's delivery in `FILE`, or its figures (sluse stats -json)"}
	flagReplaces        = sentence{"leveransen som denne erstatter i `FIL`, eller tallene for den", "leveransen som denne erstattar i `FIL`, eller tala for han", "the delivery that this one replaces in `FILE`, or its figures"}
	flagOverrides       = sentence{"signert liste over senkede alvorlighetsgrader i `FIL`", "signert liste over senka alvorsgrader i `FIL`", "signed list of lowered severities in `FILE`"}
	flagOverridesKey    = sentence{"`nøkkel` (eller fil) som har signert den", "`nøkkel` (eller fil) som har signert ho", "verifier `key` (or file) of that list"}
	flagOverridesSigner = sentence{"`FIL` med signeringsnøkkelen", "`FIL` med signeringsnøkkelen", "`FILE` with the note signer"}
	flagLower           = sentence{"senk en regel, `REGEL:ÅR:GRAD:GRUNN`, år * for alle; kan gjentas", "senk ein regel, `REGEL:ÅR:GRAD:GRUNN`, år * for alle; kan gjentakast", "lower a rule, `RULE:YEAR:SEVERITY:REASON`, year * for all; may be repeated"}
	flagRole            = sentence{"ssb, tpf eller research; edge, overrides eller root for bare en signeringsnøkkel; admin for en kode", "ssb, tpf eller research; edge, overrides eller root for berre ein signeringsnøkkel; admin for ein kode", "ssb, tpf or research; edge, overrides or root for a note signer alone; admin for a token"}
	flagProject         = sentence{"prosjekt-`ID`, bare for research", "prosjekt-`ID`, berre for research", "project `ID`, for research only"}
	flagKeyOut          = sentence{"`FIL` som skal ha den hemmelige nøkkelen", "`FIL` som skal ha den hemmelege nøkkelen", "`FILE` for the secret key"}
	flagOut             = sentence{"skriv til `FIL`", "skriv til `FIL`", "write to `FILE`"}
	flagSealOut         = sentence{"skriv den krypterte filen til `FIL`; - er standard ut", "skriv den krypterte fila til `FIL`; - er standard ut", "write the sealed file to `FILE`; - is standard output"}
	flagOpenOut         = sentence{"skriv innholdet til `FIL`; - er standard ut", "skriv innhaldet til `FIL`; - er standard ut", "write the content to `FILE`; - is standard output"}
	flagIdentity        = sentence{"`FIL` med hemmelig nøkkel, kan gjentas; ellers SLUSE_IDENTITY", "`FIL` med hemmeleg nøkkel, kan gjentakast; elles SLUSE_IDENTITY", "`FILE` with a secret key, may be repeated; else SLUSE_IDENTITY"}
	flagRecipient       = sentence{"`MOTTAKER` (age1pq1…), kan gjentas", "`MOTTAKAR` (age1pq1…), kan gjentakast", "`RECIPIENT` (age1pq1…), may be repeated"}
	flagKeyring         = sentence{"signert nøkkelliste i `FIL`, i stedet for tjenestens", "signert nøkkelliste i `FIL`, i staden for den frå tenesta", "signed key list in `FILE`, instead of the service's"}
	flagRootKey         = sentence{"rot`nøkkel` (eller fil) som har signert nøkkellisten, i stedet for den innebygde", "rot`nøkkel` (eller fil) som har signert nøkkellista, i staden for den innebygde", "root verifier `key` (or file) of the key list, instead of the built-in one"}
	flagSplit           = sentence{"to deler: auto, on eller off", "to delar: auto, on eller off", "two parts: auto, on or off"}
	flagCompress        = sentence{"pakking før kryptering: zstd eller none", "pakking før kryptering: zstd eller none", "packing before encryption: zstd or none"}
	flagForce           = sentence{"send med kjente feil (aldri kritiske)", "send med kjende feil (aldri kritiske)", "send with known errors (never fatal ones)"}
	flagURL             = sentence{"tjenestens `adresse`", "`adressa` til tenesta", "`address` of the service"}
	flagToken           = sentence{"innsendingskode; ellers SLUSE_TOKEN, som ikke synes i prosesslisten", "innsendingskode; elles SLUSE_TOKEN, som ikkje er synleg i prosesslista", "token; else SLUSE_TOKEN, which the process list does not show"}
	flagInsecure        = sentence{"tillat http til en annen maskin", "tillat http til ei anna maskin", "allow http to another machine"}
	flagContact         = sentence{"e-post`adresse` for kvitteringer", "e-post`adresse` for kvitteringar", "mail `address` for receipts"}
	flagSupersedes      = sentence{"`ID` på egen innsending som denne erstatter", "`ID` på eiga innsending som denne erstattar", "`ID` of an own delivery that this one replaces"}
	flagKeyID           = sentence{"nøkkel-`ID` som en ferdig kryptert fil er kryptert til", "nøkkel-`ID` som ei ferdig kryptert fil er kryptert til", "key `ID` that an already sealed file is sealed to"}
	flagVerifier        = sentence{"`nøkkel` (eller fil) som har signert, kan gjentas", "`nøkkel` (eller fil) som har signert, kan gjentakast", "verifier `key` (or file), may be repeated"}
	flagAskAgain        = sentence{"be pseudonymforvalteren svare på nytt der svaret ikke kan brukes", "be pseudonymforvaltaren svare på nytt der svaret ikkje kan brukast", "have the pseudonym manager answer again what cannot be used"}
	flagExportDir       = sentence{"`mappe` som skal ha filene", "`mappe` som skal ha filene", "`folder` for the files"}
	flagDir             = sentence{"`mappe` som skal ha leveransene", "`mappe` som skal ha leveransane", "`folder` for the deliveries"}
	flagSigner          = sentence{"`FIL` med signeringsnøkkel; ellers den første -identity med .sign", "`FIL` med signeringsnøkkel; elles den første -identity med .sign", "`FILE` with the note signer; else the first -identity with .sign"}
	flagOnce            = sentence{"slutt når det ikke er mer å hente", "slutt når det ikkje er meir å hente", "end when nothing is left to collect"}
	flagEvery           = sentence{"hvor ofte det spørres", "kor ofte det blir spurt", "how often to ask"}
	flagData            = sentence{"`mappe` for utviklingsmateriale", "`mappe` for utviklingsmateriale", "`folder` of the development material"}
	flagXSD             = sentence{"XML-skjemaet", "XML-skjemaet", "the XML schema"}
	flagRules           = sentence{"reglene", "reglane", "the rules"}
	flagCodes           = sentence{"kodelistene", "kodelistene", "the code lists"}
	flagDiff            = sentence{"endringene siden dataåret `Y0`", "endringane sidan dataåret `Y0`", "the changes since data year `Y0`"}
	flagPersons         = sentence{"antall personer", "talet på personar", "number of persons"}
	flagSeed            = sentence{"frø", "frø", "seed"}
	flagErrors          = sentence{"`andel` personer med feil, 0–1", "`del` av personane med feil, 0–1", "`rate` of persons with faults, 0–1"}
	flagFormat          = sentence{"aar eller kpr", "aar eller kpr", "aar or kpr"}
	flagNational        = sentence{"én fil per kommune, i mappen -o; -persons er for hele landet", "éi fil per kommune, i mappa -o; -persons er for heile landet", "one file a municipality, into the folder -o; -persons is the whole country's"}
	flagRootSigner      = sentence{"`FIL` med rotens signeringsnøkkel, kan gjentas", "`FIL` med signeringsnøkkelen til rota, kan gjentakast", "`FILE` with the root's note signer, may be repeated"}
	flagKeyringAdd      = sentence{"ny nøkkel, `ROLLE:ÅR:TILSTAND:MOTTAKER`, kan gjentas", "ny nøkkel, `ROLLE:ÅR:TILSTAND:MOTTAKAR`, kan gjentakast", "new key, `ROLE:YEAR:STATE:RECIPIENT`, may be repeated"}
	flagKeyringState    = sentence{"ny tilstand, `ID=TILSTAND` (announced, active, retired), kan gjentas", "ny tilstand, `ID=TILSTAND` (announced, active, retired), kan gjentakast", "new state, `ID=STATE` (announced, active, retired), may be repeated"}
	flagKeyringVerifier = sentence{"ny signatur, `ROLLE=NØKKEL` (edge, ssb, overrides), kan gjentas", "ny signatur, `ROLLE=NØKKEL` (edge, ssb, overrides), kan gjentakast", "new signer, `ROLE=VERIFIER` (edge, ssb, overrides), may be repeated"}
	flagKeyringDrop     = sentence{"fjern nøkkel-`ID` eller signatur, kan gjentas", "fjern nøkkel-`ID` eller signatur, kan gjentakast", "drop key `ID` or verifier, may be repeated"}
)
