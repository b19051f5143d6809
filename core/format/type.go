package format

// A Type is the form of an attribute's value. The schema checks forms; what a
// value means is for rules.
type Type uint8

// The types of the annual delivery, and of KPR after Text.
const (
	ID       Type = iota // [0-9A-Za-z._-]{1,36}
	Dato                 // a date of the calendar, YYYY-MM-DD
	T60                  // 1–60 characters, no line break
	Kode                 // one or two digits
	Bokstav              // one capital letter
	Siffer               // one digit
	Minutter             // up to five digits
	Lopenr               // up to nine digits
	KommNr               // four digits
	OrgNr                // nine digits
	Utforer              // nine digits, a tenth may be 0
	Telefon              // 8–20 of digits, space, +
	Epost                // T60 with an @
	Fid                  // [0-9A-Za-z+-]{4,20}
	Aarstall             // four digits
	Bydel                // two or six digits
	DiagKode             // [A-Z][0-9]{2}[0-9A-Z.]{0,4}

	Text     // any characters (xs:string)
	Versjon  // the fixed 56.0.0
	TypeK    // the fixed K
	GUID     // nprx:guid
	DateTime // xs:dateTime
	Date     // xs:date
	Text6    // one to six characters (nprx:bydelNr)

	numTypes
)

// A typeRow is how a type is written in the schema and told to people.
type typeRow struct {
	name    string // in the schema and the variable list
	base    string // XSD base type
	pattern string // XSD pattern, "" = none
	min     int    // minLength, 0 = none
	max     int    // maxLength, 0 = none
	fixed   string
	words   string // bokmål
	nn, en  string
}

