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
}

var types = [numTypes]typeRow{
	ID:       {name: "id", base: "xs:string", pattern: `[0-9A-Za-z._\-]{1,36}`, words: "1–36 tegn: siffer, bokstaver a–z, punktum, understrek, bindestrek"},
	Dato:     {name: "dato", base: "xs:string", pattern: datoPattern, words: "dato ÅÅÅÅ-MM-DD"},
	T60:      {name: "t60", base: "xs:string", pattern: `[^\n\r]*`, min: 1, max: 60, words: "1–60 tegn uten linjeskift"},
	Kode:     {name: "kode", base: "xs:string", pattern: `[0-9]{1,2}`, words: "kode, ett eller to siffer, uten ledende null"},
	Bokstav:  {name: "bokstav", base: "xs:string", pattern: `[A-Z]`, words: "én stor bokstav"},
	Siffer:   {name: "siffer", base: "xs:string", pattern: `[0-9]`, words: "ett siffer"},
	Minutter: {name: "min", base: "xs:string", pattern: `[0-9]{1,5}`, words: "hele minutter per uke, 1–5 siffer"},
	Lopenr:   {name: "lopenr", base: "xs:string", pattern: `[0-9]{1,9}`, words: "1–9 siffer"},
	KommNr:   {name: "kommNr", base: "xs:string", pattern: `[0-9]{4}`, words: "fire siffer"},
	OrgNr:    {name: "orgNr", base: "xs:string", pattern: `[0-9]{9}`, words: "ni siffer"},
	Utforer:  {name: "utforer", base: "xs:string", pattern: `[0-9]{9}0?`, words: "ni siffer, eventuelt fulgt av 0"},
	Telefon:  {name: "telefon", base: "xs:string", pattern: `[0-9 +]{8,20}`, words: "8–20 siffer, mellomrom eller +"},
	Epost:    {name: "epost", base: "xs:string", pattern: `[^\n\r]*@[^\n\r]*`, min: 1, max: 60, words: "1–60 tegn med @"},
	Fid:      {name: "fid", base: "xs:string", pattern: `[0-9A-Za-z+\-]{4,20}`, words: "4–20 siffer, bokstaver a–z, + eller -"},
	Aarstall: {name: "aarstall", base: "xs:string", pattern: `[0-9]{4}`, words: "fire siffer"},
	Bydel:    {name: "bydel", base: "xs:string", pattern: `[0-9]{2}([0-9]{4})?`, words: "to eller seks siffer"},
	DiagKode: {name: "diagKode", base: "xs:string", pattern: `[A-Z][0-9]{2}[0-9A-Z.]{0,4}`, words: "diagnosekodens form"},
	Text:     {name: "tekst", base: "xs:string", words: "tekst"},
	Versjon:  {name: "versjon", base: "xs:string", fixed: "56.0.0", words: "fast verdi 56.0.0"},
	TypeK:    {name: "typeK", base: "xs:string", fixed: "K", words: "fast verdi K"},
	GUID: {name: "guid", base: "xs:string", pattern: guidPattern + `|\{` + guidPattern + `\}`,
		words: "GUID, eventuelt i krøllparentes"},
	DateTime: {name: "dateTime", base: "xs:dateTime", words: "dato og klokkeslett (xs:dateTime)"},
	Date:     {name: "date", base: "xs:date", words: "dato (xs:date)"},
	Text6:    {name: "bydelNr", base: "xs:string", min: 1, max: 6, words: "ett til seks tegn"},
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
