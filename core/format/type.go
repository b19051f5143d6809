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
	base    string // XSD base type
	pattern string // XSD pattern, "" = none
	min     int    // minLength, 0 = none
	max     int    // maxLength, 0 = none
	fixed   string
	words   string // bokmål
}

var types = [numTypes]typeRow{
	ID:       {base: "xs:string", pattern: `[0-9A-Za-z._\-]{1,36}`, words: "1–36 tegn: siffer, bokstaver a–z, punktum, understrek, bindestrek"},
	Dato:     {base: "xs:date", pattern: `\d{4}-\d{2}-\d{2}`, words: "dato ÅÅÅÅ-MM-DD"},
	T60:      {base: "xs:string", pattern: `[^\n\r]*`, min: 1, max: 60, words: "1–60 tegn uten linjeskift"},
	Kode:     {base: "xs:string", pattern: `[0-9]{1,2}`, words: "kode, ett eller to siffer, uten ledende null"},
	Bokstav:  {base: "xs:string", pattern: `[A-Z]`, words: "én stor bokstav"},
	Siffer:   {base: "xs:string", pattern: `[0-9]`, words: "ett siffer"},
	Minutter: {base: "xs:string", pattern: `[0-9]{1,5}`, words: "hele minutter per uke, 1–5 siffer"},
	Lopenr:   {base: "xs:string", pattern: `[0-9]{1,9}`, words: "1–9 siffer"},
	KommNr:   {base: "xs:string", pattern: `[0-9]{4}`, words: "fire siffer"},
	OrgNr:    {base: "xs:string", pattern: `[0-9]{9}`, words: "ni siffer"},
	Utforer:  {base: "xs:string", pattern: `[0-9]{9}0?`, words: "ni siffer, eventuelt fulgt av 0"},
	Telefon:  {base: "xs:string", pattern: `[0-9 +]{8,20}`, words: "8–20 siffer, mellomrom eller +"},
	Epost:    {base: "xs:string", pattern: `[^\n\r]*@[^\n\r]*`, min: 1, max: 60, words: "1–60 tegn med @"},
	Fid:      {base: "xs:string", pattern: `[0-9A-Za-z+\-]{4,20}`, words: "4–20 siffer, bokstaver a–z, + eller -"},
	Aarstall: {base: "xs:string", pattern: `[0-9]{4}`, words: "fire siffer"},
	Bydel:    {base: "xs:string", pattern: `[0-9]{2}|[0-9]{6}`, words: "to eller seks siffer"},
	DiagKode: {base: "xs:string", pattern: `[A-Z][0-9]{2}[0-9A-Z.]{0,4}`, words: "diagnosekodens form"},
	Text:     {base: "xs:string", words: "tekst"},
	Versjon:  {base: "xs:string", fixed: "56.0.0", words: "fast verdi 56.0.0"},
	TypeK:    {base: "xs:string", fixed: "K", words: "fast verdi K"},
	GUID: {base: "xs:string", pattern: guidPattern + `|\{` + guidPattern + `\}`,
		words: "GUID, eventuelt i krøllparentes"},
	DateTime: {base: "xs:dateTime", words: "dato og klokkeslett (xs:dateTime)"},
	Date:     {base: "xs:date", words: "dato (xs:date)"},
	Text6:    {base: "xs:string", min: 1, max: 6, words: "ett til seks tegn"},
}

const guidPattern = `[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}`
