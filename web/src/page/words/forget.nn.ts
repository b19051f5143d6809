// Deleting what the device keeps, in nynorsk.
import type * as nb from './forget.nb.ts';

export const forget: typeof nb.forget = {
  heading: 'Slett det som ligg på denne maskina',
  text: 'Slettar tal og kontrollsummar frå tidlegare innsendingar, svarnøklar og krypterte filer som ikkje er sende. Det som er levert, blir ikkje rørt. Det blir heller ikkje fila du held på med.',
  button: 'Slett alt på denne maskina',
  sure: 'Svarnøklar som ikkje er lagra som fil, går tapt. Då kan ingen lese tilbakemeldinga frå SSB på dei innsendingane.',
  yes: 'Ja, slett alt',
  no: 'Nei, behald det',
  done: 'Alt er sletta frå denne maskina.',
  doneBut: 'Alt anna er sletta frå denne maskina.',
  leftHere: 'Det som høyrer til fila du held på med, er ikkje rørt.',
  leftElsewhere: 'Det som høyrer til ei fil i eit anna vindauge, er ikkje rørt. Gjer deg ferdig der, og slett ein gong til.',
};
