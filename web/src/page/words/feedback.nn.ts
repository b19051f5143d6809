// SSB's findings on a delivery, in nynorsk.
import { forms } from './intl.ts';
import type * as nb from './feedback.nb.ts';

const f = forms('nn');
const some = (n: number, one: string, many: string): string => (n === 1 ? one : `${f.number(n)} ${many}`);

export const feedback: typeof nb.feedback = {
  title: 'Tilbakemelding frå SSB',
  lead: 'Det SSB har funne av feil og manglar. Tilbakemeldinga er kryptert heilt hit og blir opna på di maskin.',
  fetch: 'Hent tilbakemeldinga',
  back: 'Til «Mine innsendingar»',
  asking: 'Hentar og opnar …',
  none: 'SSB har inga tilbakemelding på denne innsendinga.',
  noneWhy: 'Ei fil som er kryptert utan svarnøkkel, får berre tal på kvitteringa. Er innsendinga ikkje lesen inn enno, kan tilbakemeldinga kome seinare.',
  keyHeading: 'Tilbakemeldinga kan ikkje opnast på denne maskina enno',
  keyText: 'Svarnøkkelen ligg på maskina som sende fila, eller i fila de lagra med «Lagre svarnøkkel». Vel fila, så blir tilbakemeldinga opna her. Nøkkelen blir ikkje send nokon stad.',
  choose: 'Vel svarnøkkel',
  wrong: 'Fila er ikkje svarnøkkelen til denne innsendinga. Vel ei anna.',
  damaged: 'Tilbakemeldinga er skadd og kan ikkje opnast. Meld frå til SSB.',
  other: 'Tenesta gav ei tilbakemelding på ei anna innsending enn denne. Ho er ikkje vist. Meld frå til SSB.',
  delivery: 'Innsendingsnummer',
  result: 'Utfall',
  results: { read: 'Lesen inn', rejected: 'Avvist' },
  year: 'Gjeld år',
  municipality: 'Kommune',
  read: (errors: number, warnings: number) => `Innsendinga er lesen inn med ${some(errors, 'éin feil', 'feil')} og ${some(warnings, 'éi åtvaring', 'åtvaringar')}.`,
  rejected: 'Innsendinga er avvist og ikkje lesen inn. Rett i fagsystemet, ta nytt uttrekk og send inn på nytt.',
  clean: 'Innsendinga er lesen inn utan funn.',
  hidden: (n: number) => `${some(n, 'Eitt funn gjeld', 'funn gjeld')} ein brukar som denne nøkkelen ikkje kan vise brukerNr for.`,
  findings: 'Funna til SSB',
  own: 'Numra er dykkar eigne: SSB har berre referansar, som nøkkelen slår opp her. Linjene er linjene i fila de sende.',
  inBokmaal: 'SSB skriv funna på bokmål.',
  leftOut: (n: number) => `${some(n, 'Éi rad eller éin verdi vart utelaten', 'rader og verdiar vart utelatne')} ved innlesing`,
  leftOutCaption: 'Rader og verdiar som ikkje vart med i registeret',
  columns: { element: 'Element', rule: 'Regel', what: 'Kva skjedde', n: 'Tal' },
  consequence: { AV: 'Heile fila vart avvist', RAD: 'Rada vart ikkje med', NULL: 'Verdien vart ikkje med', '': 'Lese inn som det er' } as Record<string, string>,
};
