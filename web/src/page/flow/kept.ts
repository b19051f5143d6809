// Figures of earlier deliveries, kept on this device only, and only when the
// user wants it: sums, never a person.
import { over } from '../ends.ts';
import type { Pending } from '../sending/pending.ts';
import type { Report } from '../../shared/protocol.ts';

export interface KeptFigures {
  persons: number;
  time: string; // when it was received, RFC 3339
  made: string; // when they were kept, by the device's clock
  figures: string; // stats.Figures, as JSON
}

const PREFIX = 'sluse.figures.';

function name(municipality: string, year: number, kind: string): string {
  return `${PREFIX}${municipality}.${year}.${kind}`;
}

export function recall(r: Pick<Report, 'municipality' | 'kind'>, year: number): KeptFigures | undefined {
  return read(name(r.municipality, year, r.kind));
}

function read(name: string): KeptFigures | undefined {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

// settleFigures keeps the figures of what has arrived, or forgets those of what
// it replaces, which would tell the next correction wrong.
export function settleFigures(p: Pending, time: string): void {
  const of = name(p.declared.municipality, p.declared.year, p.told);
  localStorage.removeItem(of);
  if (!p.figures) return;
  try {
    localStorage.setItem(of, JSON.stringify({ ...p.figures, time, made: new Date().toISOString() } satisfies KeptFigures));
  } catch {
    // the device keeps nothing; next year's comparison is without it
  }
}

// earlier are the figures kept of a municipality's other years, newest first.
export function earlier(r: Pick<Report, 'municipality' | 'kind' | 'year'>): KeptFigures[] {
  const [before, after] = [`${PREFIX}${r.municipality}.`, `.${r.kind}`];
  const years = Object.keys(localStorage)
    .filter((k) => k.startsWith(before) && k.endsWith(after))
    .map((k) => Number(k.slice(before.length, -after.length)));
  return years
    .filter((y) => y !== r.year)
    .sort((a, b) => b - a)
    .flatMap((y) => recall(r, y) ?? []);
}

// sweepFigures forgets those that have been kept long enough.
export function sweepFigures(): void {
  forgetFigures((k) => over('figures', k?.made ?? ''));
}

export function forgetFigures(which: (k: KeptFigures | undefined) => boolean = () => true): void {
  for (const k of Object.keys(localStorage)) if (k.startsWith(PREFIX) && which(read(k))) localStorage.removeItem(k);
}

// fewer is how many persons fewer a delivery has than the one it replaces; 0
// if that is not known.
export function fewer(r: Report): number {
  const before = recall(r, r.year);
  return before ? Math.max(0, before.persons - r.persons) : 0;
}