var types = [numTypes]typeRow{
	ID:       {name: "id", base: "xs:string", pattern: `[0-9A-Za-z._\-]{1,36}`, words: "1–36 tegn: siffer, bokstaver a–z, punktum, understrek, bindestrek", nn: "1–36 teikn: siffer, bokstavar a–z, punktum, understrek, bindestrek", en: "1–36 characters: digits, letters a–z, full stop, underscore, hyphen"},
	Dato:     {name: "dato", base: "xs:string", pattern: datoPattern, words: "dato ÅÅÅÅ-MM-DD", nn: "dato ÅÅÅÅ-MM-DD", en: "a date YYYY-MM-DD"},
	T60:      {name: "t60", base: "xs:string", pattern: `[^\n\r]*`, min: 1, max: 60, words: "1–60 tegn uten linjeskift", nn: "1–60 teikn utan linjeskift", en: "1–60 characters without line breaks"},
	Kode:     {name: "kode", base: "xs:string", pattern: `[0-9]{1,2}`, words: "kode, ett eller to siffer, uten ledende null", nn: "kode, eitt eller to siffer, utan nulle framfor", en: "a code, one or two digits, without a leading zero"},
	Bokstav:  {name: "bokstav", base: "xs:string", pattern: `[A-Z]`, words: "én stor bokstav", nn: "éin stor bokstav", en: "one capital letter"},
	Siffer:   {name: "siffer", base: "xs:string", pattern: `[0-9]`, words: "ett siffer", nn: "eitt siffer", en: "one digit"},
	Minutter: {name: "min", base: "xs:string", pattern: `[0-9]{1,5}`, words: "hele minutter per uke, 1–5 siffer", nn: "heile minutt i veka, 1–5 siffer", en: "whole minutes a week, 1–5 digits"},
	Lopenr:   {name: "lopenr", base: "xs:string", pattern: `[0-9]{1,9}`, words: "1–9 siffer", nn: "1–9 siffer", en: "1–9 digits"},
	KommNr:   {name: "kommNr", base: "xs:string", pattern: `[0-9]{4}`, words: "fire siffer", nn: "fire siffer", en: "four digits"},
	OrgNr:    {name: "orgNr", base: "xs:string", pattern: `[0-9]{9}`, words: "ni siffer", nn: "ni siffer", en: "nine digits"},
	Utforer:  {name: "utforer", base: "xs:string", pattern: `[0-9]{9}0?`, words: "ni siffer, eventuelt fulgt av 0", nn: "ni siffer, eventuelt følgt av 0", en: "nine digits, optionally followed by 0"},
	Telefon:  {name: "telefon", base: "xs:string", pattern: `[0-9 +]{8,20}`, words: "8–20 siffer, mellomrom eller +", nn: "8–20 siffer, mellomrom eller +", en: "8–20 digits, spaces or +"},
	Epost:    {name: "epost", base: "xs:string", pattern: `[^\n\r]*@[^\n\r]*`, min: 1, max: 60, words: "1–60 tegn med @", nn: "1–60 teikn med @", en: "1–60 characters with @"},
	Fid:      {name: "fid", base: "xs:string", pattern: `[0-9A-Za-z+\-]{4,20}`, words: "4–20 siffer, bokstaver a–z, + eller -", nn: "4–20 siffer, bokstavar a–z, + eller -", en: "4–20 digits, letters a–z, + or -"},
	Aarstall: {name: "aarstall", base: "xs:string", pattern: `[0-9]{4}`, words: "fire siffer", nn: "fire siffer", en: "four digits"},
	Bydel:    {name: "bydel", base: "xs:string", pattern: `[0-9]{2}([0-9]{4})?`, words: "to eller seks siffer", nn: "to eller seks siffer", en: "two or six digits"},
	DiagKode: {name: "diagKode", base: "xs:string", pattern: `[A-Z][0-9]{2}[0-9A-Z.]{0,4}`, words: "diagnosekodens form", nn: "forma til diagnosekoden", en: "the form of a diagnosis code"},
	Text:     {name: "tekst", base: "xs:string", words: "tekst", nn: "tekst", en: "text"},
	Versjon:  {name: "versjon", base: "xs:string", fixed: "56.0.0", words: "fast verdi 56.0.0", nn: "fast verdi 56.0.0", en: "the fixed value 56.0.0"},
	TypeK:    {name: "typeK", base: "xs:string", fixed: "K", words: "fast verdi K", nn: "fast verdi K", en: "the fixed value K"},
	GUID: {name: "guid", base: "xs:string", pattern: guidPattern + `|\{` + guidPattern + `\}`,
		words: "GUID, eventuelt i krøllparentes", nn: "GUID, eventuelt i krøllparentesar", en: "a GUID, optionally in braces"},
	DateTime: {name: "dateTime", base: "xs:dateTime", words: "dato og klokkeslett (xs:dateTime)", nn: "dato og klokkeslett (xs:dateTime)", en: "date and time (xs:dateTime)"},
	Date:     {name: "date", base: "xs:date", words: "dato (xs:date)", nn: "dato (xs:date)", en: "a date (xs:date)"},
	Text6:    {name: "bydelNr", base: "xs:string", min: 1, max: 6, words: "ett til seks tegn", nn: "eitt til seks teikn", en: "one to six characters"},
}

// Words tell a type's form in a language, bokmål but for nn and en.
func (t Type) Words(lang string) string {
	switch lang {
	case "nn":
		return types[t].nn
	case "en":
		return types[t].en
	}
	return types[t].words
}

// A pattern is not the choice of two counts of one thing: libxml2 takes seven
// digits for [0-9]{2}|[0-9]{6}.

// String is the type's name in the schema and the variable list.
func (t Type) String() string { return types[t].name }

// datoPattern is every date of the calendar, years 0001–9999. It is a pattern
// and no xs:date, whose values schema processors trim: ours are not. It counts
// no repetitions, since libxml2 takes five digits for [0-9]{3}[1-9] here.
const (
	datoYear    = `([0-9][0-9][0-9][1-9]|[0-9][0-9][1-9][0-9]|[0-9][1-9][0-9][0-9]|[1-9][0-9][0-9][0-9])`
	datoLeap    = `([0-9][0-9](0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)`
	datoPattern = datoYear + `-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|` + datoLeap + `-02-29`
)

const guidPattern = `[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}`
