package format

import (
	"fmt"
	"strings"
)

// The words of the rendered documents: bokmål, nynorsk, English.

type documentWords struct {
	annual, kpr            string
	ours, published        string
	sourceKey              string
	variables, variableRow string
	heading, within        string
	yes                    string
	codes, tables, list    string
	from, to, ended        string
	changes, version, none string
	gone, fresh            string
	form, count, codeList  string
	newCode, codeGone      string
}

func wordsFor(lang string) *documentWords {
	switch lang {
	case "nn":
		return &documents[1]
	case "en":
		return &documents[2]
	}
	return &documents[0]
}

var documents = [3]documentWords{
	{
		annual:      "Årsleveranse %s, versjon %s, rapporteringsåret %d",
		kpr:         "IPLOS i KPR %s (hendelsesmelding)",
		ours:        "Dette er Sluses eget format. IPLOS-leveransens virkelige filformat er aldri offentliggjort; merket K er kjent fra en offentlig kilde, O er vårt eget, K/O et kjent navn på en plass som er vår.",
		published:   "Etter Helsedirektoratets offentlige skjema 56.0.0 (HIS 1135:2021).",
		sourceKey:   "Kilder: 56 = skjemaet IPLOS i KPR 56.0.0 · V = Helsedirektoratets veileder, spørsmål og svar · M = Helsedirektoratets metodekapitler · F = IPLOS-forskriften · S = SSBs kostra-kontrollprogram · L = kommunale rutiner (Kristiansand, Oslo) · N = innsendingssidene · I = algoritmer for identifikatorer · § = avsnitt i prosjektets domenenotat",
		variables:   "Variabelliste",
		variableRow: "| Attributt | Form | Kodeliste | Påkrevd | Merke | Kilde | Betydning |",
		heading:     "Merke %s.", within: " (i %s, %s)", yes: "ja",
		codes: "Kodelister", tables: "Kommuner er KLASS 131 slik den var 31. desember i rapporteringsåret, bydeler KLASS 103.", list: "| Kode | Betydning | Gyldig |",
		from: "fra %d", to: "til og med %d", ended: "utgått i hendelsesmeldingen",
		changes: "Endringer fra %d (versjon %s) til %d (versjon %s)", version: "`versjon` er %s.", none: "Ingen endringer i elementer, attributter eller koder.",
		gone: "utgår", fresh: "ny: ", form: "form: ", count: "antall: ", codeList: "kodeliste: ", newCode: "ny kode: ", codeGone: "koden utgår: ",
	},
	{
		annual:      "Årsleveranse %s, versjon %s, rapporteringsåret %d",
		kpr:         "IPLOS i KPR %s (hendingsmelding)",
		ours:        "Dette er Sluse sitt eige format. Det verkelege filformatet til IPLOS-leveransen er aldri offentleggjort; merket K er kjent frå ei offentleg kjelde, O er vårt eige, K/O eit kjent namn på ein plass som er vår.",
		published:   "Etter det offentlege skjemaet 56.0.0 frå Helsedirektoratet (HIS 1135:2021).",
		sourceKey:   "Kjelder: 56 = skjemaet IPLOS i KPR 56.0.0 · V = rettleiaren til Helsedirektoratet, spørsmål og svar · M = metodekapitla til Helsedirektoratet · F = IPLOS-forskrifta · S = kostra-kontrollprogrammet til SSB · L = kommunale rutinar (Kristiansand, Oslo) · N = innsendingssidene · I = algoritmar for identifikatorar · § = avsnitt i domenenotatet til prosjektet",
		variables:   "Variabelliste",
		variableRow: "| Attributt | Form | Kodeliste | Påkravd | Merke | Kjelde | Tyding |",
		heading:     "Merke %s.", within: " (i %s, %s)", yes: "ja",
		codes: "Kodelister", tables: "Kommunar er KLASS 131 slik han var 31. desember i rapporteringsåret, bydelar KLASS 103.", list: "| Kode | Tyding | Gyldig |",
		from: "frå %d", to: "til og med %d", ended: "gått ut i hendingsmeldinga",
		changes: "Endringar frå %d (versjon %s) til %d (versjon %s)", version: "`versjon` er %s.", none: "Ingen endringar i element, attributt eller kodar.",
		gone: "går ut", fresh: "ny: ", form: "form: ", count: "tal: ", codeList: "kodeliste: ", newCode: "ny kode: ", codeGone: "koden går ut: ",
	},
	{
		annual:      "Annual delivery %s, version %s, reporting year %d",
		kpr:         "IPLOS in KPR %s (event message)",
		ours:        "This is Sluse's own format. The true file format of IPLOS deliveries was never published; the mark K is known from a public source, O is our own, K/O a known name in a place that is ours.",
		published:   "After the Norwegian Directorate of Health's public schema 56.0.0 (HIS 1135:2021).",
		sourceKey:   "Sources: 56 = the schema IPLOS in KPR 56.0.0 · V = the Directorate of Health's guide, questions and answers · M = the Directorate of Health's method chapters · F = the IPLOS regulation · S = SSB's kostra-kontrollprogram · L = municipal routines (Kristiansand, Oslo) · N = the pages on delivering · I = algorithms of identifiers · § = section of the project's domain notes",
		variables:   "Variable list",
		variableRow: "| Attribute | Form | Code list | Required | Mark | Source | Meaning |",
		heading:     "Mark %s.", within: " (in %s, %s)", yes: "yes",
		codes: "Code lists", tables: "Municipalities are KLASS 131 as of 31 December of the reporting year, districts KLASS 103.", list: "| Code | Meaning | Valid |",
		from: "from %d", to: "until %d", ended: "ended in the event message",
		changes: "Changes from %d (version %s) to %d (version %s)", version: "`versjon` is %s.", none: "No changes of elements, attributes or codes.",
		gone: "ends", fresh: "new: ", form: "form: ", count: "number: ", codeList: "code list: ", newCode: "new code: ", codeGone: "the code ends: ",
	},
}

// underline is the line below a table's head.
func underline(head string) string { return strings.Repeat("|---", strings.Count(head, "|")-1) + "|" }

func (l *Layout) title(w *documentWords) string {
	if l.Format == KPR {
		return fmt.Sprintf(w.kpr, l.Version)
	}
	return fmt.Sprintf(w.annual, l.Namespace, l.Version, l.Year)
}

// honesty is what a reader must not believe.
func (l *Layout) honesty(w *documentWords) string {
	if l.Format == KPR {
		return w.published
	}
	return w.ours
}
