// SSB's findings on a delivery, in bokmål.
import { forms } from './intl.ts';

const f = forms('nb');
const some = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${f.number(n)} ${many}`);

export const feedback = {
  title: 'Tilbakemelding fra SSB',
  lead: 'SSBs funn på feil og mangler. Tilbakemeldingen er kryptert helt hit og åpnes på din maskin.',
  fetch: 'Hent tilbakemeldingen',
  back: 'Til «Mine innsendinger»',
  asking: 'Henter og åpner …',
  none: 'SSB har ingen tilbakemelding på denne innsendingen.',
  noneWhy: 'En fil som er kryptert uten svarnøkkel, får bare antall på kvitteringen. Er innsendingen ikke lest inn ennå, kan tilbakemeldingen komme senere.',
  keyHeading: 'Tilbakemeldingen kan ikke åpnes på denne maskinen ennå',
  keyText: 'Svarnøkkelen ligger på maskinen som sendte filen, eller i filen dere lagret med «Lagre svarnøkkel». Velg filen, så åpnes tilbakemeldingen her. Nøkkelen sendes ikke noe sted.',
  choose: 'Velg svarnøkkel',
  wrong: 'Filen er ikke svarnøkkelen til denne innsendingen. Velg en annen.',
  damaged: 'Tilbakemeldingen er skadet og kan ikke åpnes. Meld fra til SSB.',
  other: 'Tjenesten ga en tilbakemelding på en annen innsending enn denne. Den er ikke vist. Meld fra til SSB.',
  delivery: 'Innsendingsnummer',
  result: 'Utfall',
  results: { read: 'Lest inn', rejected: 'Avvist' },
  year: 'Gjelder år',
  municipality: 'Kommune',
  read: (errors: number, warnings: number) => `Innsendingen er lest inn med ${some(errors, 'feil', 'feil')} og ${some(warnings, 'advarsel', 'advarsler')}.`,
  rejected: 'Innsendingen er avvist og ikke lest inn. Rett i fagsystemet, ta nytt uttrekk og send inn på nytt.',
  clean: 'Innsendingen er lest inn uten funn.',
  hidden: (n: number) => `${some(n, 'funn gjelder', 'funn gjelder')} en bruker som denne nøkkelen ikke kan vise brukerNr for.`,
  findings: 'SSBs funn',
  own: 'Numrene er deres egne: SSB har bare referanser, som nøkkelen slår opp her. Linjene er linjene i filen dere sendte.',
  inBokmaal: '',
  leftOut: (n: number) => `${some(n, 'rad eller verdi ble', 'rader og verdier ble')} utelatt ved innlesing`,
  leftOutCaption: 'Rader og verdier som ikke ble med i registeret',
  columns: { element: 'Element', rule: 'Regel', what: 'Hva skjedde', n: 'Antall' },
  consequence: { AV: 'Hele filen ble avvist', RAD: 'Raden ble ikke med', NULL: 'Verdien ble ikke med', '': 'Lest inn som det er' } as Record<string, string>,
};
