package depot

import "sluse/core/wire"

// words are what the daily mail says in one language.
type words struct {
	subject, greeting, closing, noReply                          string
	remindSubject, remind, remindEnd                             string // remind: year, deadline, municipality
	instant                                                      string // layout of the deadline
	delivery, municipality, year, kind, received, result, reason string
	kinds                                                        map[wire.Kind]string
	results, reasons, severities                                 map[string]string
}

// mailWords are the words of a language, bokmål where it is none of ours.
func mailWords(lang string) words {
	if w, ok := mailTable[lang]; ok {
		return w
	}
	return mailTable["nb"]
}

var mailTable = map[string]words{
	"nb": {
		subject:  "Sluse: leveranser behandlet før %s kl. 08.00",
		greeting: "Dette er lest inn eller avvist siden forrige melding. Kvitteringene er vedlagt.",
		closing:  "Meldingen inneholder bare antall. Detaljer finner du der leveransen ble sendt fra.",
		noReply:  "Denne e-posten kan ikke besvares.",

		remindSubject: "Sluse: påminnelse om fristen for IPLOS-data",
		remind:        "Fristen for IPLOS-data for %d er %s. Sluse har ennå ingen innsending fra %s som teller.",
		remindEnd:     "Prøveinnsendinger teller ikke, og det gjør heller ikke en innsending som er avvist.\nDu får denne påminnelsen fordi kommunen har bedt om den. Den kan slås av på siden, under «Mine innsendinger».",
		instant:       "02.01.2006 kl. 15.04",

		delivery: "Leveranse", municipality: "Kommune", year: "Dataår", kind: "Slag", received: "Mottatt", result: "Utfall", reason: "Årsak",
		kinds:   map[wire.Kind]string{wire.Production: "produksjon", wire.Test: "prøve", wire.Research: "forskning"},
		results: map[string]string{"read": "lest inn", "rejected": "avvist"},
		reasons: map[string]string{
			wire.ReasonWrongKey: "filen er forseglet til en nøkkel som ikke er årets",
			wire.ReasonDamaged:  "filen er skadet eller avkortet",
			wire.ReasonTooLarge: "filen pakkes ut til mer enn en leveranse kan ha",
			wire.ReasonInvalid:  "kritiske feil i innholdet",

			wire.ReasonMismatch:   "de to delene hører ikke sammen",
			wire.ReasonRealInTest: "en prøveleveranse med andre enn syntetiske personer",
		},
		severities: map[string]string{"fatal": "Kritiske feil", "error": "Feil", "warning": "Advarsler", "info": "Opplysninger"},
	},
	"nn": {
		subject:  "Sluse: leveransar handsama før %s kl. 08.00",
		greeting: "Dette er lese inn eller avvist sidan førre melding. Kvitteringane ligg ved.",
		closing:  "Meldinga inneheld berre tal på funn. Detaljar finn de der leveransen vart send frå.",
		noReply:  "Denne e-posten kan ikkje svarast på.",

		remindSubject: "Sluse: påminning om fristen for IPLOS-data",
		remind:        "Fristen for IPLOS-data for %d er %s. Sluse har enno inga innsending frå %s som tel.",
		remindEnd:     "Prøveinnsendingar tel ikkje, og det gjer heller ikkje ei innsending som er avvist.\nDu får denne påminninga fordi kommunen har bede om ho. Ho kan slåast av på sida, under «Mine innsendingar».",
		instant:       "02.01.2006 kl. 15.04",

		delivery: "Leveranse", municipality: "Kommune", year: "Dataår", kind: "Slag", received: "Motteken", result: "Utfall", reason: "Årsak",
		kinds:   map[wire.Kind]string{wire.Production: "produksjon", wire.Test: "prøve", wire.Research: "forsking"},
		results: map[string]string{"read": "lesen inn", "rejected": "avvist"},
		reasons: map[string]string{
			wire.ReasonWrongKey: "fila er forsegla til ein nøkkel som ikkje er den for året",
			wire.ReasonDamaged:  "fila er skadd eller avkorta",
			wire.ReasonTooLarge: "fila blir pakka ut til meir enn ein leveranse kan ha",
			wire.ReasonInvalid:  "kritiske feil i innhaldet",

			wire.ReasonMismatch:   "dei to delane høyrer ikkje saman",
			wire.ReasonRealInTest: "ein prøveleveranse med andre enn syntetiske personar",
		},
		severities: map[string]string{"fatal": "Kritiske feil", "error": "Feil", "warning": "Åtvaringar", "info": "Opplysningar"},
	},
	"en": {
		subject:  "Sluse: deliveries dealt with before %s 08:00",
		greeting: "These have been read in or rejected since the last message. The receipts are attached.",
		closing:  "This message holds counts only. Details are where the delivery was sent from.",
		noReply:  "This address does not take replies.",

		remindSubject: "Sluse: the deadline for IPLOS data is near",
		remind:        "The deadline for IPLOS data for %d is %s. Sluse has no delivery from %s that counts yet.",
		remindEnd:     "Test deliveries do not count, and neither does one that was rejected.\nYou get this because the municipality asked for it. It can be turned off on the page, under “My deliveries”.",
		instant:       "2 January 2006 at 15:04",

		delivery: "Delivery", municipality: "Municipality", year: "Data year", kind: "Kind", received: "Received", result: "Outcome", reason: "Reason",
		kinds:   map[wire.Kind]string{wire.Production: "production", wire.Test: "test", wire.Research: "research"},
		results: map[string]string{"read": "read in", "rejected": "rejected"},
		reasons: map[string]string{
			wire.ReasonWrongKey: "the file is sealed to a key that is not the year's",
			wire.ReasonDamaged:  "the file is damaged or cut off",
			wire.ReasonTooLarge: "the file unpacks to more than a delivery may hold",
			wire.ReasonInvalid:  "fatal findings in the content",

			wire.ReasonMismatch:   "its two parts do not belong together",
			wire.ReasonRealInTest: "a test delivery with persons who are not synthetic",
		},
		severities: map[string]string{"fatal": "Fatal", "error": "Errors", "warning": "Warnings", "info": "Information"},
	},
}
