// What a correction changes, in nynorsk.
import { forms } from './intl.ts';
import type * as nb from './changes.nb.ts';

const f = forms('nn');
const some = (n: number, one: string, many: string): string => (n === 1 ? one : `${f.number(n)} ${many}`);

export const changes: typeof nb.changes = {
  heading: (iso: string) => `Endra sidan innsendinga ${f.date(iso)} kl. ${f.time(iso)}`,
  none: 'Ingenting er endra sidan sist.',
  lead: 'Samanlikna på di maskin. Skilnadene blir ikkje sende nokon stad.',
  what: 'Kva',
  added: 'Nye',
  removed: 'Borte',
  changed: 'Endra',
  same: 'Uendra',
  persons: 'Personar',
  services: 'Tenester',
  details: (n: number) => `Vis ${some(n, 'éin person', 'personar')} med skilnader`,
  shown: (shown: number, all: number) => `Viser ${f.number(shown)} av ${f.number(all)}.`,
  caption: 'Personar som er nye, borte eller endra',
  whats: { added: 'Ny', removed: 'Borte', changed: 'Endra' },
  data: 'Opplysningar om personen',
  dataChanged: 'Endra',
  serviceText: (added: number, removed: number, changed: number) =>
    [added && some(added, 'éi ny', 'nye'), removed && some(removed, 'éi borte', 'borte'), changed && some(changed, 'éi endra', 'endra')].filter(Boolean).join(', '),
  keep: 'Hugs kva som vart sendt, så ei korrigering kan vise skilnadene',
  keepHelp: 'På denne maskina blir det liggjande ein referanse og kontrollsummar for kvar person. Den som bruker maskina, kan slå opp brukerNr og med noko arbeid rekne seg tilbake til tenester og datoar. Alt dette blir sletta 31 dagar etter siste dag for korrigering. Kryssar du ikkje av, blir det som ligg frå før, sletta når du sender.',
};
