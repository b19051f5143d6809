// Figures of earlier deliveries, kept on this device only, and only when the
// user wants it: sums, never a person.
import { names, readJSON, remove, write } from '../device.ts';
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
  return readJSON(name(r.municipality, year, r.kind));
}

// settleFigures keeps the figures of what has arrived, or forgets those of what
// it replaces, which would tell the next correction wrong.
export function settleFigures(p: Pending, time: string): void {
  const of = name(p.declared.municipality, p.declared.year, p.told);
  remove(of);
  if (p.figures) write(of, JSON.stringify({ ...p.figures, time, made: new Date().toISOString() } satisfies KeptFigures));
}

// earlier are the figures kept of a municipality's other years, newest first.
export function earlier(r: Pick<Report, 'municipality' | 'kind' | 'year'>): KeptFigures[] {
  const [before, after] = [`${PREFIX}${r.municipality}.`, `.${r.kind}`];
  const years = names(before)
    .filter((k) => k.endsWith(after))
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
  for (const k of names(PREFIX)) if (which(readJSON(k))) remove(k);
}

// fewer is how many persons fewer a delivery has than the one it replaces; 0
// if that is not known.
export function fewer(r: Report): number {
  const before = recall(r, r.year);
  return before ? Math.max(0, before.persons - r.persons) : 0;
}
