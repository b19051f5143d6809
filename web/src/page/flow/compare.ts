// Comparing with others: a delivery's figures as measures by name, the files
// by which municipalities exchange them, and what stands out. A file holds
// shares and sums only, and none that fewer than FEW persons make.
import type { Figures } from '../../shared/protocol.ts';
import { country, publishedTypes, usersShare, type Published, type Year } from './country.ts';

export const FEW = 5;
const MARK = 'sluse.figures/v1';

// Place is a municipality, or the country, in one year.
export interface Place {
  code: string; // kommuneNr; empty for the country
  name: string;
  year: number;
  values: Record<string, number>; // by measure
}

const SHARES = ['womenShare', 'under18Share', 'under50Share', 'under67Share', 'institutionShare'] as const;
export const KEY_MEASURES = ['recipients', 'servicesPerRecipient', ...SHARES] as const;
export type KeyMeasure = (typeof KEY_MEASURES)[number];

// measures of a delivery: the key ones, and users.N (share of recipients) and
// hours.N (mean a week) by tjenesteType.
export function measures(f: Figures): Record<string, number> {
  const out: Record<string, number> = {};
  for (const k of KEY_MEASURES) out[k] = f[k];
  for (const s of f.serviceTypes) {
    if (f.recipients > 0) out[`users.${s.type}`] = s.users / f.recipients;
    if (s.withHours > 0) out[`hours.${s.type}`] = s.meanMinutes / 60;
  }
  return out;
}

// shareable leaves out what would tell of a few persons.
function shareable(f: Figures): Record<string, number> {
  const out: Record<string, number> = {};
  const enough = (n: number): boolean => n === 0 || n >= FEW;
  const put = (k: string, v: number): void => void (out[k] = Math.round(v * 1000) / 1000);
  if (f.recipients < FEW) return out;
  put('recipients', f.recipients);
  put('servicesPerRecipient', f.servicesPerRecipient);
  for (const k of SHARES) {
    const n = Math.round(f[k] * f.recipients);
    if (enough(n) && enough(f.recipients - n)) put(k, f[k]);
  }
  for (const s of f.serviceTypes) {
    if (enough(s.users) && enough(f.recipients - s.users)) put(`users.${s.type}`, s.users / f.recipients);
    if (s.users >= FEW && s.withHours >= FEW) put(`hours.${s.type}`, s.meanMinutes / 60);
  }
  return out;
}

// toFile is what a municipality may give to others.
export function toFile(code: string, name: string, f: Figures): string {
  return JSON.stringify({ format: MARK, municipality: code, name, year: f.year, values: shareable(f) }, null, 1) + '\n';
}

// fromFile reads such a file, or what `sluse stats -json` prints; undefined
// where it is neither.
export function fromFile(text: string): Place | undefined {
  let file: Partial<Figures> & { format?: string; municipality?: unknown; name?: unknown; values?: unknown };
  try {
    file = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { municipality, year } = file;
  if (typeof municipality !== 'string' || !/^\d{4}$/.test(municipality) || !Number.isInteger(year)) return undefined;
  const name = typeof file.name === 'string' ? file.name.slice(0, 80) : municipality;
  const values = file.format === MARK ? known(file.values) : Array.isArray(file.serviceTypes) ? known(measures(file as Figures)) : undefined;
  return values && { code: municipality, name, year: year!, values };
}

// known keeps the measures that the page has words for.
function known(values: unknown): Record<string, number> | undefined {
  if (typeof values !== 'object' || values === null) return undefined;
  const fits = ([k, v]: [string, unknown]): boolean =>
    typeof v === 'number' && v >= 0 && Number.isFinite(v) && ((KEY_MEASURES as readonly string[]).includes(k) || /^(users|hours)\.\d{1,2}$/.test(k));
  return Object.fromEntries(Object.entries(values).filter(fits));
}

// nation is the country in a published year; how many recipients it has is
// nothing to compare a municipality with.
export function nation(name: string, year: Year): Place {
  const values: Record<string, number> = {};
  for (const [k, p] of Object.entries(country) as [string, Published][]) if (p.year === year && k !== 'recipients') values[k] = p.value;
  for (const t of publishedTypes) values[`users.${t}`] = usersShare(t, year)!;
  return { code: '', name, year, values };
}

export interface Odd {
  measure: string;
  own: number;
  others: number[];
}

// odd is where a place lies far from all the others: ten percentage points
// for a share, more where chance alone may do as much, and half as much again
// for hours. How far is ours to say.
export function odd(own: Place, others: Place[]): Odd[] {
  const told: (Odd & { far: number })[] = [];
  for (const [measure, value] of Object.entries(own.values)) {
    const theirs = others.map((p) => p.values[measure]).filter((v) => v !== undefined);
    if (theirs.length === 0) continue;
    const far = Math.min(...theirs.map((v) => distance(measure, value, v, own.values.recipients ?? 1)));
    if (far >= 1) told.push({ measure, own: value, others: theirs, far });
  }
  return told.sort((a, b) => b.far - a.far);
}

// distance is 1 where a difference begins to be worth a word.
function distance(measure: string, a: number, b: number, n: number): number {
  if (measure === 'recipients' || measure === 'servicesPerRecipient') return 0;
  if (measure.startsWith('hours.')) return Math.abs(Math.log(Math.max(a, 0.01) / Math.max(b, 0.01))) / Math.log(1.5);
  return Math.abs(a - b) / (0.1 + 2 * Math.sqrt((b * (1 - b)) / n));
}
