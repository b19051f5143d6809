// A delivery in two parts, its reply key, and research data, in nynorsk.
import type * as nb from './parts.nb.ts';

export const parts: typeof nb.parts = {
  heading: 'Kven får kva',
  lead: 'Fila blir delt på maskina di før ho blir kryptert. Kvar del blir kryptert for seg, og ingen får begge.',
  ide: 'Identitetane',
  ideTo: 'Skattedirektoratet, pseudonymforvaltar',
  ipl: 'Alt anna, utan identitetar',
  iplTo: 'Statistisk sentralbyrå (SSB)',
  sees: 'Pseudonymforvaltaren ser ingen helseopplysningar, og SSB ser ingen fødselsnummer. SSB får eit pseudonym for kvar person, laga av pseudonymforvaltaren.',
  own: 'Delinga er vår eiga løysing. Rollene er dei offisielle, men korleis den offisielle delinga er gjord, er ikkje publisert.',
  single: 'Prøver blir sende i éin del, til SSB.',
  noTPF: 'Nøkkellista har ingen nøkkel til pseudonymforvaltaren for dette året. Fila går difor i éin del, med identitetar, til SSB.',
  trial: 'Send prøva i to delar, slik ei ordinær innsending blir send',
  trialHelp: 'Identitetane går då til pseudonymforvaltaren og resten til SSB.',
  saveHelp: 'Innsendinga går i to delar. Begge må sendast, kvar med sitt filnamn: Namnet fortel kva for to som høyrer saman.',
  saveIde: 'Lagre delen til pseudonymforvaltaren',
  saveIpl: 'Lagre delen til SSB',
  saveReply: 'Ta vare på svarnøkkelen òg. Utan han kan ingen lese tilbakemeldinga frå SSB.',
  shaIde: 'SHA-256 av delen til pseudonymforvaltaren',
  shaIpl: 'SHA-256 av delen til SSB',
};

export const reply: typeof nb.reply = {
  heading: 'Svarnøkkel',
  text: 'SSB kan gi tilbakemelding på feil og manglar, kryptert slik at berre de kan opne henne. Nøkkelen ligg på denne maskina til 92 dagar etter siste dag for korrigering. Lagre han òg som fil dersom tilbakemeldinga kan kome til å bli lesen på ei anna.',
  there: 'SSB har gitt tilbakemelding',
  feedback: 'Tilbakemelding',
  none: 'Inga',
  notYet: 'Ikkje enno',
  show: 'Les tilbakemeldinga',
  showOf: (id: string) => `Les tilbakemeldinga på ${id}`,
  save: 'Lagre svarnøkkel',
  saveOf: (id: string) => `Lagre svarnøkkel for ${id}`,
  care: 'Den som har fila og innsendingskoden, kan lese tilbakemeldinga. Oppbevar henne der berre dei som skal sjå tilbakemeldinga, har tilgang.',
};

export const research: typeof nb.research = {
  nav: 'Forskardata',
  title: 'Forskardata til IPLOS',
  lead: 'Data til eit godkjent forskingsprosjekt, kryptert for prosjektet og ingen andre. Dei blir aldri blanda med ordinære innsendingar og tel ikkje i statistikken.',
  band: 'Forskardata. Tel ikkje i statistikken.',
  receiver: 'Forskingsprosjektet',
  project: 'Prosjekt',
  projectHelp: 'Nummeret står i avtalen med prosjektet.',
  projectMissing: 'Vel prosjektet som dataa er til.',
  projectNone: (year: number) => `Nøkkellista har ingen prosjekt for ${year}-data. Ingenting kan sendast enno.`,
  key: (project: string, year: number) => `Nøkkelen til prosjektet: ${project}, ${year}-data`,
  button: (place: string) => `Send forskardata for ${place}`,
  other: 'Skal du sende den ordinære innsendinga?',
  goOther: 'Gå til «Send inn»',
  save: 'Den krypterte fila kan sendast på annan måte. Berre prosjektet kan opne henne.',
  received: 'Forskardataa er mottekne. Dei er krypterte for prosjektet, og tel ikkje i statistikken.',
};
