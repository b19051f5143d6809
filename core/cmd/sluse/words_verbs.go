package main

// operandWords are the names that run.go's rows give what stands after the flags.
var operandWords = []sentence{
	{"FIL", "FIL", "FILE"}, {"SENDT", "SEND", "SENT"}, {"KORRIGERT", "KORRIGERT", "CORRECTED"},
	{"NAVN", "NAMN", "NAME"}, {"LISTE", "LISTE", "LIST"}, {"KOMMANDO", "KOMMANDO", "VERB"},
}

// What help and -h say of the verbs.
var (
	shortCheck           = sentence{"kontroller en leveranse", "kontroller ein leveranse", "check a delivery"}
	shortSeal            = sentence{"kontroller og krypter", "kontroller og krypter", "check and encrypt"}
	shortSend            = sentence{"kontroller, krypter og send inn; skriver kvitteringen", "kontroller, krypter og send inn; skriv kvitteringa", "check, encrypt and deliver; prints the receipt"}
	shortStatus          = sentence{"egne innsendinger", "eigne innsendingar", "own deliveries"}
	shortReceipt         = sentence{"kontroller signaturen på en kvittering, uten nett", "kontroller signaturen på ei kvittering, utan nett", "verify a receipt's signature, offline"}
	shortSynth           = sentence{"lag en syntetisk leveranse", "lag ein syntetisk leveranse", "make a synthetic delivery"}
	shortPickup          = sentence{"SSB: hent, åpne, kontroller på nytt og svar", "SSB: hent, opne, kontroller på nytt og svar", "SSB: collect, open, check again and answer"}
	shortOpen            = sentence{"dekrypter", "dekrypter", "decrypt"}
	shortKeygen          = sentence{"lag en ny nøkkel for et år", "lag ein ny nøkkel for eit år", "make a new key for a year"}
	shortKeyringSign     = sentence{"lag og signer nøkkellisten", "lag og signer nøkkellista", "make and sign the key list"}
	shortKeyringShow     = sentence{"vis en nøkkelliste uten å bedømme signaturen", "vis ei nøkkelliste utan å vurdere signaturen", "show a key list without judging its signature"}
	shortKeyringVerify   = sentence{"kontroller signaturen på nøkkellisten og vis den", "kontroller signaturen på nøkkellista og vis ho", "verify the key list's signature and show it"}
	shortSpec            = sentence{"variabelliste, XSD, regler, kodelister, endringer", "variabelliste, XSD, reglar, kodelister, endringar", "variable list, XSD, rules, code lists, changes"}
	shortStats           = sentence{"tall for leveransen, og hva som skiller seg ut", "tal for leveransen, og kva som skil seg ut", "the delivery's figures, and what is odd about them"}
	shortOverridesSign   = sentence{"lag og signer en liste over senkede alvorlighetsgrader", "lag og signer ei liste over senka alvorsgrader", "make and sign a list of lowered severities"}
	shortOverridesVerify = sentence{"kontroller signaturen på en slik liste og vis den", "kontroller signaturen på ei slik liste og vis ho", "verify such a list's signature and show it"}
	shortDev             = sentence{"lag utviklingsnøkler og -tokener i en mappe", "lag utviklingsnøklar og -token i ei mappe", "make development keys and tokens in a folder"}
	shortHelp            = sentence{"denne oversikten, eller mer om en kommando", "denne oversikta, eller meir om ein kommando", "this list, or more of one verb"}

	longCheck = sentence{
		"Kontrollerer leveransen og skriver rapporten. Ingenting sendes. Rapporteringsåret er filens eget; -year krever et bestemt.\nKode 0: kan sendes. 2: har feil som må rettes. 1: kunne ikke leses.",
		"Kontrollerer leveransen og skriv rapporten. Ingenting blir sendt. Rapporteringsåret er det som står i fila; -year krev eit bestemt.\nKode 0: kan sendast. 2: har feil som må rettast. 1: kunne ikkje lesast.",
		"Checks the delivery and prints the report. Nothing is sent. The data year is the file's own; -year demands a certain one.\nExit 0: can be sent. 2: has errors to correct. 1: could not be read."}
	longSeal = sentence{
		"Kontrollerer leveransen og krypterer den til mottakeren. En fil med feil avvises uten -force, en med kritiske feil alltid.\nResultatet er en vanlig age-fil.",
		"Kontrollerer leveransen og krypterer han til mottakaren. Ei fil med feil blir avvist utan -force, ei med kritiske feil alltid.\nResultatet er ei vanleg age-fil.",
		"Checks the delivery and encrypts it to the recipient. A file with errors is refused without -force, one with fatal errors always.\nThe result is a plain age file."}
	longSend = sentence{
		"Kontrollerer leveransen, krypterer den til årets nøkkel og leverer den. En fil som alt er kryptert, leveres som den er;\nda må -year, -municipality og -kind oppgis. Kvitteringen skrives til standard ut når signaturen er kontrollert.",
		"Kontrollerer leveransen, krypterer han til nøkkelen for året og leverer han. Ei fil som alt er kryptert, blir levert som ho er;\nda må -year, -municipality og -kind vere gitt. Kvitteringa blir skriven til standard ut når signaturen er kontrollert.",
		"Checks the delivery, encrypts it to the year's key and delivers it. A file that is sealed already is delivered as it is;\nthen -year, -municipality and -kind must be given. The receipt is printed once its signature is verified."}
	longStatus = sentence{
		"Lister kommunens egne innsendinger, eller én med hendelsene den har gått gjennom.",
		"Listar innsendingane til kommunen, eller éi med hendingane ho har gått gjennom.",
		"Lists the municipality's own deliveries, or one with the events it went through."}
	longReceipt = sentence{
		"Kontrollerer hver kvittering i filen mot en av nøklene og skriver det de sier. Trenger ikke nett.",
		"Kontrollerer kvar kvittering i fila mot ein av nøklane og skriv det dei seier. Treng ikkje nett.",
		"Verifies each receipt of the file against one of the keys and prints what they say. Needs no network."}
	longSynth = sentence{
		"Skriver en syntetisk leveranse. Samme frø gir samme bytes. -errors legger inn feil og lister dem på standard feil.\nAlle numre er fra syntetiske serier. -national skriver én fil per kommune i mappen -o.",
		"Skriv ein syntetisk leveranse. Same frø gir same bytes. -errors legg inn feil og listar dei på standard feil.\nAlle nummer er frå syntetiske seriar. -national skriv éi fil per kommune i mappa -o.",
		"Writes a synthetic delivery. The same seed gives the same bytes. -errors injects faults and lists them on stderr.\nAll numbers are of synthetic series. -national writes one file a municipality into the folder -o."}
	longPickup = sentence{
		"Henter innsendinger, kontrollerer SHA-256, åpner, kontrollerer på nytt, skriver AAR-KOMMUNE-ID.xml og rapporten i mappen\nog svarer med signert kvittering. Tåler å bli avbrutt når som helst: neste kjøring fortsetter, og ingenting leses inn to ganger.",
		"Hentar innsendingar, kontrollerer SHA-256, opnar, kontrollerer på nytt, skriv AAR-KOMMUNE-ID.xml og rapporten i mappa\nog svarer med signert kvittering. Toler å bli avbroten når som helst: neste køyring held fram, og ingenting blir lese inn to gonger.",
		"Collects deliveries, verifies SHA-256, opens, checks again, writes YEAR-MUNICIPALITY-ID.xml and the report into the folder\nand answers with a signed receipt. May be interrupted at any time: the next run goes on, and nothing is read in twice."}
	longOpen = sentence{
		"Dekrypterer en fil og pakker den ut. Innholdet skrives aldri til en terminal uten -o -.",
		"Dekrypterer ei fil og pakkar ho ut. Innhaldet blir aldri skrive til ein terminal utan -o -.",
		"Decrypts a file and unpacks it. Content is never written to a terminal without -o -."}
	longKeygen = sentence{
		"Lager en hybrid identitet i filen -o og en signeringsnøkkel i FIL.sign med FIL.verify ved siden av. Skriver mottakeren (age1pq1…),\nsom kan offentliggjøres. Skriver aldri over en fil.\nRollene edge, overrides og root får bare en signeringsnøkkel og FIL.verify; admin får en kode, og SHA-256 av den skrives ut.",
		"Lagar ein hybrid identitet i fila -o og ein signeringsnøkkel i FIL.sign med FIL.verify ved sida av. Skriv mottakaren (age1pq1…),\nsom kan offentleggjerast. Skriv aldri over ei fil.\nRollene edge, overrides og root får berre ein signeringsnøkkel og FIL.verify; admin får ein kode, og SHA-256 av han blir skriven ut.",
		"Makes a hybrid identity in the file -o and a note signer in FILE.sign with FILE.verify beside it. Prints the recipient (age1pq1…),\nwhich may be published. Never overwrites a file.\nThe roles edge, overrides and root get a note signer and FILE.verify alone; admin gets a token, and its SHA-256 is printed."}
	longKeyringSign = sentence{
		"Bygger på LIST (signert eller ikke), gjør endringene og signerer. Et nytt år, steg for steg:\n  sluse keygen -role ssb -year 2027 -o ssb-2027.key > ssb-2027.pub\n  sluse keyring sign -signer root.sign -add ssb:2027:announced:$(cat ssb-2027.pub) -o keys.new keys\n  sluse keyring sign -signer root.sign -state NØKKEL-ID=active -o keys.new keys\nTil slutt settes fjorårets nøkkel til retired; den åpner fortsatt, men det krypteres ikke lenger til den.",
		"Byggjer på LIST (signert eller ikkje), gjer endringane og signerer. Eit nytt år, steg for steg:\n  sluse keygen -role ssb -year 2027 -o ssb-2027.key > ssb-2027.pub\n  sluse keyring sign -signer root.sign -add ssb:2027:announced:$(cat ssb-2027.pub) -o keys.new keys\n  sluse keyring sign -signer root.sign -state NØKKEL-ID=active -o keys.new keys\nTil slutt blir nøkkelen frå i fjor sett til retired; han opnar framleis, men det blir ikkje kryptert til han lenger.",
		"Builds on LIST (signed or not), makes the changes and signs. A new year, step by step:\n  sluse keygen -role ssb -year 2027 -o ssb-2027.key > ssb-2027.pub\n  sluse keyring sign -signer root.sign -add ssb:2027:announced:$(cat ssb-2027.pub) -o keys.new keys\n  sluse keyring sign -signer root.sign -state KEY-ID=active -o keys.new keys\nIn the end last year's key is set to retired; it still opens, but is no longer sealed to."}
	longKeyringShow = sentence{
		"Viser radene i LIST, eller i listen fra -url.", "Viser radene i LIST, eller i lista frå -url.", "Shows the rows of LIST, or of the list at -url."}
	longKeyringVerify = sentence{
		"Kontrollerer LIST, eller listen fra -url, mot rotnøkkelen som er bygd inn, eller -key.",
		"Kontrollerer LIST, eller lista frå -url, mot rotnøkkelen som er bygd inn, eller -key.",
		"Verifies LIST, or the list at -url, against the built-in root key, or -key."}
	longSpec = sentence{
		"Skriver variabellisten for formatet, eller det flagget ber om. Hver rad sier hva som er kjent (K) og hva som er vårt eget (O).",
		"Skriv variabellista for formatet, eller det flagget ber om. Kvar rad seier kva som er kjent (K) og kva som er vårt eige (O).",
		"Prints the format's variable list, or what the flag asks for. Each row says what is known (K) and what is our own (O)."}
	longStats = sentence{
		"Regner ut hovedtallene og sammenligner dem med offentlige tall, og med fjoråret når -previous er oppgitt:\nen leveranse, eller det sluse stats -json skrev om den.\nKode 0, eller 2 når filen har feil: tallene er da av det som kan leses.",
		"Reknar ut hovudtala og samanliknar dei med offentlege tal, og med i fjor når -previous er med:\nein leveranse, eller det sluse stats -json skreiv om han.\nKode 0, eller 2 når fila har feil: tala er då av det som kan lesast.",
		"Works out the main figures and compares them with public ones, and with last year's when -previous is given:\na delivery, or what sluse stats -json wrote of it.\nExit 0, or 2 where the file has errors: the figures are then of what can be read."}
	longOverridesSign = sentence{
		"Senker alvorlighetsgraden for regler midt i sesongen uten ny utgave. Kan ikke heve, og rører aldri kritiske regler.\n  sluse overrides sign -signer overrides.sign -lower \"T011:2026:warning:uttrekket runder opp\" -o overrides\nSSB legger den ut med PUT /v1/overrides; sluse send og sluse pickup henter den selv.",
		"Senkar alvorsgraden for reglar midt i sesongen utan ny utgåve. Kan ikkje heve, og rører aldri kritiske reglar.\n  sluse overrides sign -signer overrides.sign -lower \"T011:2026:warning:uttrekket rundar opp\" -o overrides\nSSB legg ho ut med PUT /v1/overrides; sluse send og sluse pickup hentar ho sjølve.",
		"Lowers rules' severities in mid-season without a new build. It cannot raise one and never touches a fatal rule.\n  sluse overrides sign -signer overrides.sign -lower \"T011:2026:warning:the extract rounds up\" -o overrides\nSSB publishes it by PUT /v1/overrides; sluse send and sluse pickup fetch it themselves."}
	longOverridesVerify = sentence{
		"Kontrollerer LIST mot -key og viser radene.", "Kontrollerer LIST mot -key og viser radene.", "Verifies LIST against -key and shows its rows."}
	longDev = sentence{
		"Lager én gang alt som trengs for å prøve Sluse på én maskin, og skriver stien til dev.json. Kjørt på nytt endres ingenting.\nNøklene er aktive for dataårene 2025–2027. Ikke til bruk med ekte data.",
		"Lagar éin gong alt som trengst for å prøve Sluse på éi maskin, og skriv stien til dev.json. Køyrt på nytt blir ingenting endra.\nNøklane er aktive for dataåra 2025–2027. Ikkje til bruk med ekte data.",
		"Makes once all that is needed to try Sluse on one machine, and prints the path of dev.json. Run again, it changes nothing.\nThe keys are active for data years 2025–2027. Not for real data."}
	longHelp = sentence{"Viser kommandoene.", "Viser kommandoane.", "Lists the verbs."}
)
