package synth

// A carrier is a person made up to carry a fault: whole and right in all that
// the fault does not touch, with one row of each kind, so that what is put in
// is what is found. Its text is kept in parts that faults change by finding
// and putting; names in braces are filled in for each carrier.
type part uint16

// The parts that a fault can lay hold of. Two faults on one carrier never
// share one.
const (
	number_ part = 1 << iota
	item
	district_
	unknown1
	unknown2
	unknown3
	unknown4
	diagnosis_
	need_
	area
	application_
	service_
	stay_
	pause_
	hospital_
	whole part = 1<<iota - 1
)

// carrierText is a grown-up at home with home care or the like (T1), a short
// stay that is over (T2), help that was paused and is over (T3), and a stay in
// hospital.
const carrierText = `
  <Bruker brukerNr="{nr}" fid="{fid}" typeID="1"{bydel} husstand="1" boforhold="1" individuellPlan="2" privatHjelp="1" vurdertTannhelse12mnd="1" vurdertLege12mnd="1" rehabUtenforInst="2" heldognsTilbud="2" venteliste="3">
   <Diagnose kodeverk="1" kode="K86" registrertDato="{Y-1}-05-11"/>
   <Bistandsbehov vurdertDato="{Y}-02-03" sosialDeltakelse="2" beslutninger="2" egenHelse="3" innendors="2" utendors="3" husarbeid="4" hygiene="2" paakledning="2" lageMat="3" spise="1" toalett="1" varerTjenester="4" styreAtferd="1" hukommelse="{s}" kommunikasjon="1" syn="2" horsel="{s}"/>
   <Samfunnsdeltakelse omrade="4" behov="1" mottarBistand="1"/>
   <Soknad soknadID="S1" mottattDato="{Y}-01-20" tjenesteType="{k1}" vedtakDato="{Y}-02-02" utfall="1"/>
   <Soknad soknadID="S2" mottattDato="{Y}-03-02" tjenesteType="18" vedtakDato="{Y}-03-09" utfall="1"/>
   <Tjeneste tjenesteID="T1" tjenesteType="{k1}" vedtakDato="{Y}-02-02" fraDato="{Y}-02-09" minutterUke="{m1}" tjenesteOrgNr="{org}"/>
   <Tjeneste tjenesteID="T2" tjenesteType="18" vedtakDato="{Y}-03-09" fraDato="{Y}-03-16" tilDato="{Y}-04-05" tjenesteOrgNr="{org}"/>
   <Tjeneste tjenesteID="T3" tjenesteType="{k3}" vedtakDato="{Y-1}-09-01" fraDato="{Y-1}-09-08" tilDato="{Y}-06-20" minutterUke="{m3}">
    <MidlertidigStopp midlertidigStoppID="P1" fraDato="{Y}-05-01" tilDato="{Y}-05-09" arsak="1"/>
   </Tjeneste>
   <Opphold oppholdType="1" fraDato="{Y}-05-01" tilDato="{Y}-05-09"/>
  </Bruker>`

// carried is the carrier and the faults of the delivery's format.
func (w *writer) carried() (text string, faults []fault) {
	if w.kpr {
		return kprCarrier, kprFaults
	}
	return carrierText, annualFaults
}

// A fault is one way to break one rule: pairs of what is found in the
// carrier's text and what is put there. Exactly one finding comes of it.
type fault struct {
	rule  string
	parts part
	edits []string
	fits  func(*writer) bool // whether the delivery can have it; nil = always
}

const (
	t2 = `<Tjeneste tjenesteID="T2" tjenesteType="18" vedtakDato="{Y}-03-09" fraDato="{Y}-03-16" tilDato="{Y}-04-05" tjenesteOrgNr="{org}"/>`
	p1 = `<MidlertidigStopp midlertidigStoppID="P1" fraDato="{Y}-05-01" tilDato="{Y}-05-09" arsak="1"/>`
)

func later(w *writer) bool        { return w.later }
func inOslo(w *writer) bool       { return w.place.code == "0301" }
func hasDistricts(w *writer) bool { return w.place.sum > 0 }
func production(w *writer) bool   { return w.ids.real }
func anyAge(w *writer) bool       { return !w.ids.real }
func noDistricts(w *writer) bool  { return w.place.sum == 0 }

