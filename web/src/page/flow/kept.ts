// Figures of earlier deliveries, kept on this device only, and only when the
// user wants it: sums, never a person.
import type { Report } from '../../shared/protocol.ts';

export interface KeptFigures {
  persons: number;
  time: string; // when it was sent, RFC 3339
  figures: string; // stats.Figures, as JSON
}

function name(municipality: string, year: number, kind: string): string {
  return `sluse.figures.${municipality}.${year}.${kind}`;
}

export function recall(r: Pick<Report, 'municipality' | 'kind'>, year: number): KeptFigures | undefined {
  try {
    return JSON.parse(localStorage.getItem(name(r.municipality, year, r.kind)) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepFigures(r: Report, kept: KeptFigures): void {
  try {
    localStorage.setItem(name(r.municipality, r.year, r.kind), JSON.stringify(kept));
  } catch {
    // the device keeps nothing; next year's comparison is without it
  }
}

// earlier are the figures kept of a municipality's other years, newest first.
export function earlier(r: Pick<Report, 'municipality' | 'kind' | 'year'>): KeptFigures[] {
  const [before, after] = [`sluse.figures.${r.municipality}.`, `.${r.kind}`];
  const years = Object.keys(localStorage)
    .filter((k) => k.startsWith(before) && k.endsWith(after))
    .map((k) => Number(k.slice(before.length, -after.length)));
  return years
    .filter((y) => y !== r.year)
    .sort((a, b) => b - a)
    .flatMap((y) => recall(r, y) ?? []);
}

export function forgetFigures(): void {
  for (const k of Object.keys(localStorage)) if (k.startsWith('sluse.figures.')) localStorage.removeItem(k);
}

// fewer is how many persons fewer a delivery has than the one it replaces; 0
// if that is not known.
export function fewer(r: Report): number {
  const before = recall(r, r.year);
  return before ? Math.max(0, before.persons - r.persons) : 0;
}
