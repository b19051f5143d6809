// What a correction changes, in bokmål.
import { forms } from './intl.ts';

const f = forms('nb');
const some = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${f.number(n)} ${many}`);

export const changes = {
  heading: (iso: string) => `Endret siden innsendingen ${f.date(iso)} kl. ${f.time(iso)}`,
  none: 'Ingenting er endret siden sist.',
  lead: 'Sammenlignet på din maskin. Forskjellene sendes ikke noe sted.',
  what: 'Hva',
  added: 'Nye',
  removed: 'Borte',
  changed: 'Endret',
  same: 'Uendret',
  persons: 'Personer',
  services: 'Tjenester',
  details: (n: number) => `Vis ${some(n, 'person', 'personer')} med forskjeller`,
  shown: (shown: number, all: number) => `Viser ${f.number(shown)} av ${f.number(all)}.`,
  caption: 'Personer som er nye, borte eller endret',
  whats: { added: 'Ny', removed: 'Borte', changed: 'Endret' },
  data: 'Opplysninger om personen',
  dataChanged: 'Endret',
  serviceText: (added: number, removed: number, changed: number) =>
    [added && some(added, 'ny', 'nye'), removed && some(removed, 'borte', 'borte'), changed && some(changed, 'endret', 'endret')].filter(Boolean).join(', '),
  keep: 'Husk hva som ble sendt, så en korrigering kan vise forskjellene',
  keepHelp: 'På denne maskinen blir det liggende en referanse og kontrollsummer for hver person. Den som bruker maskinen, kan slå opp brukerNr og med noe arbeid regne seg tilbake til tjenester og datoer. Alt dette blir slettet 31 dager etter siste dag for korrigering. Krysser du ikke av, blir det som ligger fra før, slettet når du sender.',
};
