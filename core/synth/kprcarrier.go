package synth

import "strconv"

// kprCarrier is a service that began and ended, told in two notifications.
const kprCarrier = `
 <Notifikasjon statusNotifikasjon="N" notifikasjonTid="{t1}" notifikasjonGUID="{g1}" notifikasjonForrigeGUID="{g0}" notifikasjonLopeNr="{n1}">
  <TjenesteStart tjenesteType="18" hendelseRegTid="{Y}-03-16T09:12:00" tjenesteOrgNr="{org}" hendelseDato="{Y}-03-16" tjenesteID="T{nr}-1" hendelseGUID="{h1}">
   <Bruker pasientGUID="{p}" brukerNr="{nr}"{bydel} fid="{fid}" typeID="1"/>
  </TjenesteStart>
 </Notifikasjon>
 <Notifikasjon statusNotifikasjon="N" notifikasjonTid="{t2}" notifikasjonGUID="{g2}" notifikasjonForrigeGUID="{g1}" notifikasjonLopeNr="{n2}">
  <TjenesteSlutt tjenesteType="18" hendelseRegTid="{Y}-04-06T10:40:00" tjenesteOrgNr="{org}" hendelseDato="{Y}-04-05" tjenesteID="T{nr}-1" hendelseGUID="{h2}">
   <Bruker pasientGUID="{p}" brukerNr="{nr}" fid="{fid}" typeID="1"/>
  </TjenesteSlutt>
 </Notifikasjon>`

// What a fault in an event message lays hold of.
const (
	whose     = number_
	first_    = service_
	second    = stay_
	between   = pause_
	secondRef = hospital_
)

// kprFaults are the rules that hold for event messages and that one event
// can break.
var kprFaults = []fault{
	{rule: "M007", parts: unknown1, edits: []string{"\n  </TjenesteStart>", "\n   <Vedlegg/>\n  </TjenesteStart>"}},
	{rule: "M008", parts: unknown2, edits: []string{`pasientGUID=`, `internkode="4" pasientGUID=`}},
	{rule: "M009", parts: first_ | second, edits: []string{`hendelseDato="{Y}-03-16"`, `hendelseDato="16.03.{Y}"`}},
	{rule: "M010", parts: second, edits: []string{` hendelseDato="{Y}-04-05"`, ``}},
	{rule: "M011", parts: unknown4, edits: []string{`pasientGUID=`, `adresse="x" pasientGUID=`}},
	{rule: "B001", parts: whose, edits: []string{`typeID="1"`, `typeID="11"`}},
	{rule: "B002", parts: whose, edits: []string{`{fid}`, `{wrong}`}},
	{rule: "B003", parts: whose, edits: []string{`{fid}`, `{2032}`}},
	{rule: "B004", parts: whose, edits: []string{`{fid}`, `{dnr}`}},
	{rule: "B005", parts: whose, edits: []string{`{fid}" typeID="1"`, `{duf}" typeID="10"`}},
	{rule: "B007", parts: whose, edits: []string{`{fid}`, `{plus40}`}},
	{rule: "B010", parts: whose, edits: []string{`brukerNr="{nr}"`, `brukerNr="{fid}"`}},
	{rule: "H001", parts: between, edits: []string{`"{n2}"`, `"{n1}"`}},
	{rule: "H002", parts: between, edits: []string{`notifikasjonForrigeGUID="{g1}"`, `notifikasjonForrigeGUID="{h1}"`}},
	{rule: "H003", parts: whole, edits: []string{`  <TjenesteSlutt`, `{cut}`, `</TjenesteSlutt>
`, `{end}`}},
	{rule: "H004", parts: secondRef, edits: []string{`"N" notifikasjonTid="{t2}"`, `"M" notifikasjonTid="{t2}"`}},
	{rule: "H005", parts: secondRef, edits: []string{`"N" notifikasjonTid="{t2}"`, `"M" notifikasjonTid="{t2}" notifikasjonRef="{h2}"`}},
	{rule: "H006", parts: first_ | second, edits: []string{`tjenesteType="18"`, `tjenesteType="6"`}},
	{rule: "H007", parts: second | first_, edits: []string{`hendelseDato="{Y}-04-05"`, `hendelseDato="{Y}-03-05"`}},
	{rule: "H008", parts: second | first_, edits: []string{`tjenesteType="18"`, `tjenesteType="30"`}},
	{rule: "H009", parts: second | first_ | between, edits: []string{`notifikasjonGUID="{g1}"`, `notifikasjonGUID="{g0}"`,
		`notifikasjonForrigeGUID="{g1}"`, `notifikasjonForrigeGUID="{g0}"`}},
}

// links fills in what chains the carrier's notifications.
func (w *writer) links() []string {
	text := func(g guid) string { return string(appendGUID(nil, g)) }
	moment := func() string { return string(appendMoment(nil, w.last, w.chain.sent)) }
	g1, g0 := w.link()
	pairs := []string{"{g0}", text(g0), "{g1}", text(g1), "{n1}", strconv.Itoa(w.chain.number), "{t1}", moment()}
	g2, _ := w.link()
	return append(pairs, "{g2}", text(g2), "{n2}", strconv.Itoa(w.chain.number), "{t2}", moment(),
		"{h1}", text(w.d.guid()), "{h2}", text(w.d.guid()), "{p}", text(w.d.guid()))
}
