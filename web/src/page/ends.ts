// How long this device keeps what a delivery leaves behind. It goes by the
// device's own clock, and never by the service's calendar alone: a service that
// is wrong, or worse, has nothing deleted early or kept for ever.
import { state } from './state.ts';

const DAY = 24 * 3600 * 1000; // ms

// DAYS after what was made, and after the corrections of its data year close
// where there is one. The page's words say the same (words/pages, changes).
export const DAYS = {
  unsent: 14, // ciphertext on its way, and the key to an answer nobody may ever give
  trace: 31, // of what was sent: for corrections, and gates that are opened once more
  reply: 92, // keys: SSB may answer when all is read in
  figures: 731, // sums: for the next year's comparison
} as const;

// over tells whether something has been kept long enough; what says no time has.
export function over(what: keyof typeof DAYS, made: string, year?: number): boolean {
  const from = Math.max(Date.parse(made), year ? closes(year) : 0);
  return !(Date.now() < from + DAYS[what] * DAY);
}

// closes is when a year's corrections close: in the year after it, whatever
// the calendar says.
function closes(year: number): number {
  const last = Date.UTC(year + 2, 0, 1);
  const told = Date.parse(state.status?.years.find((y) => y.year === year)?.correctionsClose ?? '');
  return Math.min(told || last, last);
}