// annualFaults are all rules of the annual delivery that one row can break, in the
// rule table's order. What cannot be here: fatal rules (they stop the
// checking), those that need another delivery, the sender or the clock
// (M014, M016, K003, P006–P008, P018, P017), K004 (a delivery without
// persons), and in a test delivery what it cannot be blamed for (M015, B006).
// M017, M015 and the P rules concern the file, and are put in elsewhere.
var annualFaults = []fault{
	{rule: "M007", parts: unknown1, edits: []string{"\n  </Bruker>", "\n   <Vedlegg/>\n  </Bruker>"}},
	{rule: "M008", parts: unknown2, edits: []string{`husstand=`, `internkode="4" husstand=`}},
	{rule: "M009", parts: unknown3, edits: []string{`privatHjelp="1"`, `privatHjelp="ja"`}},
	{rule: "M010", parts: area, edits: []string{` omrade="4"`, ``}},
	{rule: "M011", parts: unknown4, edits: []string{` venteliste=`, ` adresse="x" venteliste=`}},
	{rule: "B001", parts: number_, edits: []string{`typeID="1"`, `typeID="11"`}},
	{rule: "B002", parts: number_, edits: []string{`{fid}`, `{wrong}`}},
	{rule: "B003", parts: number_, edits: []string{`{fid}" typeID="1"`, `{2032}" typeID="1"{told}`}},
	{rule: "B004", parts: number_, edits: []string{`{fid}`, `{dnr}`}},
	{rule: "B005", parts: number_, edits: []string{`{fid}" typeID="1"`, `{duf}" typeID="10"{told}`}},
	{rule: "B006", parts: number_, edits: []string{`{fid}`, `{tenor}`}, fits: production},
	{rule: "B007", parts: number_, edits: []string{`{fid}`, `{plus40}`}},
	{rule: "B008", parts: number_, edits: []string{`{nr}`, `{othernr}`}},
	{rule: "B009", parts: number_, edits: []string{`{fid}`, `{otherfid}`}},
	{rule: "B010", parts: number_, edits: []string{`{nr}`, `{fid}`}},
	{rule: "B011", parts: number_, edits: []string{`{fid}`, `{old}`}, fits: anyAge},
	{rule: "B012", parts: district_, edits: []string{`{bydel}`, ``}, fits: inOslo},
	{rule: "B013", parts: district_, edits: []string{`{bydel}`, ` bydel="{k}77"`}, fits: hasDistricts},
	{rule: "B014", parts: district_, edits: []string{`{bydel}`, ` bydel="{k}01"`}, fits: noDistricts},
	{rule: "B015", parts: number_, edits: []string{`typeID="1"`, `typeID="1" kjonn="{othersex}"`}, fits: later},
	{rule: "B016", parts: whole, edits: []string{
		`{fid}`, `{young}`,
		`husstand=`, `dodsDato="{Y-1}-12-20" husstand=`,
		`vedtakDato="{Y}-02-02" fraDato="{Y}-02-09"`, `vedtakDato="{Y-1}-02-02" fraDato="{Y-1}-02-09" tilDato="{Y}-01-10"`,
		t2, `<Tjeneste tjenesteID="T2" tjenesteType="18" fraDato="{Y-1}-12-10" tilDato="{Y}-01-03" tjenesteOrgNr="{org}"/>`,
		`tilDato="{Y}-06-20"`, `tilDato="{Y}-01-10"`,
		p1, ``,
	}},
	{rule: "B017", parts: number_ | item, edits: []string{`{fid}`, `{young}`, `husstand=`, `dodsDato="{Y+1}-02-20" husstand=`}},
	{rule: "B018", parts: item, edits: []string{` husstand="1"`, ``}},
	{rule: "B019", parts: item, edits: []string{`husstand="1"`, `husstand="7"`}},
	{rule: "B020", parts: item, edits: []string{`boforhold="1"`, `boforhold="5"`}},
	{rule: "B021", parts: whole, edits: []string{`   <Soknad`, `{cut}`, `   <Opphold`, `{end}   <Opphold`}},
	{rule: "S001", parts: application_, edits: []string{`soknadID="S2"`, `soknadID="S1"`}},
	{rule: "S002", parts: application_, edits: []string{` mottattDato="{Y}-01-20"`, ``}},
	{rule: "S003", parts: application_, edits: []string{`mottattDato="{Y}-01-20"`, `mottattDato="{Y}-02-20"`}},
	{rule: "S004", parts: application_, edits: []string{`tjenesteType="{k1}" vedtakDato="{Y}-02-02" utfall="1"`, `tjenesteType="{k1}" vedtakDato="{Y}-02-02"`}},
	{rule: "T001", parts: service_, edits: []string{`ID="T1" tjenesteType="{k1}"`, `ID="T1" tjenesteType="30"`, ` minutterUke="{m1}"`, ``}},
	{rule: "T002", parts: service_, edits: []string{`ID="T1" tjenesteType="{k1}"`, `ID="T1" tjenesteType="16"`, ` minutterUke="{m1}"`, ``}},
	{rule: "T003", parts: service_, edits: []string{`ID="T1" tjenesteType="{k1}"`, `ID="T1" tjenesteType="12"`, ` minutterUke="{m1}"`, ``}},
	{rule: "T004", parts: service_ | stay_, edits: []string{`tjenesteID="T2"`, `tjenesteID="T1"`}},
	{rule: "T005", parts: service_, edits: []string{` fraDato="{Y}-02-09"`, ``}},
	{rule: "T006", parts: stay_, edits: []string{`tilDato="{Y}-04-05"`, `tilDato="{Y}-03-05"`}},
	{rule: "T007", parts: service_ | number_, edits: []string{`{fid}`, `{elderly}`, `fraDato="{Y}-02-09"`, `fraDato="1979-02-09"`}, fits: anyAge},
	{rule: "T008", parts: stay_, edits: []string{`fraDato="{Y}-03-16" tilDato="{Y}-04-05"`, `fraDato="{Y-1}-03-16" tilDato="{Y-1}-04-05"`}},
	{rule: "T009", parts: service_ | number_, edits: []string{`{fid}`, `{young}`, `fraDato="{Y}-02-09"`, `fraDato="{Y-32}-02-09"`}, fits: anyAge},
	{rule: "T010", parts: service_ | item | number_, edits: []string{`{fid}`, `{young}`, `husstand=`, `dodsDato="{Y}-07-01" husstand=`}},
	{rule: "T011", parts: service_, edits: []string{`minutterUke="{m1}"`, `minutterUke="10095"`}},
	{rule: "T012", parts: service_, edits: []string{` minutterUke="{m1}"`, ``}},
	{rule: "T013", parts: stay_, edits: []string{`tilDato="{Y}-04-05"`, `tilDato="{Y}-04-05" minutterUke="120"`}},
	{rule: "T014", parts: service_, edits: []string{`minutterUke="{m1}" tjenesteOrgNr="{org}"`, `minutterUke="{m1}" tjenesteOrgNr="{badorg}"`}},
	{rule: "T015", parts: stay_, edits: []string{`tilDato="{Y}-04-05" tjenesteOrgNr="{org}"`, `tilDato="{Y}-04-05"`}},
	{rule: "T016", parts: stay_ | number_, edits: []string{`{fid}`, `{elderly}`, t2, `<Tjeneste tjenesteID="T2" tjenesteType="21" fraDato="{Y}-03-16" tilDato="{Y}-08-05" tjenesteOrgNr="{org}"/>
   <Tjeneste tjenesteID="T4" tjenesteType="21" fraDato="{Y}-07-01" tilDato="{Y}-10-05" tjenesteOrgNr="{org}"/>`}},
	{rule: "T017", parts: stay_, edits: []string{`fraDato="{Y}-03-16"`, `fraDato="{Y-2}-11-16"`}, fits: anyAge},
	{rule: "F001", parts: need_, edits: []string{`   <Bistandsbehov`, `{cut}`, `   <Samfunnsdeltakelse`, `{end}   <Samfunnsdeltakelse`}},
	{rule: "F002", parts: need_, edits: []string{` horsel="{s}"`, ``}},
	{rule: "F003", parts: need_, edits: []string{`syn="2"`, `syn="7"`}},
	{rule: "F004", parts: need_, edits: []string{`vurdertDato="{Y}-02-03"`, `vurdertDato="{Y+1}-01-02"`}},
	{rule: "F005", parts: need_, edits: []string{`="3" innendors`, `="2" innendors`, `utendors="3" husarbeid="4"`, `utendors="2" husarbeid="2"`,
		`lageMat="3"`, `lageMat="2"`, `varerTjenester="4"`, `varerTjenester="2"`, `hukommelse="{s}"`, `hukommelse="1"`, `horsel="{s}"`, `horsel="1"`}},
	{rule: "F006", parts: need_ | number_, edits: []string{`hygiene="2"`, `hygiene="9"`}, fits: anyAge},
	{rule: "D001", parts: diagnosis_, edits: []string{`kode="K86"`, `kode="G86"`}},
	{rule: "O001", parts: hospital_, edits: []string{`oppholdType="1" fraDato="{Y}-05-01"`, `oppholdType="1" fraDato="{Y}-05-21"`}},
	{rule: "O002", parts: pause_, edits: []string{`"P1" fraDato="{Y}-05-01" tilDato="{Y}-05-09"`, `"P1" fraDato="{Y}-08-01" tilDato="{Y}-08-09"`}},
	{rule: "O003", parts: pause_, edits: []string{p1, p1 + `
    <MidlertidigStopp midlertidigStoppID="P1" fraDato="{Y}-06-01" tilDato="{Y}-06-04" arsak="3"/>`}},
	{rule: "O004", parts: stay_, edits: []string{t2, `<Tjeneste tjenesteID="T2" tjenesteType="24" fraDato="{Y-2}-06-16" tilDato="{Y}-03-05" tjenesteOrgNr="{org}"/>`}, fits: anyAge},
}
